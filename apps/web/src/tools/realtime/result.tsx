import { useNavigate } from '@tanstack/react-router'
import {
  Bookmark,
  Brush,
  CircleAlert,
  CornerUpLeft,
  Expand,
  Film,
  LoaderCircle,
  Pause,
  Play,
  Shrink,
  WifiOff,
  Ellipsis,
  PenTool,
  WandSparkles,
} from 'lucide-react'
import { useState } from 'react'
import { perform } from '../../data/actions.ts'
import { notify } from '../../data/news.ts'
import { place } from '../../drawing/take-files.ts'
import { refuse, useEditor } from '../../drawing/use-editor.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { foot } from './foot.ts'
import { OverlayShare } from './overlay-share.tsx'
import { ResultFrame } from './result-frame.tsx'
import type { Layout } from './layouts.tsx'
import { Standing } from './standing.tsx'
import { useFullScreen } from './use-full-screen.ts'
import { usePainting, usePaintingState } from './use-painting.ts'
import { usePlainKeys } from './use-plain-keys.ts'

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
  const hasResult = usePaintingState((state) => state.hasResult)
  const [isFull, setFull] = useFullScreen()
  return (
    <ResultFrame
      canvas={painting.result}
      hasResult={hasResult}
      layout={isFull ? 'full' : layout}
      overlay={overlay}
      waiting={<Waiting />}
    >
      <Standing />
      {layout === 'overlay' && !isFull && <OverlayShare value={overlay} onChange={onOverlay} />}
      <Actions isSmall={layout === 'inset' && !isFull} isFull={isFull} onFull={setFull} />
      {layout === 'result' && !isFull && (
        <Button size="small" className="absolute top-3 left-3" onClick={() => onLayout('split')}>
          <Brush className="size-4" /> Draw
        </Button>
      )}
    </ResultFrame>
  )
}

function Waiting() {
  const line = usePaintingState((state) => state.line)
  const problem = usePaintingState((state) => state.problem)
  const isLost = line === 'lost'
  const text = isLost
    ? 'The server cannot be reached; trying again.'
    : problem === ''
      ? 'Painting the first picture…'
      : 'Nothing could be painted yet.'
  return (
    <p role="status" className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
      <span className="flex items-center gap-2.5">
        {isLost ? (
          <WifiOff className="size-5" />
        ) : problem === '' ? (
          <LoaderCircle className="size-5 animate-spin" />
        ) : (
          <CircleAlert className="size-5" />
        )}
        {text}
      </span>
    </p>
  )
}

/** What can be done with what is painted. */
function Actions({
  isSmall,
  isFull,
  onFull,
}: {
  /** Over a small picture: what is needed less is in the menu. */
  readonly isSmall: boolean
  readonly isFull: boolean
  readonly onFull: (isFull: boolean) => void
}) {
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
      // As large as the page, however large it was painted.
      if (blob !== null) void place(editor, blob, 'Result', 1).catch(refuse)
    })
  }
  const keep = (): void => void withKept(() => notify('Kept in the library.'))
  const hold = (): void => painting.hold(!isHeld)
  usePlainKeys(hasResult ? { p: hold, ...(busy ? {} : { k: keep }) } : {})
  return (
    <div
      {...(isSmall ? {} : { ref: foot })}
      role="toolbar"
      aria-label="With the result"
      className={cn(
        'flex items-center gap-0.5 bg-panel p-1',
        isSmall
          ? 'justify-center border-t border-line'
          : 'absolute bottom-1.5 left-1/2 -translate-x-1/2 rounded-xl border border-line shadow-float',
      )}
    >
      <IconButton
        label={isHeld ? 'Go on painting' : 'Hold the result'}
        shortcut="P"
        pressed={isHeld}
        disabled={!hasResult}
        onClick={hold}
      >
        {isHeld ? <Play /> : <Pause />}
      </IconButton>
      <IconButton label="Use as input" disabled={!hasResult} onClick={useAsInput}>
        <CornerUpLeft />
      </IconButton>
      {!isSmall && (
        <>
          <IconButton
            label={isFilming ? 'The time-lapse is being made' : 'Make a time-lapse'}
            disabled={!hasResult || isFilming}
            onClick={() => void film()}
          >
            {isFilming ? <LoaderCircle className="animate-spin" /> : <Film />}
          </IconButton>
          <IconButton
            label={isFull ? 'Leave full screen' : 'Full screen'}
            disabled={!hasResult && !isFull}
            onClick={() => onFull(!isFull)}
          >
            {isFull ? <Shrink /> : <Expand />}
          </IconButton>
        </>
      )}
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
        {isSmall && (
          <>
            <MenuItem onSelect={() => void film()}>
              <Film /> Make a time-lapse
            </MenuItem>
            <MenuItem onSelect={() => onFull(true)}>
              <Expand /> Full screen
            </MenuItem>
          </>
        )}
      </Menu>
      <Button size="small" look="primary" title="Keep (K)" disabled={!hasResult || busy} onClick={keep}>
        {busy ? <LoaderCircle className="size-4 animate-spin" /> : <Bookmark className="size-4" />}
        <span className={cn(isSmall && 'sr-only')}>Keep</span>
      </Button>
    </div>
  )
}
