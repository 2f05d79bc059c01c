import type { Generation } from '@krya/contracts'
import { CircleAlert, Clock, Info, Repeat, RotateCcw, Trash2, Wand2, X } from 'lucide-react'
import { useMemo } from 'react'
import { cancel, removeGeneration, retry } from '../data/actions.ts'
import { previewKey, useLive } from '../data/live.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Popover } from '../ui/overlay.tsx'
import { outputsOf, type Picture, picturesOf, promptOf } from './pictures.ts'
import { Progress } from './progress.tsx'
import { Tile } from './tile.tsx'

interface CardProps {
  readonly generation: Generation
  readonly onOpen: (picture: Picture) => void
  /** Its recipe, again with other seeds. */
  readonly onRerun: () => void
  /** Its recipe, into the form. */
  readonly onReuse: () => void
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** One generation with its pictures: those that are there, and places for those that come. */
export function GenerationCard({ generation, onOpen, onRerun, onReuse }: CardProps) {
  const { id, operation, status, images, input, error, warnings } = generation
  const isOpen = status === 'pending' || status === 'processing'
  const asked = useMemo(() => outputsOf({ operation, input }), [operation, input])
  const wanted = Math.max(images.length, asked)
  const missing = isOpen
    ? Array.from({ length: wanted }, (_, index) => index).filter(
        (index) => !images.some((image) => image.index === index),
      )
    : []
  const shape =
    typeof input['aspect_ratio'] === 'string'
      ? input['aspect_ratio'].replace(':', ' / ')
      : `${numberOf(input['width'], 1)} / ${numberOf(input['height'], 1)}`
  const prompt = promptOf(generation)
  const columns =
    wanted <= 2 ? `repeat(${wanted}, minmax(0, 460px))` : 'repeat(auto-fit, minmax(min(46%, 210px), 1fr))'
  return (
    <article
      aria-label={prompt}
      // Those out of sight cost nothing, however many there are.
      className="flex flex-col gap-3 [contain-intrinsic-size:auto_420px] [content-visibility:auto]"
    >
      <header className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="line-clamp-2 leading-snug" title={prompt}>
            {prompt}
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-faint">
            <Facts generation={generation} />
            {warnings.length > 0 && (
              <Popover
                className="w-[min(360px,calc(100vw-32px))]"
                trigger={
                  <button type="button" className="inline-flex items-center gap-1 text-warn hover:underline">
                    <Info className="size-3.5" />
                    {warnings.length === 1 ? 'A note' : `${warnings.length} notes`}
                  </button>
                }
              >
                <ul className="flex flex-col gap-2 p-1.5 text-[13px]">
                  {warnings.map(({ field, message }) => (
                    <li key={`${String(field)} ${message}`}>{message}</li>
                  ))}
                </ul>
              </Popover>
            )}
          </p>
        </div>
        <div className="flex">
          {isOpen ? (
            <IconButton label="Cancel" onClick={() => void cancel(id)}>
              <X />
            </IconButton>
          ) : (
            <>
              <IconButton label="Run again with other seeds" onClick={onRerun}>
                <Repeat />
              </IconButton>
              <IconButton label="Put the recipe into the form" onClick={onReuse}>
                <Wand2 />
              </IconButton>
              <IconButton label="Delete" onClick={() => void removeGeneration(id)}>
                <Trash2 />
              </IconButton>
            </>
          )}
        </div>
      </header>
      {(images.length > 0 || missing.length > 0) && (
        <div
          className="grid gap-3"
          style={{
            gridTemplateColumns: columns,
          }}
        >
          {picturesOf(generation).map((picture, at) => (
            <Tile
              key={picture.id}
              picture={picture}
              label={`Open picture ${at + 1}`}
              onOpen={() => onOpen(picture)}
            />
          ))}
          {missing.map((index) => (
            <Place key={index} generation={generation} index={index} shape={shape} />
          ))}
        </div>
      )}
      {status === 'failed' && error !== undefined && (
        <div
          role="alert"
          className="flex items-start gap-3 rounded-card border border-line bg-danger-wash p-3.5"
        >
          <CircleAlert className="mt-0.5 size-[18px] shrink-0 text-danger" />
          <div className="min-w-0 grow">
            <p className="font-medium">{error.message}</p>
            <p className="text-soft">{error.remedy}</p>
          </div>
          <Button size="small" onClick={() => void retry(id)}>
            <RotateCcw className="size-4" /> Retry
          </Button>
        </div>
      )}
      {status === 'canceled' && (
        <div className="flex items-center justify-between gap-3 rounded-card border border-line px-3.5 py-2.5 text-soft">
          Canceled
          <Button size="small" onClick={() => void retry(id)}>
            <RotateCcw className="size-4" /> Run it after all
          </Button>
        </div>
      )}
    </article>
  )
}

function Facts({ generation: { input, created_at } }: { readonly generation: Generation }) {
  const facts = [
    input['style'],
    typeof input['width'] === 'number' ? `${input['width']} × ${String(input['height'])}` : undefined,
    input['aspect_ratio'],
    typeof input['duration'] === 'number' ? `${input['duration']} s` : undefined,
    input['resolution'],
    new Date(created_at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
  ]
  return (
    <>
      {facts
        .filter((fact) => fact !== undefined)
        .map(String)
        .join(' · ')}
    </>
  )
}

/** Where a picture will be: its preview, how far it is, when it is expected. */
function Place({
  generation,
  index,
  shape,
}: {
  readonly generation: Generation
  readonly index: number
  readonly shape: string
}) {
  const preview = useLive((state) => state.previews[previewKey(generation.id, index)])
  const isWaiting = generation.status === 'pending'
  return (
    <div className="relative overflow-hidden rounded-card border border-line" style={{ aspectRatio: shape }}>
      {preview === undefined ? (
        <div className={isWaiting ? 'size-full bg-panel' : 'shimmer size-full'} />
      ) : (
        <img src={preview} alt="" className="size-full scale-105 object-cover blur-[2px]" />
      )}
      <div className="absolute inset-x-3 bottom-3 flex flex-col gap-1.5 text-xs text-soft">
        {isWaiting ? (
          <span className="flex items-center gap-1.5">
            <Clock className="size-3.5" />{' '}
            {generation.queue_position === null ? 'Waiting' : `Number ${generation.queue_position} in line`}
          </span>
        ) : (
          <Progress generation={generation} />
        )}
      </div>
    </div>
  )
}
