import type { Event } from '@krya/contracts'
import { createParser } from 'eventsource-parser'
import { errorOf, offline } from './api-error.ts'

export interface EventOptions {
  readonly signal: AbortSignal
  /** The id of the last event that was seen, to go on from there. */
  readonly lastEventId?: string
  /** Told when the stream opens and when it breaks; it is opened again by itself. */
  readonly onConnection?: (connected: boolean) => void
}

export interface ReceivedEvent {
  /** Present on events that can be resumed from. */
  readonly id: string | undefined
  readonly event: Event
}

const firstRetryMs = 500
const longestRetryMs = 15_000

/**
 * Events of a stream, one after the other, until `signal` aborts or the server ends a finished stream with
 * 204. A broken connection is opened again where it broke, waiting longer each time it fails.
 * @throws ApiError when the server refuses the stream (4xx).
 */
export async function* followEvents(
  url: string,
  request: typeof fetch,
  options: EventOptions,
): AsyncGenerator<ReceivedEvent> {
  let lastEventId = options.lastEventId
  let retryMs = firstRetryMs
  while (!options.signal.aborted) {
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' }
      if (lastEventId !== undefined) headers['last-event-id'] = lastEventId
      const response = await request(url, { headers, signal: options.signal })
      if (response.status === 204) return
      if (!response.ok) {
        const error = await errorOf(response)
        if (response.status < 500) throw error
        throw offline()
      }
      options.onConnection?.(true)
      retryMs = firstRetryMs
      for await (const received of parse(response)) {
        lastEventId = received.id ?? lastEventId
        yield received
      }
    } catch (error) {
      if (options.signal.aborted) return
      if (
        error instanceof Error &&
        'status' in error &&
        typeof error.status === 'number' &&
        error.status >= 400
      )
        throw error
    }
    options.onConnection?.(false)
    await wait(retryMs * (0.5 + Math.random() / 2), options.signal)
    retryMs = Math.min(longestRetryMs, retryMs * 2)
  }
}

async function* parse(response: Response): AsyncGenerator<ReceivedEvent> {
  for await (const { id, type, data } of messagesOf(response)) {
    const event: Event = JSON.parse(`{"type":${JSON.stringify(type)},"data":${data}}`)
    yield { id, event }
  }
}

interface Message {
  readonly id: string | undefined
  readonly type: string
  /** As JSON. */
  readonly data: string
}

/** The named events of one answer, as they come. */
export async function* messagesOf(response: Response): AsyncGenerator<Message> {
  if (!response.body) return
  let parsed: Message[] = []
  const parser = createParser({
    onEvent({ id, event: type, data }) {
      if (type) parsed.push({ id, type, data })
    },
  })
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      const ready = parsed
      parsed = []
      yield* ready
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
