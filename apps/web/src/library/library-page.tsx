import { type AssetKind, assetKinds } from '@krya/contracts'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Heart, Images, LoaderCircle, Search, Sparkles, Trash2, X } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { notify } from '../data/news.ts'
import { type AssetFilters, queries } from '../data/queries.ts'
import { byline } from '../generation/byline.ts'
import { pictureOf } from '../generation/pictures.ts'
import { Viewer } from '../generation/viewer.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook, Segments } from '../ui/field.tsx'
import { Nothing } from '../ui/state.tsx'
import { Grid } from './grid.tsx'
import { SelectionBar } from './selection-bar.tsx'

type Shown = 'all' | 'favourites' | 'trash'
type Since = 'ever' | 'day' | 'week' | 'month'
interface Period {
  readonly after?: string
  readonly before?: string
}
const days: Readonly<Record<Exclude<Since, 'ever'>, number>> = { day: 1, week: 7, month: 30 }
/** Counting stops here on the server. */
const countedUpTo = 100_000

/** Midnight, so that pages of one day share one query. */
function sinceDate(since: Since): string | undefined {
  if (since === 'ever') return undefined
  const date = new Date()
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() - days[since] + 1)
  return date.toISOString()
}

/** Days as a person means them: from midnight to midnight where they are. */
function periodOf({ after, before }: { after: string | null; before: string | null }): Period {
  const midnight = (day: string, later = 0): string => {
    const date = new Date(`${day}T00:00:00`)
    date.setDate(date.getDate() + later)
    return date.toISOString()
  }
  return {
    ...(after === null ? {} : { after: midnight(after) }),
    ...(before === null ? {} : { before: midnight(before, 1) }),
  }
}

function wordsOf({ after, before }: Period): string {
  const day = (moment: string, by = 0): string =>
    new Date(Date.parse(moment) + by).toLocaleDateString([], { dateStyle: 'medium' })
  const last = before === undefined ? undefined : day(before, -1)
  if (after === undefined) return `until ${last}`
  if (last === undefined) return `since ${day(after)}`
  return day(after) === last ? last : `${day(after)} – ${last}`
}

