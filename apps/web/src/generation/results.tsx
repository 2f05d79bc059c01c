import type { OperationId } from '@krya/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ImageUp } from 'lucide-react'
import {
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { queries } from '../data/queries.ts'
import { usePreferences } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Nothing } from '../ui/state.tsx'
import { again } from './again.ts'
import { formPath, restoreRecipe } from './draft.ts'
import { picturesOf } from './pictures.ts'

const GenerationCard = lazy(() => import('./card.tsx').then((part) => ({ default: part.GenerationCard })))
const Viewer = lazy(() => import('./viewer.tsx').then((part) => ({ default: part.Viewer })))

/** What an operation made, newest first, and what is still being made. */
export function Results({
  ref,
  operation,
  empty,
}: {
  readonly ref?: Ref<HTMLDivElement>
  readonly operation: OperationId
  readonly empty: ReactNode
}) {
  const query = useInfiniteQuery(queries.generations(operation))
  const navigate = useNavigate()
  const [openId, setOpenId] = useState<string | null>(null)
  const generations = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const pictures = useMemo(() => generations.flatMap(picturesOf), [generations])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback((): void => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div
      ref={ref}
      // On a phone the page scrolls, with the form above.
      className="flex min-h-0 min-w-0 grow flex-col max-lg:shrink-0 lg:overflow-y-auto"
      aria-busy={query.isPending}
    >
      {query.isPending && <Waiting />}
      {query.isError && (
        <Nothing
          icon={<ImageUp />}
          title="Your pictures could not be read"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          They are safe; the server did not answer as it should.
        </Nothing>
      )}
      {query.isSuccess && generations.length === 0 && empty}
      <div
        className={cn(
          'relative mx-auto flex w-full max-w-[1180px] flex-col gap-9 p-4 lg:p-7',
          generations.length === 0 && 'hidden',
        )}
      >
        <Suspense>
          {generations.map((generation) => (
            <GenerationCard
              key={generation.id}
              generation={generation}
              onOpen={({ id }) => setOpenId(id)}
              onRerun={() => void again(generation, { seed: -1 })}
              onReuse={() => {
                restoreRecipe(generation, usePreferences.getState().seedLocked ? {} : { seed: -1 })
                void navigate({ to: formPath(generation.operation) })
              }}
            />
          ))}
        </Suspense>
        {isFetchingNextPage && <p className="text-center text-faint">Loading …</p>}
        <NearEnd onSeen={more} />
      </div>
      <Suspense>
        {pictures.length > 0 && (
          <Viewer
            pictures={pictures}
            openId={openId}
            onOpen={setOpenId}
            onUsed={() => setOpenId(null)}
            onNearEnd={more}
          />
        )}
      </Suspense>
    </div>
  )
}

/** Comes into sight some pictures before the end does, whatever it is that scrolls. */
function NearEnd({ onSeen }: { readonly onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null) return
    const observer = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && onSeen(),
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [onSeen])
  return (
    <div
      ref={place}
      aria-hidden
      className="pointer-events-none absolute bottom-0 h-[min(1200px,100%)] w-px"
    />
  )
}

const Waiting = () => (
  <div className="mx-auto grid w-full max-w-[1180px] grid-cols-2 gap-3 p-7 md:grid-cols-4" aria-hidden>
    {Array.from({ length: 8 }, (_, at) => (
      <div key={at} className="shimmer aspect-square rounded-card" />
    ))}
  </div>
)
