import { type AssetKind, type Generation, type OperationId, operationId, type Project } from '@krya/contracts'
import {
  keepPreviousData,
  type InfiniteData,
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import { ApiError } from '@krya/client'
import { client } from './client.ts'

export interface AssetFilters {
  readonly kind?: AssetKind
  readonly text?: string
  readonly favourite?: boolean
  readonly after?: string
  readonly before?: string
  readonly trash?: boolean
  /** A project’s id, or the word for none. */
  readonly project?: string
  /** Those that look like this one. */
  readonly similarTo?: string
}

export type SpendView = 'day' | 'provider' | 'model' | 'project' | 'operation'

const pageSize = 60
const recentSize = 30
/** The server gives no more at once. */
const mostOfPage = 100
const flag = (value: boolean | undefined): 'true' | undefined => (value === true ? 'true' : undefined)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Events tell of changes, so nothing is asked again only because time has passed.
      staleTime: Infinity,
      retry: (failures, error) =>
        failures < 3 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
})

export const queries = {
  models: (operation: string) => {
    const known = operationId.safeParse(operation).data
    return queryOptions({
      queryKey: ['models', operation],
      queryFn: () =>
        client
          .listModels(known === undefined ? {} : { query: { operation: known } })
          .then(({ items }) => items),
    })
  },
  estimate: (operation: OperationId, body: Readonly<Record<string, unknown>>) =>
    queryOptions({
      queryKey: ['estimate', operation, body],
      queryFn: () => client.estimateOperation({ params: { operation }, body: { ...body } }),
      retry: false,
    }),
  providers: queryOptions({
    queryKey: ['providers'],
    queryFn: () => client.listProviders().then(({ items }) => items),
    staleTime: 10_000,
  }),
  /** The server asks at most every ten minutes, however often it is asked. */
  providerBalance: (provider: string) =>
    queryOptions({
      queryKey: ['provider-balance', provider],
      queryFn: () => client.getProviderBalance({ params: { id: provider } }),
      staleTime: 60_000,
      retry: false,
    }),
  routing: queryOptions({ queryKey: ['routing'], queryFn: () => client.getRouting() }),
  spend: (by: SpendView) =>
    queryOptions({
      queryKey: ['spend', by],
      queryFn: () => client.getSpend({ query: { by } }),
      staleTime: 5_000,
    }),
  generation: (id: string) =>
    queryOptions({ queryKey: ['generation', id], queryFn: () => client.getImage({ params: { id } }) }),
  styles: queryOptions({
    queryKey: ['styles'],
    queryFn: () => client.listStyles().then(({ items }) => items),
  }),
  templates: (wanted: { search?: string; prompt?: string }) =>
    queryOptions({
      queryKey: ['templates', wanted],
      queryFn: () => client.listTemplates({ query: wanted }).then(({ items }) => items),
      staleTime: Infinity,
      placeholderData: keepPreviousData,
    }),
  stickers: (search: string) =>
    queryOptions({
      queryKey: ['stickers', search],
      queryFn: () => client.listStickers({ query: { search, limit: 80 } }).then(({ items }) => items),
      staleTime: Infinity,
      placeholderData: keepPreviousData,
    }),
  aspects: queryOptions({
    queryKey: ['aspects'],
    queryFn: () => client.listAspects().then(({ items }) => items),
  }),
  operations: queryOptions({
    queryKey: ['operations'],
    queryFn: () => client.listOperations().then(({ items }) => items),
  }),
  me: queryOptions({ queryKey: ['me'], queryFn: () => client.me() }),
  health: queryOptions({ queryKey: ['health'], queryFn: () => client.health(), staleTime: 10_000 }),
  queue: queryOptions({ queryKey: ['queue'], queryFn: () => client.getQueue() }),
  generations: (operation: OperationId) =>
    infiniteQueryOptions({
      queryKey: ['generations', operation],
      queryFn: ({ pageParam }) =>
        client.listImages({
          query: { operation, limit: recentSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
        }),
      initialPageParam: startOfList(),
      getNextPageParam: ({ next }) => next,
    }),
  parameters: (model: string, operation: OperationId) =>
    queryOptions({
      queryKey: ['parameters', model, operation],
      queryFn: () =>
        client.modelParameters({ params: { id: model }, query: { operation } }).then(({ schema }) => schema),
      retry: false,
    }),
  providerModels: (provider: string, text: string) =>
    queryOptions({
      queryKey: ['provider-models', provider, text],
      queryFn: () => client.listProviderModels({ params: { id: provider }, query: { text } }),
      staleTime: 60_000,
      retry: false,
    }),
  downloads: (provider: string) =>
    queryOptions({
      queryKey: ['downloads', provider],
      queryFn: () => client.listDownloads({ params: { id: provider } }),
      // One may be under way.
      refetchInterval: 3_000,
    }),
  asset: (id: string) =>
    queryOptions({ queryKey: ['asset', id], queryFn: () => client.describeAsset({ params: { id } }) }),
  palette: (id: string) =>
    queryOptions({
      queryKey: ['palette', id],
      queryFn: () => client.assetPalette({ params: { id } }).then(({ items }) => items),
      staleTime: Infinity,
    }),
  documents: (live: boolean) =>
    infiniteQueryOptions({
      queryKey: ['documents', { live }],
      queryFn: ({ pageParam }) =>
        client.listDocuments({
          query: {
            limit: pageSize,
            live: live ? 'true' : 'false',
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        }),
      initialPageParam: startOfList(),
      getNextPageParam: ({ next }) => next,
    }),
  /** With what is in each, those first where something happened last. */
  projects: queryOptions({ queryKey: ['projects'], queryFn: allProjects }),
  /** The same for what shows only their names: nothing that is made makes these stale. */
  projectNames: queryOptions({ queryKey: ['project-names'], queryFn: allProjects }),
  canvasLinks: (id: string) =>
    queryOptions({
      queryKey: ['canvas-links', id],
      queryFn: () => client.listCanvasLinks({ params: { id } }).then(({ items }) => items),
    }),
  liveModels: queryOptions({
    queryKey: ['live-models'],
    queryFn: async () => (await client.listLiveModels()).items,
  }),
  text: (url: string) =>
    queryOptions({
      queryKey: ['text', url],
      queryFn: async ({ signal }) => {
        const answer = await fetch(url, { signal })
        if (!answer.ok) throw new Error(`the text was answered with ${answer.status}`)
        return answer.text()
      },
      staleTime: Infinity,
    }),
  assets: ({ kind, text, favourite, after, before, trash, project, similarTo }: AssetFilters) =>
    infiniteQueryOptions({
      queryKey: ['assets', { kind, text, favourite, after, before, trash, project, similarTo }],
      queryFn: ({ pageParam }) =>
        client.listAssets({
          query: {
            limit: pageSize,
            ...(pageParam === null ? {} : { cursor: pageParam }),
            ...(kind === undefined ? {} : { kind }),
            ...(text === undefined || text === '' ? {} : { text }),
            ...(flag(favourite) === undefined ? {} : { favourite: 'true' }),
            ...(after === undefined ? {} : { after }),
            ...(before === undefined ? {} : { before }),
            ...(flag(trash) === undefined ? {} : { trash: 'true' }),
            ...(project === undefined ? {} : { project }),
            ...(similarTo === undefined ? {} : { similar_to: similarTo }),
          },
        }),
      initialPageParam: startOfList(),
      getNextPageParam: ({ next }) => next,
    }),
}

async function allProjects(): Promise<Project[]> {
  const found: Project[] = []
  for (let cursor = startOfList(); ;) {
    const page = await client.listProjects({
      query: { limit: mostOfPage, ...(cursor === null ? {} : { cursor }) },
    })
    found.push(...page.items)
    cursor = page.next
    if (cursor === null) return found.toSorted((a, b) => b.last_activity.localeCompare(a.last_activity))
  }
}

function startOfList(): string | null {
  return null
}

export type GenerationPages = InfiniteData<{ items: Generation[]; next: string | null }, string | null>
