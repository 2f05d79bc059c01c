import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useEditorState } from '../../drawing/use-editor.ts'
import { useZoom } from '../../drawing/zoom.ts'
import { IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'

/** How near the page is seen, below the drawing; the result follows. Fingers do so on a phone. */
export function ZoomBar({
  isAside,
}: {
  /** In the corner: what is done with the result lies in the middle. */
  readonly isAside: boolean
}) {
  const stage = useZoom((state) => state.stage)
  const scale = useEditorState((state) => state.view.scale)
  return (
    <div
      role="group"
      aria-label="Zoom"
      className={cn(
        'absolute bottom-1.5 flex items-center rounded-xl border border-line bg-panel p-1 shadow-float max-md:hidden',
        isAside ? 'left-3' : 'left-1/2 -translate-x-1/2',
      )}
    >
      <IconButton label="Farther" shortcut="mod+-" onClick={() => stage?.zoomBy(0.8)}>
        <ZoomOut />
      </IconButton>
      <span className="w-12 text-center text-[13px] text-soft tabular-nums">{Math.round(scale * 100)} %</span>
      <IconButton label="Nearer" shortcut="mod++" onClick={() => stage?.zoomBy(1.25)}>
        <ZoomIn />
      </IconButton>
      <IconButton label="Fit the window" shortcut="mod+0" onClick={() => stage?.fit()}>
        <Maximize />
      </IconButton>
    </div>
  )
}
