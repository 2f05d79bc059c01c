import { LoaderCircle, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Popover } from '../ui/overlay.tsx'
import { inWords } from '../ui/words.ts'
import { findObject } from './find-object.ts'
import { refuse, useEditor } from './use-editor.ts'

const usual = ['the subject', 'the background', 'the sky'] as const

/** Chooses what words name. */
export function SelectByWords() {
  const editor = useEditor()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  async function select(search: string): Promise<void> {
    setBusy(true)
    try {
      await findObject(editor, { search }, 'replace')
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
            {inWords(one)}
          </Button>
        ))}
      </div>
    </Popover>
  )
}