/** Everything that was made, to find again. */
export function LibraryPage() {
  const navigate = useNavigate()
  const { similar_to: similarTo } = useSearch({ from: '/library' })
  const [shown, setShown] = useState<Shown>('all')
  const [kind, setKind] = useState<AssetKind | ''>('')
  const [since, setSince] = useState<Since>('ever')
  const [text, setText] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [openId, setOpenId] = useState<string | null>(null)
  const wanted = useDeferredValue(text.trim())
  // What a sentence named goes before the buttons, until one of them is pressed.
  const [named, setNamed] = useState<Period | null>(null)
  const after = useMemo(() => sinceDate(since), [since])
  const filters: AssetFilters = {
    ...(kind === '' ? {} : { kind }),
    text: wanted,
    favourite: shown === 'favourites',
    trash: shown === 'trash',
    ...(named ?? (after === undefined ? {} : { after })),
    ...(similarTo === undefined ? {} : { similarTo }),
  }
  const understand = useMutation({
    mutationFn: (query: string) => client.parseSearch({ body: { query } }),
    onError: tell,
    onSuccess: (read) => {
      const { answered_by } = read
      if (answered_by.credits > 0) notify('The sentence was read', { description: byline(answered_by) })
      setText(read.text)
      show(read.trash ? 'trash' : read.favourite === true ? 'favourites' : shown)
      setNamed(read.after === null && read.before === null ? null : periodOf(read))
    },
  })
  const query = useInfiniteQuery({ ...queries.assets(filters), placeholderData: (before) => before })
  const assets = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const pictures = useMemo(() => assets.map(pictureOf), [assets])
  const total = query.data?.pages[0]?.total ?? null
  const more = (): void => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  const isFiltered =
    wanted !== '' || kind !== '' || since !== 'ever' || named !== null || similarTo !== undefined
  const show = (next: Shown): void => {
    setShown(next)
    setSelected(new Set())
  }
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-wrap items-center gap-2.5 border-b border-line p-3 lg:px-6">
        <h1 className="mr-2 text-[17px] font-semibold">
          Library
          {total !== null && (
            <span className="ml-2 text-[13px] font-normal text-faint">
              {total >= countedUpTo ? '100,000+' : total.toLocaleString()}
            </span>
          )}
        </h1>
        <label className="relative min-w-44 grow sm:max-w-80">
          <span className="sr-only">Search prompts</span>
          <Search className="absolute top-2.5 left-3 size-4 text-faint" />
          <input
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && text.trim() !== '') understand.mutate(text.trim())
            }}
            placeholder="Search, or say: favourite foxes from last week"
            className={cn(inputLook, 'h-9 pr-10 pl-9')}
          />
          <IconButton
            label="Understand what I say"
            className="absolute top-0.5 right-0.5 size-8"
            disabled={text.trim() === '' || understand.isPending}
            onClick={() => understand.mutate(text.trim())}
          >
            {understand.isPending ? <LoaderCircle className="animate-spin" /> : <Sparkles />}
          </IconButton>
        </label>
        {similarTo !== undefined && (
          <button
            type="button"
            onClick={() => void navigate({ to: '/library', search: {} })}
            className="flex h-8 items-center gap-1.5 rounded-full bg-accent-wash pr-3 pl-1 text-[13px]"
          >
            <img
              src={`/api/assets/${similarTo}?w=64&h=64&fit=cover&format=webp&recipe=strip`}
              alt=""
              className="size-6 rounded-full object-cover"
            />
            Looks like this <X className="size-3.5" aria-label="Show all" />
          </button>
        )}
        {named !== null && (
          <button
            type="button"
            onClick={() => setNamed(null)}
            className="flex h-8 items-center gap-1.5 rounded-full bg-accent-wash px-3 text-[13px]"
          >
            {wordsOf(named)} <X className="size-3.5" aria-label="Any time" />
          </button>
        )}
        <Segments
          label="Which"
          value={shown}
          onChange={show}
          options={[
            { value: 'all', label: 'All' },
            { value: 'favourites', label: <Heart className="size-4" />, name: 'Favourites' },
            { value: 'trash', label: <Trash2 className="size-4" />, name: 'Trash' },
          ]}
          className="w-44"
        />
        <select
          aria-label="Kind"
          value={kind}
          onChange={({ target }) => setKind(assetKinds.find((one) => one === target.value) ?? '')}
          className={cn(inputLook, 'h-9 w-auto pr-8')}
        >
          <option value="">Everything</option>
          <option value="image">Pictures</option>
          <option value="video">Clips</option>
          <option value="audio">Recordings</option>
          <option value="model-3d">3D models</option>
          <option value="lora">LoRAs</option>
          <option value="text">Texts</option>
        </select>
        <Segments
          label="Since"
          value={since}
          onChange={(next) => {
            setSince(next)
            setNamed(null)
          }}
          options={[
            { value: 'ever', label: 'Ever' },
            { value: 'day', label: 'Today' },
            { value: 'week', label: '7 days' },
            { value: 'month', label: '30 days' },
          ]}
        />
      </header>
      {query.isError ? (
        <Nothing
          icon={<Images />}
          title="The library could not be read"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          Nothing is lost; the server did not answer as it should.
        </Nothing>
      ) : query.isSuccess && assets.length === 0 ? (
        <Empty shown={shown} isFiltered={isFiltered} />
      ) : (
        <Grid
          assets={assets}
          isLoading={query.isPending || query.isFetchingNextPage}
          selected={selected}
          onSelect={setSelected}
          onOpen={setOpenId}
          onNearEnd={more}
        />
      )}
      <SelectionBar
        assets={assets.filter(({ id }) => selected.has(id))}
        inTrash={shown === 'trash'}
        hasAny={assets.length > 0}
        onDone={() => setSelected(new Set())}
      />
      <Viewer
        pictures={pictures}
        openId={openId}
        onOpen={setOpenId}
        onUsed={() => setOpenId(null)}
        onNearEnd={more}
      />
    </div>
  )
}

function Empty({ shown, isFiltered }: { readonly shown: Shown; readonly isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Nothing icon={<Search />} title="Nothing found">
        Try fewer or shorter words, or a longer span of time.
      </Nothing>
    )
  if (shown === 'favourites')
    return (
      <Nothing icon={<Heart />} title="No favourites yet">
        The heart on a picture keeps it here.
      </Nothing>
    )
  if (shown === 'trash')
    return (
      <Nothing icon={<Trash2 />} title="The trash is empty">
        What you delete stays here for 30 days.
      </Nothing>
    )
  return (
    <Nothing icon={<Images />} title="No pictures yet">
      Everything you make is kept here, with the recipe it was made by.
    </Nothing>
  )
}
