import { Link } from '@tanstack/react-router'
import {
  ChevronLeft,
  Columns2,
  Eraser,
  Layers,
  Layers2,
  PictureInPicture2,
  Redo2,
  Square,
  Undo2,
} from 'lucide-react'
import { performById, useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { DocumentName, SavingState } from '../../drawing/document-bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/field.tsx'
import { People } from './shared/people.tsx'
import { Share } from './shared/share.tsx'
import { SolidGuide } from './solid-guide.tsx'
import { Sources } from './sources.tsx'

export type Layout = 'split' | 'overlay' | 'inset' | 'result'

export const layouts = [
  { value: 'split', label: <Columns2 className="size-4" />, name: 'Side by side' },
  { value: 'overlay', label: <Layers2 className="size-4" />, name: 'One over the other' },
  { value: 'inset', label: <PictureInPicture2 className="size-4" />, name: 'Picture in picture' },
  { value: 'result', label: <Square className="size-4" />, name: 'The result alone' },
] as const

/** The name, what can be undone, what is drawn from, and how both sides lie. */
export function TopBar({
  layout,
  onLayout,
  showsLayers,
  onLayers,
}: {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
  readonly showsLayers: boolean
  readonly onLayers: () => void
}) {
  const editor = useEditor()
  const canUndo = useEditorState((state) => state.canUndo)
  const canRedo = useEditorState((state) => state.canRedo)
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 overflow-x-auto border-b border-line bg-panel px-2 [scrollbar-width:none]">
      <Link
        to="/realtime"
        aria-label="All canvases"
        className="grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-hover hover:text-text"
      >
        <ChevronLeft className="size-5" />
      </Link>
      <DocumentName />
      <SavingState path="/realtime" />
      <div className="grow" />
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
      <IconButton label="Clear the layer" onClick={() => performById('clear-layer', editor)}>
        <Eraser />
      </IconButton>
      <Sources />
      <SolidGuide />
      <Segments label="Layout" className="shrink-0" value={layout} options={layouts} onChange={onLayout} />
      <IconButton label="Layers" pressed={showsLayers} onClick={onLayers}>
        <Layers />
      </IconButton>
      <People />
      <Share />
    </header>
  )
}
