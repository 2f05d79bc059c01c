import { type Event, type EventType, finalEvents, type Generation } from '@krya/contracts'
import { ApiError } from '@krya/client'
import { client } from './client.ts'
import { previewKey, useLive } from './live.ts'
import { type GenerationPages, queries, queryClient } from './queries.ts'

type Part = 'generation' | 'queue' | 'assets' | 'projects' | 'project-names' | 'everything'

/** What each event makes stale: the generation it is about, the queue, the library, projects and what is in them. */
const stale: Readonly<Record<EventType, readonly Part[]>> = {
  queued: ['generation', 'queue', 'projects'],
  edited: ['generation', 'queue'],
  started: ['generation', 'queue'],
  progress: [],
  preview: [],
  image: ['generation', 'queue', 'assets', 'projects'],
  retrying: ['generation', 'queue'],
  succeeded: ['generation', 'queue'],
  failed: ['generation', 'queue'],
  canceled: ['generation', 'queue'],
  deleted: ['generation', 'queue', 'assets', 'projects'],
  restored: ['generation', 'queue', 'assets', 'projects'],
  'assets-changed': ['assets', 'everything'],
  'projects-changed': ['project-names', 'everything'],
  'queue-changed': ['queue'],
  reset: ['everything', 'project-names'],
}

/** Every operation has a list of its own. */
const generationLists = { queryKey: ['generations'] }

/** Changes that come together are read together. */
const gatherMs = 120
/** More changed generations than this are read as a list. */
const readSingly = 6

/** Follows everything of this person until stopped, and keeps what is shown true. */
export function followFeed(signal: AbortSignal): void {
  void listen(signal).catch(() => useLive.getState().set({ connected: false }))
}

async function listen(signal: AbortSignal): Promise<void> {
  let wasConnected = false
  const onConnection = (connected: boolean): void => {
    // What happened before the first stream opened, or while it was away, is read anew.
    if (connected && wasConnected) void queryClient.invalidateQueries()
    wasConnected ||= connected
    useLive.getState().set({ connected })
  }
  for await (const { event } of client.events({ signal, onConnection })) receive(event)
}

const changed = {
  generations: new Set<string>(),
  queue: false,
  assets: false,
  projects: false,
  names: false,
  everything: false,
}
let timer: ReturnType<typeof setTimeout> | undefined

function receive(event: Event): void {
  if (event.type === 'progress') {
    const { generation_id, progress, words } = event.data
    patch(generation_id, (generation) => ({ ...generation, progress }))
    tell(generation_id, words)
  }
  if (endsWords.has(event.type) && 'generation_id' in event.data) tell(event.data.generation_id, undefined)
  if (event.type === 'preview') {
    const { previews, set } = useLive.getState()
    set({
      previews: { ...previews, [previewKey(event.data.generation_id, event.data.index)]: event.data.url },
    })
  }
  for (const part of stale[event.type]) {
    if (part === 'generation' && 'generation_id' in event.data)
      changed.generations.add(event.data.generation_id)
    if (part === 'queue') changed.queue = true
    if (part === 'assets') changed.assets = true
    if (part === 'projects') changed.projects = true
    if (part === 'project-names') changed.names = true
    if (part === 'everything') changed.everything = true
  }
  timer ??= setTimeout(() => void flush(), gatherMs)
}

/** After these what a service last said of a generation is no longer so. */
const endsWords: ReadonlySet<EventType> = new Set(['started', 'retrying', ...finalEvents])

function tell(id: string, said: string | undefined): void {
  const { words, set } = useLive.getState()
  if (words[id] === said) return
  const { [id]: _before, ...others } = words
  set({ words: said === undefined ? others : { ...others, [id]: said } })
}

async function flush(): Promise<void> {
  timer = undefined
  const { queue, assets, projects, names, everything } = changed
  const generations = [...changed.generations]
  changed.generations.clear()
  changed.queue = changed.assets = changed.projects = changed.names = changed.everything = false
  const readList = everything || generations.length > readSingly
  await Promise.all([
    queue || everything ? queryClient.invalidateQueries({ queryKey: queries.queue.queryKey }) : undefined,
    assets || everything ? queryClient.invalidateQueries({ queryKey: ['assets'] }) : undefined,
    everything ? queryClient.invalidateQueries({ queryKey: ['asset'] }) : undefined,
    projects || everything
      ? queryClient.invalidateQueries({ queryKey: queries.projects.queryKey })
      : undefined,
    names ? queryClient.invalidateQueries({ queryKey: queries.projectNames.queryKey }) : undefined,
    readList ? queryClient.invalidateQueries(generationLists) : undefined,
    ...(readList ? [] : generations.map(refresh)),
  ])
}

async function refresh(id: string): Promise<void> {
  try {
    show(await client.getImage({ params: { id } }))
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404))
      await queryClient.invalidateQueries(generationLists)
  }
}

/** Puts a generation where it belongs in its list: in place of itself, at the top, or nowhere when it is in the trash. */
export function show(generation: Generation): void {
  queryClient.setQueryData<GenerationPages>(queries.generations(generation.operation).queryKey, (pages) => {
    if (pages === undefined) return pages
    const isGone = generation.deleted_at !== null
    const isKnown = pages.pages.some(({ items }) => items.some(({ id }) => id === generation.id))
    return {
      ...pages,
      pages: pages.pages.map((page, at) => {
        if (isGone) return { ...page, items: page.items.filter(({ id }) => id !== generation.id) }
        if (isKnown)
          return { ...page, items: page.items.map((item) => (item.id === generation.id ? generation : item)) }
        return at === 0 ? { ...page, items: [generation, ...page.items] } : page
      }),
    }
  })
}

function patch(id: string, change: (generation: Generation) => Generation): void {
  const apply = (items: Generation[]): Generation[] =>
    items.map((item) => (item.id === id ? change(item) : item))
  queryClient.setQueriesData<GenerationPages>(
    generationLists,
    (pages) =>
      pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: apply(page.items) })) },
  )
  queryClient.setQueryData(
    queries.queue.queryKey,
    (queue) => queue && { ...queue, active: apply(queue.active) },
  )
}
