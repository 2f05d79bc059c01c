import { type ReactNode, useEffect, useRef } from 'react'
import { useEditorState } from '../../drawing/use-editor.ts'
import { cn } from '../../ui/class-names.ts'
import { ResultCursors } from './shared/cursors.tsx'
import type { Layout } from './layouts.tsx'
import { useMoved } from './use-moved.ts'

/** How the result is laid out: as its owner chose, or over all. */
type Shown = Layout | 'full'

const places: Readonly<Record<Shown, string>> = {
  split: 'relative border-line max-md:border-t pb-15 md:border-l',
  overlay:
    'pointer-events-none absolute inset-0 [&_button]:pointer-events-auto [&_[role=slider]]:pointer-events-auto',
  inset: 'absolute z-10 flex-col rounded-xl border border-strong shadow-float',
  result: 'absolute inset-0 z-10 pb-15',
  full: 'fixed inset-0 z-30 pb-15',
}

interface SheetProps {
  /** What is painted is shown on it. */
  readonly canvas: HTMLCanvasElement
  readonly hasResult: boolean
  readonly layout: Shown
  /** How much of it is seen where it lies over the drawing, 0–1. */
  readonly overlay: number
}

/** The place of what is painted, with what belongs to it. */
export function ResultFrame({
  waiting,
  children,
  ...sheet
}: SheetProps & {
  /** Shown where nothing was painted yet. */
  readonly waiting: ReactNode
  readonly children?: ReactNode
}) {
  const { layout, hasResult } = sheet
  const size = useEditorState(({ scene }) => scene)
  const section = useRef<HTMLElement>(null)
  const { place: corner, handle } = useMoved(section)
  const isOver = layout === 'overlay'
  const isInset = layout === 'inset'
  const ratio = size.width / size.height
  return (
    <section
      ref={section}
      aria-label="Result"
      className={cn('flex min-h-0 min-w-0 overflow-hidden', !isOver && 'bg-ground', places[layout])}
      {...(isInset
        ? {
            style: {
              right: corner.x,
              bottom: corner.y,
              width: `max(184px, min(36%, 40dvh * ${ratio}))`,
              maxWidth: 'calc(100% - 24px)',
            },
          }
        : {})}
    >
      <div
        className={cn('relative min-w-0 grow overflow-hidden', !isOver && '[container-type:size]')}
        {...(isInset ? { style: { aspectRatio: `${size.width} / ${size.height}`, flex: 'none' } } : {})}
      >
        <Sheet {...sheet} />
        {!hasResult && !isOver && waiting}
        {isInset && (
          <button
            type="button"
            aria-label="Move the picture: drag it, or use the arrows"
            className="absolute inset-0 cursor-move touch-none outline-offset-[-3px]"
            {...handle}
          />
        )}
      </div>
      {children}
    </section>
  )
}

/** Where the result lies: where the drawing lies, beside or over it, or in the middle as large as there is room. */
function Sheet({ canvas, hasResult, layout, overlay }: SheetProps) {
  const view = useEditorState((state) => state.view)
  const { width, height } = useEditorState(({ scene }) => scene)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    frame.current?.prepend(canvas)
    return () => canvas.remove()
  }, [canvas])
  const follows = layout === 'split' || layout === 'overlay'
  const edge = layout === 'inset' ? '0px' : '24px'
  return (
    <div
      ref={frame}
      className={cn('absolute', !hasResult && 'invisible', !follows && 'top-1/2 left-1/2 -translate-1/2')}
      style={
        follows
          ? {
              left: view.x,
              top: view.y,
              width: width * view.scale,
              height: height * view.scale,
              ...(layout === 'overlay' ? { opacity: overlay } : {}),
            }
          : {
              width: `min(100cqw - ${edge}, (100cqh - ${edge}) * ${width / height})`,
              aspectRatio: `${width} / ${height}`,
            }
      }
    >
      <ResultCursors />
    </div>
  )
}
