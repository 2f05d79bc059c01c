import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Stage } from '../canvas/stage/stage.ts'
import { Button } from '../ui/button.tsx'
import { croppedTo } from '../canvas/commands/document.ts'
import { putRight } from '../canvas/commands/perspective.ts'
import { useObjectSelect } from './find-object.ts'
import { takeFiles } from './take-files.ts'
import { performById, refuse, useEditor, useEditorState } from './use-editor.ts'
import { useZoom } from './zoom.ts'

/** The document, to be worked on; over it what its tools need, and `children`. */
export function CanvasView({ children }: { readonly children?: ReactNode }) {
  const editor = useEditor()
  const place = useRef<HTMLDivElement>(null)
  const isLooking = useObjectSelect()
  useEffect(() => {
    if (place.current === null) return
    const stage = new Stage(place.current, editor, refuse)
    useZoom.setState({ stage })
    return () => {
      useZoom.setState({ stage: null })
      stage.destroy()
    }
  }, [editor])
  return (
    <div
      className="relative min-h-0 grow overflow-hidden bg-ground"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void takeFiles(editor, [...event.dataTransfer.files])
      }}
    >
      <div
        ref={place}
        role="application"
        aria-label="Document"
        data-testid="document"
        tabIndex={0}
        className="absolute inset-0 touch-none outline-none select-none focus-visible:outline-2 focus-visible:outline-offset-[-2px]"
      />
      {isLooking && (
        <p
          role="status"
          className="absolute top-4 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-lg bg-panel px-3 py-2 text-[13px] shadow-float"
        >
          <LoaderCircle className="size-4 animate-spin" /> Looking for it…
        </p>
      )}
      <CropBar />
      <PerspectiveBar />
      {children}
    </div>
  )
}

/** What lies over the foot of the page. */
const Bar = ({ children }: { readonly children: ReactNode }) => (
  <div className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-xl border border-line bg-panel p-2 shadow-float">
    {children}
  </div>
)

/** What to do with the corners that are drawn. */
function PerspectiveBar() {
  const editor = useEditor()
  const corners = useEditorState((state) => (state.tool === 'perspective' ? state.corners : null))
  const [busy, setBusy] = useState(false)
  if (corners === null) return null
  const apply = (): void => {
    setBusy(true)
    void putRight(editor, corners)
      .catch(refuse)
      .finally(() => setBusy(false))
  }
  return (
    <Bar>
      <Button size="small" disabled={busy} onClick={() => editor.set({ tool: 'move', corners: null })}>
        Cancel
      </Button>
      <Button size="small" look="primary" disabled={busy} onClick={apply}>
        {busy && <LoaderCircle className="size-4 animate-spin" />} Put right
      </Button>
    </Bar>
  )
}

/** What to do with the crop that is drawn. */
function CropBar() {
  const editor = useEditor()
  const crop = useEditorState((state) => (state.tool === 'crop' ? state.crop : null))
  if (crop === null) return null
  return (
    <Bar>
      <span className="px-2 text-[13px] whitespace-nowrap text-soft tabular-nums">
        {Math.round(crop.width)} × {Math.round(crop.height)}
        {crop.rotation !== 0 && ` · ${crop.rotation.toFixed(1)}°`}
      </span>
      <Button size="small" onClick={() => performById('escape', editor)}>
        Cancel
      </Button>
      <Button size="small" look="primary" onClick={() => croppedTo(editor, crop)}>
        Crop
      </Button>
    </Bar>
  )
}
