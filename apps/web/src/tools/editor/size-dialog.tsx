import { largestDocumentSide } from '@krya/contracts'
import { Link2, Link2Off } from 'lucide-react'
import { useState } from 'react'
import { resizedTo } from '../../canvas/commands/document.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Field, inputLook } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { useEditor } from '../../drawing/use-editor.ts'

const isFit = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= largestDocumentSide

/** The whole document at another size. */
export function SizeDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor()
  const { width, height } = editor.scene
  const [wanted, setWanted] = useState({ width, height })
  const [linked, setLinked] = useState(true)
  const set = (side: 'width' | 'height', value: number): void =>
    setWanted((before) => {
      if (!linked) return { ...before, [side]: value }
      return side === 'width'
        ? { width: value, height: Math.round((value * height) / width) }
        : { height: value, width: Math.round((value * width) / height) }
    })
  const able = isFit(wanted.width) && isFit(wanted.height)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Size of the document" className="w-96">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!able) return
          resizedTo(editor, wanted.width, wanted.height)
          onClose()
        }}
      >
        <div className="flex items-end gap-2">
          {(['width', 'height'] as const).map((side) => (
            <Field
              key={side}
              label={side === 'width' ? 'Width' : 'Height'}
              error={isFit(wanted[side]) ? undefined : `from 1 to ${largestDocumentSide}`}
            >
              {(id) => (
                <input
                  id={id}
                  type="number"
                  value={wanted[side] || ''}
                  onChange={(event) => set(side, Number(event.target.value))}
                  className={cn(inputLook, 'h-9')}
                />
              )}
            </Field>
          ))}
          <IconButton
            label={linked ? 'Both sides change together' : 'Each side by itself'}
            pressed={linked}
            onClick={() => setLinked(!linked)}
          >
            {linked ? <Link2 /> : <Link2Off />}
          </IconButton>
        </div>
        <Button type="submit" look="primary" disabled={!able}>
          Resize
        </Button>
      </form>
    </Dialog>
  )
}
