import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { useEditor, useEditorState } from './use-editor.ts'

/** Takes the last step back, or does it again; each says which. */
export function UndoButtons() {
  const editor = useEditor()
  const canUndo = useEditorState((state) => state.canUndo)
  const canRedo = useEditorState((state) => state.canRedo)
  return (
    <>
      <IconButton
        label={canUndo === null ? 'Undo' : `Undo: ${canUndo}`}
        shortcut="mod+Z"
        disabled={canUndo === null}
        onClick={() => void editor.undo()}
      >
        <Undo2 />
      </IconButton>
      <IconButton
        label={canRedo === null ? 'Redo' : `Redo: ${canRedo}`}
        shortcut="mod+shift+Z"
        disabled={canRedo === null}
        onClick={() => void editor.redo()}
      >
        <Redo2 />
      </IconButton>
    </>
  )
}
