import type { Offer } from '@krya/catalog'
import { operationId } from '@krya/contracts'
import type { Http } from '@krya/provider-kit'
import { balances } from './accounts/ledger.ts'
import { findUser } from './accounts/users.ts'
import type { Database } from './db/database.ts'
import type { Feed } from './events/feed.ts'
import { readHealth } from './health.ts'
import type { Services } from './http/services.ts'
import { createAssets } from './library/assets.ts'
import { createCatalog, viewModel } from './library/catalog.ts'
import { createDocuments } from './library/documents.ts'
import type { Links } from './library/links.ts'
import { findGeneration, listGenerations, readGeneration } from './library/generations.ts'
import { createPace } from './library/pace.ts'
import { readQueue } from './library/queue.ts'
import { createLanguage } from './language/language.ts'
import { createProjects } from './library/projects.ts'
import { createSpend } from './library/spend.ts'
import { upload } from './library/upload.ts'
import { createAdministration } from './providers/administration.ts'
import { canRun, priceAt, type Connections } from './providers/connections.ts'
import type { Seal } from './providers/sealing.ts'
import { createDownloads } from './providers/downloads.ts'
import { createShelf } from './providers/shelf.ts'
import type { Queue } from './queue/queue.ts'
import type { Storage } from './storage/storage.ts'
import type { Realtime } from './realtime/realtime.ts'
import type { Shared } from './realtime/shared/shared.ts'
import { askSoon } from './studio/settle/wake.ts'
import { isOver } from './studio/lifecycle.ts'
import { readPreview } from './studio/run/preview.ts'
import { drawSample } from './studio/sample.ts'
import { cancel, dropWaiting } from './studio/submit/cancel.ts'
import { edit } from './studio/submit/edit.ts'
import { move, setPaused } from './studio/submit/lane.ts'
import { measure } from './studio/submit/measure.ts'
import { plan } from './studio/submit/plan.ts'
import { retry, retryFailed } from './studio/submit/retry.ts'
import { submit } from './studio/submit/submit.ts'
import { restore, trash } from './studio/submit/trash.ts'
import { version } from './version.ts'

interface Parts {
  readonly db: Database
  readonly queue: Queue
  readonly storage: Storage
  readonly feed: Feed
  readonly connections: Connections
  readonly http: Http
  readonly seal: Seal
  readonly links: Links
  readonly publicUrl: string | undefined
  readonly roles: readonly string[]
  readonly maxWaiting: number
  readonly realtime: Realtime
  readonly shared: Shared
  /** Where links to shared canvases begin; empty: at the studio itself. */
  readonly sharedUrl: string
}

/** What the HTTP layer calls, put together from the parts that do it. */
export function createServices(parts: Parts): Services {
  const { db, queue, storage, feed, connections, maxWaiting } = parts
  const pace = createPace((id) => {
    const connection = connections.get(id)
    return connection?.provider.concurrency(connection.settings).limit
  }, connections.models)
  const shelf = createShelf(parts)
  const downloads = createDownloads(connections)
  const market = { ...connections, reachable: parts.publicUrl !== undefined }
  const submitting = { db, pace, market, shelf, maxWaiting }
  const standing = {
    isUsable: (offer: Offer) => canRun(connections.get(offer.provider), offer),
    priceOf: (offer: Offer) => priceAt(connections.get(offer.provider), offer),
  }
  const catalog = createCatalog({ ...standing, models: connections.models }, storage, drawSample(parts))
  return {
    generations: {
      submit: (who, requests, key) => submit(submitting, who, requests, key),
      async estimate(who, operation, input) {
        const [measured] = await measure(db, who, [{ operation, input }])
        const planned = plan(market, operation, input, measured)
        const seconds = await pace.secondsPerOutput(db, planned)
        return {
          credits: planned.price / 1000,
          credits_at_most: planned.reserve / 1000,
          ways: planned.chain.map(({ model, provider, credits }) => ({
            model: model ?? planned.model,
            provider,
            credits,
          })),
          seconds: Math.round(seconds * planned.outputs * 10) / 10,
        }
      },
      edit: (who, id, request) => edit(submitting, who, id, request),
      get: (who, id) => readGeneration(db, pace, who, id),
      list: (who, filters) => listGenerations(db, pace, who, filters),
      async cancel(who, id) {
        await cancel(db, who, id)
        return readGeneration(db, pace, who, id)
      },
      async retry(who, id) {
        await retry(submitting, who, id)
        return readGeneration(db, pace, who, id)
      },
      trash: (who, id) => trash(db, who, id),
      async restore(who, id) {
        await restore(db, who, id)
        return readGeneration(db, pace, who, id)
      },
      async preview(who, id, index) {
        await findGeneration(db, who, id)
        return readPreview(storage, id, index)
      },
    },
    queue: {
      read: (who) => readQueue(db, pace, who),
      async pause(who) {
        await setPaused(db, who, true)
        return readQueue(db, pace, who)
      },
      async resume(who) {
        await setPaused(db, who, false)
        return readQueue(db, pace, who)
      },
      async move(who, id, before) {
        await move(db, who, id, before)
        return readQueue(db, pace, who)
      },
      async dropWaiting(who) {
        await dropWaiting(db, who)
        return readQueue(db, pace, who)
      },
      async retryFailed(who) {
        await retryFailed(submitting, who)
        return readQueue(db, pace, who)
      },
    },
    assets: {
      ...createAssets(db, queue),
      linked: (token) => parts.links.open(token),
      upload: (who, bytes, options) => upload(db, storage, who, bytes, options),
    },
    documents: createDocuments(db, queue, storage),
    projects: createProjects(db),
    catalog: {
      ...catalog,
      async add(request, signal) {
        const model = await shelf.add(request, signal)
        return viewModel(model, operationId.options, standing)
      },
      remove: (id) => shelf.remove(id),
      parameters: (id, operation) => shelf.parameters(id, operation),
    },
    providers: {
      ...createAdministration({ ...parts, askSoon }),
      browse: shelf.browse,
      downloads: downloads.list,
      removeDownload: downloads.remove,
    },
    realtime: parts.realtime,
    shared: {
      open: parts.shared.open,
      links: (who, id) => parts.shared.links.list(who, id),
      async share(who, id, wanted) {
        const { link, token } = await parts.shared.links.create(who, id, wanted)
        return { link, url: `${parts.sharedUrl}/shared/${token}` }
      },
      stop: (who, id, link) => parts.shared.links.stop(who, id, link),
    },
    language: createLanguage(parts),
    spend: createSpend(db),
    events: {
      follow: (who, options) => feed.follow(who.ownerId, options),
      async *followGeneration(who, id, options) {
        const { state } = await findGeneration(db, who, id)
        yield* feed.followGeneration(who.ownerId, id, { ...options, isOver: isOver(state) })
      },
    },
    system: {
      async me(who) {
        const user = await findUser(db, who)
        const { available, held } = await balances(db, who.ownerId)
        return {
          id: user.id,
          name: user.name,
          credits: available / 1000,
          credits_reserved: held / 1000,
          version,
        }
      },
      health: () => readHealth(parts),
    },
  }
}
