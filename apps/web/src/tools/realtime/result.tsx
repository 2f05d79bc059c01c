import { useNavigate } from '@tanstack/react-router'
import {
  Bookmark,
  Brush,
  CornerUpLeft,
  Expand,
  Film,
  LoaderCircle,
  Pause,
  Play,
  WifiOff,
  Ellipsis,
  PenTool,
  WandSparkles,
} from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { perform } from '../../data/actions.ts'
import { notify } from '../../data/news.ts'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { place } from '../../drawing/take-files.ts'
import { refuse, useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ResultCursors } from './shared/cursors.tsx'
import type { Layout } from './top-bar.tsx'
import { Standing } from './standing.tsx'
import { usePainting, usePaintingState } from './use-painting.ts'

export const places: Readonly<Record<Layout, string>> = {
  split: 'relative border-line max-md:border-t md:border-l',
  overlay:
    'pointer-events-none absolute inset-0 [&_button]:pointer-events-auto [&_[role=slider]]:pointer-events-auto',
  inset: 'absolute right-3 bottom-3 z-10 w-[36%] min-w-40 rounded-xl border border-strong shadow-float',
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
    frame.current?.append(result)
    return () => result.remove()
  }, [painting])
  const isOver = layout === 'overlay'
  return (
    <section
      ref={section}
      aria-label="Result"
      className={cn('flex min-h-0 min-w-0 overflow-hidden', !isOver && 'bg-ground', places[layout])}
      {...(layout === 'inset'
        ? { style: { aspectRatio: `${size.width} / ${size.height}`, maxHeight: 'calc(100% - 24px)' } }
        : {})}
    >
      <div
        ref={frame}
        className={cn(
          'absolute',
          !hasResult && 'invisible',
          !isOver && (layout === 'inset' ? 'inset-0' : 'inset-x-4 top-4 bottom-18'),
        )}
        {...(isOver
          ? {
              style: {
                left: view.x,
                top: view.y,
                width: size.width * view.scale,
                height: size.height * view.scale,
                opacity: overlay,
              },
            }
          : {})}
      >
        <ResultCursors />
      </div>
      {!hasResult && !isOver && <Waiting />}
      <Standing />
      {isOver && (
        <div className="pointer-events-auto absolute top-3 left-3 w-36 rounded-lg bg-panel/90 p-2 shadow-float">
          <PercentSlider label="Result" value={overlay} onChange={onOverlay} />
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
  const withKept = async (then: (id: string) => unknown): Promise<void> => {
    setBusy(true)
    try {
      const { id } = await painting.keep()
      await then(id)
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
      <Menu
        trigger={
          <IconButton label="Go on with the result" disabled={!hasResult || busy}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void withKept((id) => void navigate({ to: `/editor?image=${id}` }))}>
          <PenTool /> Continue in the editor
        </MenuItem>
        <MenuItem
          onSelect={() =>
            void withKept(async (image) => {
              await perform('upscale-image', { image, mode: 'fast', scale: 2 })
              notify('It is being enlarged; the queue shows how far it is.')
            })
          }
        >
          <WandSparkles /> Enhance to twice the size
        </MenuItem>
      </Menu>
      <Button
        size="small"
        look="primary"
        disabled={!hasResult || busy}
        onClick={() => void withKept(() => notify('Kept in the library.'))}
      >
        {busy ? <LoaderCircle className="size-4 animate-spin" /> : <Bookmark className="size-4" />} Keep
      </Button>
    </div>
  )
}
