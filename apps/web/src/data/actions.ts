import { ApiError } from '@krya/client'
import type {
  Asset,
  ImageRequest,
  ModelView,
  OperationId,
  OwnModelRequest,
  ProviderTest,
  Queue,
  RoutingChange,
} from '@krya/contracts'
import { inProject } from '../preferences/project.ts'
import { client } from './client.ts'
import { show } from './feed.ts'
import { notify, warn } from './news.ts'
import { queries, queryClient } from './queries.ts'

/** Tells a person what went wrong and what to do. */
export function tell(error: unknown): void {
  if (error instanceof ApiError) {
    warn(error.message, { description: error.remedy })
    return
  }
  // Whoever looks into it finds it there.
  console.error(error)
  warn('Something broke on this page.', { description: 'Reload it; nothing on the server is lost.' })
}

/** Does something, telling of a failure; true when it was done. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

export const readAgain = (...keys: readonly string[]): void => {
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] })
}

/** Sends a request for pictures. @throws ApiError with the fields that are wrong */
export async function generate(body: ImageRequest): Promise<string> {
  const { id } = await client.createImage({
    body: { ...body, ...inProject() },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  show(await client.getImage({ params: { id } }))
  readAgain('queue')
  return id
}

/** Sends a request for any operation. @throws ApiError with the fields that are wrong */
export async function perform(
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { id } = await client.runOperation({
    params: { operation },
    body: { ...input, ...inProject() },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  show(await client.getImage({ params: { id } }))
  readAgain('queue')
}

/** Puts a file into the library. @param listed false: lists do not show it @throws ApiError */
export const upload = (file: File, listed = true): Promise<Asset> =>
  client.uploadAsset({
    body: file,
    query: { name: file.name.slice(0, 300), ...(listed ? inProject() : { listed: 'false' }) },
  })

export const cancel = (id: string) => attempt(async () => show(await client.cancelImage({ params: { id } })))
export const retry = (id: string) => attempt(async () => show(await client.retryImage({ params: { id } })))

export const edit = (id: string, body: ImageRequest) =>
  attempt(async () => show(await client.editImage({ params: { id }, body })))

export async function favourite(ids: string[], value: boolean): Promise<void> {
  await attempt(() => client.markAssets({ body: { ids, favourite: value } }))
  readAgain('assets', 'asset', 'generations')
}

/** Into the trash, with a way back. */
export async function trash(ids: string[]): Promise<void> {
  const done = await attempt(() => client.trashAssets({ body: { ids } }))
  if (!done) return
  readAgain('assets', 'generations')
  notify(ids.length === 1 ? 'In the trash' : `${ids.length} in the trash`, {
    action: { label: 'Undo', onClick: () => void restore(ids) },
  })
}

export async function restore(ids: string[]): Promise<void> {
  await attempt(() => client.restoreAssets({ body: { ids } }))
  readAgain('assets', 'generations')
}

/** Gone for good; without ids the whole trash. */
export async function remove(ids?: string[]): Promise<void> {
  const done = await attempt(() => client.removeAssets({ body: ids === undefined ? {} : { ids } }))
  readAgain('assets', 'generations')
  if (done) notify('Removed for good')
}

export async function removeGeneration(id: string): Promise<void> {
  const done = await attempt(() => client.deleteImage({ params: { id } }))
  if (!done) return
  readAgain('generations', 'queue', 'assets')
  notify('In the trash', {
    action: {
      label: 'Undo',
      onClick: () =>
        void attempt(async () => show(await client.restoreImage({ params: { id } }))).then(() =>
          readAgain('assets'),
        ),
    },
  })
}

interface ProviderSettings {
  readonly enabled?: boolean
  readonly values: Readonly<Record<string, string>>
}

/** @throws ApiError naming the fields that are wrong */
export async function setProvider(id: string, settings: ProviderSettings): Promise<void> {
  await client.setProvider({ params: { id }, body: { ...settings, values: { ...settings.values } } })
  readAgain('providers', 'provider-balance', 'models', 'estimate')
}

/** @throws ApiError when it is not set up */
export async function testProvider(id: string): Promise<ProviderTest> {
  const test = await client.testProvider({ params: { id } })
  readAgain('providers', 'provider-balance')
  return test
}

export async function removeProvider(id: string): Promise<void> {
  await client.removeProvider({ params: { id } })
  readAgain('providers', 'provider-balance', 'models', 'estimate')
}

/** @throws ApiError naming the fields that are wrong */
export async function addModel(request: OwnModelRequest): Promise<ModelView> {
  const model = await client.addModel({ body: request })
  readAgain('models', 'providers', 'provider-models', 'estimate')
  return model
}

export async function removeModel(id: string): Promise<void> {
  const done = await attempt(() => client.removeModel({ params: { id } }))
  readAgain('models', 'providers', 'provider-models', 'estimate')
  if (done) notify('Model taken away')
}

/** Takes a model off this computer. */
export async function removeDownload(id: string, endpoint: string): Promise<void> {
  const done = await attempt(() => client.removeDownload({ params: { id, endpoint } }))
  readAgain('downloads', 'estimate')
  if (done) notify('It is off the disk; using it again downloads it anew')
}

/** @throws ApiError naming the fields that are wrong */
export async function setRouting(change: RoutingChange): Promise<void> {
  queryClient.setQueryData(queries.routing.queryKey, await client.setRouting({ body: change }))
  readAgain('operations', 'estimate')
}

const steer = (work: () => Promise<Queue>) => () =>
  attempt(async () => {
    queryClient.setQueryData(queries.queue.queryKey, await work())
    readAgain('generations')
  })

export const pauseQueue = steer(() => client.pauseQueue())
export const resumeQueue = steer(() => client.resumeQueue())
export const dropWaiting = steer(() => client.dropWaiting())
export const retryFailed = steer(() => client.retryFailed())
export const moveInQueue = (id: string, before: string | null) =>
  steer(() => client.moveInQueue({ body: { id, before } }))()
