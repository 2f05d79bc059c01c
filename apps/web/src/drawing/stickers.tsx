import { useQuery } from '@tanstack/react-query'
import { Sticker } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { queries } from '../data/queries.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Popover } from '../ui/overlay.tsx'
import { place } from './take-files.ts'
import { refuse, useEditor } from './use-editor.ts'

/** Of the page that a sticker takes when it is put there. */
const stickerShare = 1 / 3

/** Drawings to put onto the page, each as a layer. */
export function Stickers() {
  const editor = useEditor()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const { data = [] } = useQuery({ ...queries.stickers(search), enabled: open })
  async function put(id: string, name: string): Promise<void> {
    try {
      const response = await fetch(`/api/stickers/${id}`)
      if (!response.ok) throw new Error('This sticker could not be read.')
      await place(editor, await response.blob(), name, stickerShare)
      setOpen(false)
    } catch (error) {
      refuse(error)
    }
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      className="w-80 p-3"
      trigger={
        <IconButton label="Stickers">
          <Sticker />
        </IconButton>
      }
    >
      <input
        type="search"
        aria-label="Search stickers"
        value={text}
        placeholder="Fox, heart, rocket …"
        onChange={(event) => setText(event.target.value)}
        className={cn(inputLook, 'mb-2 h-9')}
      />
      {search !== '' && data.length === 0 && <p className="p-2 text-soft">No sticker of that name.</p>}
      <ul className="grid max-h-72 grid-cols-6 gap-1 overflow-y-auto">
        {data.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              title={name}
              aria-label={name}
              onClick={() => void put(id, name)}
              className="grid size-11 place-items-center rounded-lg hover:bg-hover"
            >
              <img src={`/api/stickers/${id}`} alt="" loading="lazy" className="size-8 object-contain" />
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
