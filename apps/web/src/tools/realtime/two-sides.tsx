import type { ReactNode } from 'react'
import { CanvasView } from '../../drawing/canvas-view.tsx'
import { cn } from '../../ui/class-names.ts'
import type { Layout } from './layouts.tsx'
import { ZoomBar } from './zoom-bar.tsx'

/** The drawing and the result, as they lie beside or over each other. */
export const TwoSides = ({
  layout,
  over,
  result,
}: {
  readonly layout: Layout
  /** Shown over the drawing. */
  readonly over: ReactNode
  readonly result: ReactNode
}) => (
  <div
    className={cn(
      'relative flex min-h-0 grow bg-ground',
      layout === 'split' && 'max-md:flex-col md:flex-row [&>*]:flex-1',
    )}
  >
    <div
      className={cn('relative flex min-h-0 min-w-0 grow flex-col md:pb-15', layout === 'overlay' && 'pb-15')}
    >
      <CanvasView>{over}</CanvasView>
      {layout !== 'result' && <ZoomBar isAside={layout === 'overlay'} />}
    </div>
    {result}
  </div>
)
