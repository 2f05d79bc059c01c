import { Link, useNavigate } from '@tanstack/react-router'
import { Bookmark, Brush, CornerUpLeft, Expand, Film, LoaderCircle, Pause, Play, WifiOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { notify } from '../../data/news.ts'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { place } from '../../drawing/take-files.ts'
import { refuse, useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import type { Layout } from './top-bar.tsx'
import { Standing } from './standing.tsx'
import { usePainting, usePaintingState } from './use-painting.ts'

const places: Readonly<Record<Layout, string>> = {
  split: 'relative border-line max-md:border-t md:border-l',
  overlay:
    'pointer-events-none absolute inset-0 [&_button]:pointer-events-auto [&_[role=slider]]:pointer-events-auto',
  inset:
    'absolute right-3 bottom-3 z-10 h-[38%] w-[38%] min-w-40 rounded-xl border border-strong shadow-float',
  result: 'absolute inset-0 z-10',
}

/** What is painted, beside the drawing, over it, in its corner, or alone. */
export function Result({
  layout,
  overlay,
  onOverlay,
  onLayout,
}: {
  readonly layout: Layout
  readonly overlay: number
  readonly onOverlay: (share: number) => void
  readonly onLayout: (layout: Layout) => void
}) {
  const painting = usePainting()
  const view = useEditorState((state) => state.view)
  const size = useEditorState(({ scene }) => scene)
  const hasResult = usePaintingState((state) => state.hasResult)
  const frame = useRef<HTMLDivElement>(null)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const { result } = painting
    result.className = 'block size-full'
    result.dataset['testid'] = 'painted'
    result.setAttribute('role', 'img')
    result.setAttribute('aria-label', 'What is painted')
    frame.current?.append(result)
    return () => result.remove()
  }, [painting])
  const isOver = layout === 'overlay'
  return (
    <section
      ref={section}
      aria-label="Result"
      className={cn('flex min-h-0 min-w-0 overflow-hidden', !isOver && 'bg-ground', places[layout])}
    >
      <div
        ref={frame}
        className={cn('overflow-hidden rounded-sm shadow-float', !hasResult && 'invisible')}
        style={
          isOver
            ? {
                position: 'absolute',
                left: view.x,
                top: view.y,
                width: size.width * view.scale,
                height: size.height * view.scale,
                opacity: overlay,
              }
            : {
                margin: 'auto',
                aspectRatio: `${size.width} / ${size.height}`,
                maxWidth: layout === 'inset' ? '100%' : 'calc(100% - 32px)',
                maxHeight: layout === 'inset' ? '100%' : 'calc(100% - 32px)',
                ...(size.width >= size.height ? { width: '100%' } : { height: '100%' }),
              }
        }
      />
      {!hasResult && !isOver && <Waiting />}
      <Standing />
      {isOver && (
        <div className="pointer-events-auto absolute top-3 left-3 w-36 rounded-lg bg-panel/90 p-2 shadow-float">
          <PercentSlider label="Result over drawing" value={overlay} onChange={onOverlay} />
        </div>
      )}
      {layout !== 'inset' && <Actions onFull={() => void section.current?.requestFullscreen()} />}
      {layout === 'result' && (
        <Button size="small" className="absolute top-3 left-3" onClick={() => onLayout('split')}>
          <Brush className="size-4" /> Draw
        </Button>
      )}
    </section>
  )
}

function Waiting() {
  const line = usePaintingState((state) => state.line)
  return (
    <p role="status" className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
      <span className="flex items-center gap-2.5">
        {line === 'lost' ? <WifiOff className="size-5" /> : <LoaderCircle className="size-5 animate-spin" />}
        {line === 'lost' ? 'The server cannot be reached; trying again.' : 'Painting the first picture…'}
      </span>
    </p>
  )
}

/** What can be done with what is painted. */
function Actions({ onFull }: { readonly onFull: () => void }) {
  const painting = usePainting()
  const editor = useEditor()
  const isHeld = usePaintingState((state) => state.isHeld)
  const hasResult = usePaintingState((state) => state.hasResult)
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [isFilming, setFilming] = useState(false)
  const [kept, setKept] = useState<string | null>(null)
  const keep = async (): Promise<void> => {
    setBusy(true)
    try {
      const { id } = await painting.keep()
      setKept(id)
      notify('Kept in the library.')
    } catch (error) {
      refuse(error)
    }
    setBusy(false)
  }
  const film = async (): Promise<void> => {
    setFilming(true)
    try {
      await painting.film()
      notify('The time-lapse is in the library.', {
        action: { label: 'Show', onClick: () => void navigate({ to: '/library' }) },
      })
    } catch (error) {
      refuse(error)
    }
    setFilming(false)
  }
  const useAsInput = (): void => {
    painting.result.toBlob((blob) => {
      if (blob !== null) void place(editor, blob, 'Result').catch(refuse)
    })
  }
  return (
    <div
      role="toolbar"
      aria-label="With the result"
      className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-0.5 rounded-xl border border-line bg-panel/95 p-1 shadow-float"
    >
      <IconButton
        label={isHeld ? 'Go on painting' : 'Hold the result'}
        pressed={isHeld}
        disabled={!hasResult}
        onClick={() => painting.hold(!isHeld)}
      >
        {isHeld ? <Play /> : <Pause />}
      </IconButton>
      <IconButton label="Use as input" disabled={!hasResult} onClick={useAsInput}>
        <CornerUpLeft />
      </IconButton>
      <IconButton
        label={isFilming ? 'The time-lapse is being made' : 'Make a time-lapse'}
        disabled={!hasResult || isFilming}
        onClick={() => void film()}
      >
        {isFilming ? <LoaderCircle className="animate-spin" /> : <Film />}
      </IconButton>
      <IconButton label="Full screen" disabled={!hasResult} onClick={onFull}>
        <Expand />
      </IconButton>
      {kept !== null && (
        <Link
          to={`/editor?image=${kept}`}
          className="rounded-lg px-2 text-[13px] text-accent-text hover:underline max-sm:hidden"
        >
          Open in the editor
        </Link>
      )}
      <Button size="small" look="primary" disabled={!hasResult || busy} onClick={() => void keep()}>
        {busy ? <LoaderCircle className="size-4 animate-spin" /> : <Bookmark className="size-4" />} Keep
      </Button>
    </div>
  )
}
