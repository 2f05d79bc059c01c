import { LoaderCircle, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { choose } from '../../canvas/pointer-tools/select/selecting.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { inputLook } from '../../ui/field.tsx'
import { Popover } from '../../ui/overlay.tsx'
import { generate, selectionOfMask } from './generate.ts'
import { assetFile, bitmapOf } from './open.ts'
import { refuse, useEditor } from './use-editor.ts'

const usual = ['the subject', 'the background', 'the sky'] as const

/** Chooses what words name. */
export function SelectByWords() {
  const editor = useEditor()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  async function select(search: string): Promise<void> {
    const before = editor.scene
    setBusy(true)
    try {
      const made = await generate({
        operation: 'select-object',
        values: { search },
        scene: before,
        signal: new AbortController().signal,
      })
      const [image] = made.images
      if (image === undefined) throw new Error('Nothing was found.')
      const bitmap = await bitmapOf(await assetFile(image.id))
      const selection = selectionOfMask(bitmap, before)
      bitmap.close()
      // The mask has done its work; the library need not show it.
      void client.deleteImage({ params: { id: made.id } }).catch(refuse)
      if (selection === null) throw new Error(`Nothing was found for “${search}”.`)
      choose(editor, editor.scene, selection)
      setOpen(false)
    } catch (error) {
      refuse(error)
    }
    setBusy(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="w-72 p-3"
      trigger={
        <Button size="small" look="ghost">
          <ScanSearch className="size-4" /> By words…
        </Button>
      }
    >
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') void select(words.trim())
        }}
      >
        <input
          aria-label="What to select"
          value={words}
          maxLength={1000}
          placeholder="The red car"
          onChange={(event) => setWords(event.target.value)}
          className={cn(inputLook, 'h-8')}
        />
        <Button type="submit" size="small" look="primary" disabled={busy || words.trim() === ''}>
          {busy ? <LoaderCircle className="size-4 animate-spin" /> : 'Select'}
        </Button>
      </form>
      <div className="mt-2 flex flex-wrap gap-1">
        {usual.map((one) => (
          <Button key={one} size="small" disabled={busy} onClick={() => void select(one)}>
            {one.charAt(0).toUpperCase() + one.slice(1)}
          </Button>
        ))}
      </div>
    </Popover>
  )
}
