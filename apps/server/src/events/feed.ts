import { type Event, finalEvents } from '@krya/contracts'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { coalesce } from '../coalesce.ts'
import type { Database, OpenDatabase } from '../db/database.ts'
import { type Cursor, formatCursor, isAfter, parseCursor } from './cursor.ts'
import { keptChannel, passingChannel } from './outbox.ts'
import { type Delivered, newest, oldest, readAfter } from './reader.ts'
import { Subscription } from './subscription.ts'

const pageSize = 500
/** How often the outbox is looked at even when nothing was notified: notifications can be lost. */
const lookEveryMs = 2_000

const passing = z.object({
  ownerId: z.string(),
  event: z.custom<Event>((value) => typeof value === 'object' && value !== null),
})

export interface FollowOptions {
  readonly lastEventId?: string | undefined
  readonly signal: AbortSignal
}

/** An event as a listener gets it; `id` only where it can be resumed from. */
export interface FeedEvent {
  readonly id: string | null
  readonly event: Event
}

/**
 * Delivers events to this process's listeners. One reader follows the outbox for all of them; each gets
 * only its owner's.
 */
export async function createFeed({ db, listen }: Pick<OpenDatabase, 'db' | 'listen'>) {
  const subscriptions = new Set<Subscription>()
  let cursor = await newest(db)
  let closed = false
  // A failed look is tried again by the timer; listeners lose nothing, the cursor has not moved.
  const looking = coalesce(look, () => undefined)

  async function look(): Promise<void> {
    if (closed) return
    const page = await readAfter(db, cursor, pageSize)
    for (const delivered of page) {
      cursor = delivered.cursor
      for (const subscription of subscriptions) subscription.offer(delivered)
    }
    if (page.length === pageSize) looking.request()
  }

  const timer = setInterval(looking.request, lookEveryMs)
  timer.unref()
  const stopKept = await listen(keptChannel, looking.request)
  const stopPassing = await listen(passingChannel, (payload) => {
    const { ownerId, event } = passing.parse(JSON.parse(payload))
    for (const subscription of subscriptions) subscription.pass(ownerId, event)
  })

  async function* follow(ownerId: string, options: FollowOptions): AsyncGenerator<FeedEvent> {
    const subscription = open(ownerId, null, options.signal)
    try {
      const since = options.lastEventId === undefined ? undefined : parseCursor(options.lastEventId)
      let seen: Cursor = since ?? { tx: 0n, id: 0n }
      if (options.lastEventId !== undefined) {
        if (since === undefined || (await isPruned(db, since)))
          yield { id: null, event: { type: 'reset', data: {} } }
        else
          for await (const delivered of history(db, since, ownerId, null))
            yield resumable(delivered, (at) => (seen = at))
      }
      yield* live(subscription, seen)
    } finally {
      subscriptions.delete(subscription)
    }
  }

  async function* followGeneration(
    ownerId: string,
    generationId: string,
    options: FollowOptions & {
      /** It has ended: nothing follows what is kept. */
      readonly isOver: boolean
    },
  ): AsyncGenerator<FeedEvent> {
    const subscription = open(ownerId, generationId, options.signal)
    try {
      let seen = (options.lastEventId === undefined ? undefined : parseCursor(options.lastEventId)) ?? {
        tx: 0n,
        id: 0n,
      }
      let last: Event | undefined
      for await (const delivered of history(db, seen, ownerId, generationId)) {
        last = delivered.event
        yield resumable(delivered, (at) => (seen = at))
      }
      if (options.isOver || (last !== undefined && finalEvents.has(last.type))) return
      for await (const delivered of live(subscription, seen)) {
        yield delivered
        if (finalEvents.has(delivered.event.type)) return
      }
    } finally {
      subscriptions.delete(subscription)
    }
  }

  function open(ownerId: string, generationId: string | null, signal: AbortSignal): Subscription {
    const subscription = new Subscription(ownerId, generationId, signal)
    subscriptions.add(subscription)
    return subscription
  }

  return {
    follow,
    followGeneration,
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      for (const subscription of subscriptions) subscription.end()
      await Promise.all([stopKept(), stopPassing()])
    },
  }
}

export type Feed = Awaited<ReturnType<typeof createFeed>>

function resumable(delivered: Delivered, seen: (at: Cursor) => void): FeedEvent {
  seen(delivered.cursor)
  return { id: formatCursor(delivered.cursor), event: delivered.event }
}

async function* live(subscription: Subscription, seen: Cursor): AsyncGenerator<FeedEvent> {
  for await (const { cursor, event } of subscription) {
    if (cursor === null) yield { id: null, event }
    else if (isAfter(cursor, seen)) yield { id: formatCursor(cursor), event }
  }
}

async function* history(
  db: Database,
  since: Cursor,
  ownerId: string,
  generationId: string | null,
): AsyncGenerator<Delivered> {
  const scope =
    generationId === null
      ? sql`owner_id = ${ownerId}`
      : sql`owner_id = ${ownerId} and generation_id = ${generationId}`
  let from = since
  for (;;) {
    const page = await readAfter(db, from, pageSize, scope)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    from = last.cursor
  }
}

async function isPruned(db: Database, since: Cursor): Promise<boolean> {
  return isAfter(await oldest(db), since)
}
