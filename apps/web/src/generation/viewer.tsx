import type { OperationId, Recipe } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Columns2, Frame, Grid3x3, Heart, Info, Trash2, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useCallback, useEffect, useState } from 'react'
import { favourite, trash } from '../data/actions.ts'
import { queries } from '../data/queries.ts'
import { usePreferences } from '../preferences/store.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { focusItself } from '../ui/focus.ts'
import { Compare } from './compare.tsx'
import { CompareClips } from './compare-clips.tsx'
import { ContinueMenu } from './continue-menu.tsx'
import { DownloadMenu, save } from './download-menu.tsx'
import { type Picture, pictureOf } from './pictures.ts'
import { RecipePanel } from './recipe-panel.tsx'
import { RepeatStage } from './repeat-stage.tsx'
import { Stage } from './stage.tsx'

/** What makes pictures that repeat. */
const tileMakers: ReadonlySet<OperationId> = new Set(['generate-pattern', 'make-seamless', 'material-maps'])

interface ViewerProps {
  readonly pictures: readonly Picture[]
  /** Which is open; null: none. */
  readonly openId: string | null
  readonly onOpen: (id: string | null) => void
  /** After its recipe went into the form, or was run again. */
  readonly onUsed: () => void
  /** Asked for when the end comes near. */
  readonly onNearEnd?: () => void
}

