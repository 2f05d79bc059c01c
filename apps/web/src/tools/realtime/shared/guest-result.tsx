import { Brush } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useEditorState } from '../../../drawing/use-editor.ts'
import { Button } from '../../../ui/button.tsx'
import { cn } from '../../../ui/class-names.ts'
import { places } from '../result.tsx'
import type { Layout } from '../top-bar.tsx'
import { ResultCursors } from './cursors.tsx'
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
  const view = useEditorState((state) => state.view)
  const size = useEditorState(({ scene }) => scene)
  const hasResult = useLineState((state) => state.hasResult)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const canvas = line?.screen.canvas
    if (canvas === undefined) return undefined
    place.current?.prepend(canvas)
    return () => canvas.remove()
  }, [line])
  const isOver = layout === 'overlay'
  return (
    <section
      aria-label="Result"
      className={cn('flex min-h-0 min-w-0 overflow-hidden', !isOver && 'bg-ground', places[layout])}
      {...(layout === 'inset'
        ? { style: { aspectRatio: `${size.width} / ${size.height}`, maxHeight: 'calc(100% - 24px)' } }
        : {})}
    >
      <div
        ref={place}
        className={cn(
          'absolute',
          !hasResult && 'invisible',
          !isOver && (layout === 'inset' ? 'inset-0' : 'inset-4'),
        )}
        {...(isOver
          ? {
              style: {
                left: view.x,
                top: view.y,
                width: size.width * view.scale,
                height: size.height * view.scale,
                opacity: 0.5,
              },
            }
          : {})}
      >
        <ResultCursors />
      </div>
      {!hasResult && !isOver && (
        <p role="status" className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
          What is painted is seen here as soon as the owner paints.
        </p>
      )}
      {layout === 'result' && (
        <Button size="small" className="absolute top-3 left-3" onClick={() => onLayout('split')}>
          <Brush className="size-4" /> The drawing
        </Button>
      )}
    </section>
  )
}
