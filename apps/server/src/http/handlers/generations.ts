import { Readable } from 'node:stream'
import { type Generation, KryaError, routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { Services, SubmitRequest } from '../services.ts'

const isOver = ({ status }: Generation): boolean =>
  status === 'completed' || status === 'failed' || status === 'canceled'

/** Generations: asked for, read, steered, followed. */
export function generationHandlers({ generations, events }: Services): Handled[] {
  return [
    handle(routes.createImage, async ({ who, body, headers }) => {
      const [made] = await generations.submit(who, [requestOf(body)], headers['idempotency-key'])
      if (made === undefined) throw new KryaError('internal')
      return acceptedOf(made)
    }),
    handle(routes.createImageBatch, async ({ who, body, headers }) => {
      const made = await generations.submit(who, body.requests.map(requestOf), headers['idempotency-key'])
      return { items: made.map(acceptedOf) }
    }),
    handle(routes.getImage, ({ who, params }) => generations.get(who, params.id)),
    handle(routes.listImages, ({ who, query }) => generations.list(who, query)),
    handle(routes.editImage, ({ who, params, body }) => generations.edit(who, params.id, requestOf(body))),
    handle(routes.deleteImage, ({ who, params }) => generations.trash(who, params.id)),
    handle(routes.restoreImage, ({ who, params }) => generations.restore(who, params.id)),
    handle(routes.cancelImage, ({ who, params }) => generations.cancel(who, params.id)),
    handle(routes.retryImage, ({ who, params }) => generations.retry(who, params.id)),
    handle(routes.preview, async ({ who, params }) => {
      const { id, index } = params
      const found = await generations.preview(who, id, index)
      if (found === null) throw new KryaError('not_found', 'There is no preview of this picture now.')
      const { bytes, mediaType } = found
      return {
        mediaType,
        bytes: bytes.length,
        open: async () => Readable.from(Buffer.from(bytes), { objectMode: false }),
      }
    }),
    handle(routes.imageEvents, async ({ who, params, headers, signal }) => {
      const generation = await generations.get(who, params.id)
      const lastEventId = headers['last-event-id']
      const followed = events.followGeneration(who, params.id, { lastEventId, signal })
      return isOver(generation) ? unlessEmpty(followed) : followed
    }),
    handle(routes.events, async ({ who, headers, signal }) =>
      events.follow(who, { lastEventId: headers['last-event-id'], signal }),
    ),
  ]
}

function requestOf({
  priority,
  project,
  ...input
}: Pick<SubmitRequest, 'priority' | 'project'>): SubmitRequest {
  return { operation: 'text-to-image', input, priority, project }
}

export const acceptedOf = ({ id, status, estimated_time, queue_position }: Generation) => ({
  id,
  status,
  estimated_time,
  queue_position,
})

/** Looks for a first one, so that a stream which has ended already can be told from one that begins. */
async function unlessEmpty<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item> | null> {
  const iterator = items[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return null
  return (async function* () {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => iterator }
  })()
}
