import { FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { performById, useEditor } from './use-editor.ts'

const turns = [
  ['flip-across', 'Flip layer across', FlipHorizontal2],
  ['flip-down', 'Flip layer upside down', FlipVertical2],
  ['turn-left', 'Turn layer left', RotateCcw],
  ['turn-right', 'Turn layer right', RotateCw],
] as const

/** Mirrors and turns the active layer. */
export function TurnButtons() {
  const editor = useEditor()
  return (
    <div role="group" aria-label="Flip and turn" className="flex gap-0.5">
      {turns.map(([id, label, Icon]) => (
        <IconButton key={id} label={label} className="size-8" onClick={() => performById(id, editor)}>
          <Icon />
        </IconButton>
      ))}
    </div>
  )
}
