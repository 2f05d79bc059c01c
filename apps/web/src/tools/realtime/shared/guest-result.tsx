import { Brush } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { ResultFrame } from '../result-frame.tsx'
import type { Layout } from '../top-bar.tsx'
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
  if (line === null) return null
  return (
    <ResultFrame
      canvas={line.screen.canvas}
      hasResult={hasResult}
      layout={layout}
      overlay={0.5}
      waiting={
        <p role="status" className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
          What is painted is seen here as soon as the owner paints.
        </p>
      }
    >
      {layout === 'result' && (
        <Button size="small" className="absolute top-3 left-3" onClick={() => onLayout('split')}>
          <Brush className="size-4" /> The drawing
        </Button>
      )}
    </ResultFrame>
  )
}
