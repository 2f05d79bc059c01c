import { Brush, Expand, Shrink } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../ui/button.tsx'
import type { Layout } from '../layouts.tsx'
import { OverlayShare } from '../overlay-share.tsx'
import { ResultFrame } from '../result-frame.tsx'
import { useFullScreen } from '../use-full-screen.ts'
import { useLine, useLineState } from './use-line.ts'

/** What is painted, as its owner sees it. */
export function GuestResult({
  layout,
  onLayout,
}: {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
}) {
  const line = useLine()
  const hasResult = useLineState((state) => state.hasResult)
  const [isFull, setFull] = useFullScreen()
  const [overlay, setOverlay] = useState(0.5)
  if (line === null) return null
  return (
    <ResultFrame
      canvas={line.screen.canvas}
      hasResult={hasResult}
      layout={isFull ? 'full' : layout}
      overlay={overlay}
      waiting={
        <p role="status" className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
          What is painted is seen here as soon as the owner paints.
        </p>
      }
    >
      {layout === 'overlay' && !isFull && <OverlayShare value={overlay} onChange={setOverlay} />}
      {layout === 'result' && !isFull && (
        <Button size="small" className="absolute top-3 left-3" onClick={() => onLayout('split')}>
          <Brush className="size-4" /> The drawing
        </Button>
      )}
      <span className="absolute right-3 bottom-3 rounded-xl border border-line bg-panel shadow-float">
        <IconButton
          label={isFull ? 'Leave full screen' : 'Full screen'}
          disabled={!hasResult && !isFull}
          onClick={() => setFull(!isFull)}
        >
          {isFull ? <Shrink /> : <Expand />}
        </IconButton>
      </span>
    </ResultFrame>
  )
}