/** One picture as large as the window: zoom, go on, compare, and everything that can be done with it. */
export function Viewer({ pictures, openId, onOpen, onUsed, onNearEnd }: ViewerProps) {
  const at = pictures.findIndex(({ id }) => id === openId)
  const picture = pictures[at]
  const [comparing, setComparing] = useState(false)
  const [repeated, setRepeated] = useState(false)
  const { zones, zone, nextZone } = useZones(picture)
  const [told, setTold] = useState(() => matchMedia('(min-width: 900px)').matches)
  const format = usePreferences((state) => state.downloadFormat)
  const { data: details } = useQuery({ ...queries.asset(picture?.id ?? ''), enabled: picture !== undefined })
  const before = useBefore(details?.recipe)
  const made = details?.recipe?.operation
  const isTile = made !== undefined && tileMakers.has(made)
  const other =
    picture?.kind === 'video'
      ? before?.kind === 'video'
        ? before
        : undefined
      : [before, pictures[at + 1], pictures[at - 1]].find(
          (one) => one?.kind === 'image' && picture?.kind === 'image',
        )

  const go = useCallback(
    (by: number) => {
      const next = pictures[at + by]
      if (next !== undefined) onOpen(next.id)
      if (at + by > pictures.length - 5) onNearEnd?.()
    },
    [pictures, at, onOpen, onNearEnd],
  )

  const remove = useCallback(() => {
    if (picture === undefined) return
    onOpen((pictures[at + 1] ?? pictures[at - 1])?.id ?? null)
    void trash([picture.id])
  }, [picture, pictures, at, onOpen])

  useEffect(() => {
    if (picture === undefined) return
    const isFavourite = details?.favourite ?? picture.favourite
    const onKey = (event: KeyboardEvent): void => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return
      if (event.key === 'ArrowRight') go(1)
      else if (event.key === 'ArrowLeft') go(-1)
      else if (event.key === 'f') void favourite([picture.id], !isFavourite)
      else if (event.key === 'd') save([picture], format)
      else if (event.key === 'c') setComparing((before) => !before)
      else if (event.key === 'z') nextZone()
      else if (event.key === 'r' && isTile) setRepeated((before) => !before)
      else if (event.key === 'i') setTold((before) => !before)
      else if (event.key === 'Delete' || event.key === 'Backspace') remove()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [picture, details, isTile, nextZone, format, go, remove])

  const isFavourite = details?.favourite ?? picture?.favourite ?? false
  return (
    <Dialog.Root open={picture !== undefined} onOpenChange={(open) => !open && onOpen(null)}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusItself}
          className="fade fixed inset-0 z-40 flex flex-col bg-ground focus:outline-none md:flex-row"
        >
          {picture !== undefined && (
            <>
              <div className="relative flex min-h-0 min-w-0 grow flex-col">
                <header className="flex items-center gap-1 p-2.5">
                  <Dialog.Close asChild>
                    <IconButton label="Close" shortcut="Esc">
                      <X />
                    </IconButton>
                  </Dialog.Close>
                  <Dialog.Title className="min-w-0 grow truncate px-2 text-soft">
                    {picture.prompt}
                  </Dialog.Title>
                  {isTile && (
                    <IconButton
                      label="Show it repeated"
                      shortcut="R"
                      pressed={repeated}
                      onClick={() => setRepeated(!repeated)}
                    >
                      <Grid3x3 />
                    </IconButton>
                  )}
                  {zones.length > 0 && (
                    <IconButton
                      label={
                        zone === undefined ? 'Show what platforms hide' : `${zone.platform}: ${zone.name}`
                      }
                      shortcut="Z"
                      pressed={zone !== undefined}
                      onClick={nextZone}
                    >
                      <Frame />
                    </IconButton>
                  )}
                  {other !== undefined && (
                    <IconButton
                      label={other === before ? 'Compare with what it was' : 'Compare with the next'}
                      shortcut="C"
                      pressed={comparing}
                      onClick={() => setComparing(!comparing)}
                    >
                      <Columns2 />
                    </IconButton>
                  )}
                  <IconButton
                    label={isFavourite ? 'No favourite any more' : 'Favourite'}
                    shortcut="F"
                    pressed={isFavourite}
                    onClick={() => void favourite([picture.id], !isFavourite)}
                  >
                    <Heart fill={isFavourite ? 'currentColor' : 'none'} />
                  </IconButton>
                  <ContinueMenu picture={picture} onUsed={onUsed} />
                  <DownloadMenu pictures={[picture]} isLogo={made === 'generate-logo'} />
                  <IconButton label="Delete" shortcut="Del" onClick={remove}>
                    <Trash2 />
                  </IconButton>
                  <IconButton
                    label="How it was made"
                    shortcut="I"
                    pressed={told}
                    onClick={() => setTold(!told)}
                  >
                    <Info />
                  </IconButton>
                </header>
                <div className="relative min-h-0 grow">
                  {comparing && other !== undefined ? (
                    other.kind === 'video' ? (
                      <CompareClips
                        key={picture.id}
                        left={other}
                        right={picture}
                        names={['before', 'after']}
                      />
                    ) : other === before ? (
                      <Compare left={other} right={picture} names={['before', 'after']} />
                    ) : (
                      <Compare
                        left={picture}
                        right={other}
                        names={[`seed ${String(picture.seed)}`, `seed ${String(other.seed)}`]}
                      />
                    )
                  ) : isTile && repeated ? (
                    <RepeatStage picture={picture} />
                  ) : (
                    <Stage picture={picture} zone={zone} onUsed={onUsed} />
                  )}
                  <Arrow side="left" hidden={at <= 0} onClick={() => go(-1)} />
                  <Arrow side="right" hidden={at >= pictures.length - 1} onClick={() => go(1)} />
                </div>
              </div>
              {told && <RecipePanel picture={picture} details={details} onUsed={onUsed} />}
            </>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The places of a picture’s size that hide some of it, one after the other and then none. */
function useZones(picture: Picture | undefined) {
  const { data = [] } = useQuery({ ...queries.templates({}), enabled: picture !== undefined })
  const [at, setAt] = useState(-1)
  const zones = data.filter(
    ({ width, height, safe }) =>
      width === picture?.width &&
      height === picture.height &&
      picture.kind === 'image' &&
      Object.values(safe).some((side) => side > 0),
  )
  const nextZone = useCallback(
    () => setAt((before) => (before + 1 < zones.length ? before + 1 : -1)),
    [zones.length],
  )
  return { zones, zone: zones[at], nextZone }
}

/** The picture or the clip that this one was made from, where it was. */
function useBefore(recipe: Recipe | null | undefined): Picture | undefined {
  const file = recipe?.input['video'] ?? recipe?.input['image']
  const id = typeof file === 'string' ? file : undefined
  const { data } = useQuery({ ...queries.asset(id ?? ''), enabled: id !== undefined })
  return data === undefined || id === undefined ? undefined : pictureOf(data)
}

function Arrow({
  side,
  hidden,
  onClick,
}: {
  readonly side: 'left' | 'right'
  readonly hidden: boolean
  readonly onClick: () => void
}) {
  if (hidden) return null
  const isLeft = side === 'left'
  return (
    <IconButton
      label={isLeft ? 'Before' : 'Next'}
      shortcut={isLeft ? '←' : '→'}
      onClick={onClick}
      className={cn(
        // In the middle of a phone they would lie on what most pictures are about.
        'absolute top-2 size-11 rounded-full bg-raised/80 backdrop-blur md:top-1/2 md:-translate-y-1/2',
        isLeft ? 'left-3' : 'right-3',
      )}
    >
      {isLeft ? <ChevronLeft /> : <ChevronRight />}
    </IconButton>
  )
}
