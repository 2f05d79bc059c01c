import { type LanguageEvent, type Route, routes } from '@krya/contracts'
import { errorOf, offline } from './api-error.ts'
import type { Calls } from './call.ts'
import { type EventOptions, followEvents, type ReceivedEvent } from './events.ts'
import { urlOf } from './url.ts'
import { readWritten, type WrittenInput, writtenRoutes, type WrittenTask } from './written.ts'

export { ApiError } from './api-error.ts'
export type { Arguments, Calls } from './call.ts'
export type { EventOptions, ReceivedEvent } from './events.ts'
export { CanvasSession, type CanvasOptions } from './canvas.ts'
export { RealtimeSession, type RealtimeOptions } from './realtime.ts'
export { urlOf } from './url.ts'
export type { WrittenInput, WrittenTask } from './written.ts'

export interface ClientOptions {
  /** Where the server is, without a trailing slash; empty in the studio itself. */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
}

export type Client = Calls & {
  /** Everything of yours as it happens; resumes by itself. */
  events(options: EventOptions): AsyncGenerator<ReceivedEvent>
  /** One generation as it happens; ends when it is over. */
  imageEvents(id: string, options: EventOptions): AsyncGenerator<ReceivedEvent>
  /** Help with words, told while it is written. */
  written<Task extends WrittenTask>(
    task: Task,
    asked: {
      readonly query?: { readonly project?: string }
      readonly body: WrittenInput<Task>
      readonly signal?: AbortSignal
    },
  ): AsyncGenerator<LanguageEvent>
}

interface LooseArguments {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string | undefined>
  body?: unknown
  signal?: AbortSignal
}

/**
 * A client of Krya's API: one typed method per route of the contracts.
 * Every method throws ApiError when the server refuses, and ApiError `offline` when none was reached.
 */
export function createClient(options: ClientOptions = {}): Client {
  const base = options.baseUrl ?? ''
  const request: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init))
  const withHeaders: typeof fetch = (input, init) =>
    request(input, {
      ...init,
      headers: { ...options.headers, ...Object.fromEntries(new Headers(init?.headers)) },
    })

  const call =
    (route: Route) =>
    async (args: LooseArguments = {}) => {
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(args.headers ?? {}))
        if (value !== undefined) headers[name] = value
      const init: RequestInit = { method: route.method, headers }
      if (args.signal) init.signal = args.signal
      if (args.body instanceof Blob) {
        init.body = args.body
        headers['content-type'] = args.body.type || 'application/octet-stream'
      } else if (args.body !== undefined) {
        init.body = JSON.stringify(args.body)
        headers['content-type'] = 'application/json'
      }
      const response = await withHeaders(urlOf(base, route.path, args.params, args.query), init).catch(
        (error: unknown) => {
          if (args.signal?.aborted) throw error
          throw offline()
        },
      )
      if (!response.ok) throw await errorOf(response)
      if (route.answer.kind === 'json') return response.json()
      return route.answer.kind === 'empty' ? undefined : response
    }

  const calls = Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, call(route)]))
  if (!hasEveryCall(calls)) throw new TypeError('a route of the contracts has no method')
  return {
    ...calls,
    events: (eventOptions) => followEvents(urlOf(base, routes.events.path), withHeaders, eventOptions),
    written: (task, asked) => readWritten(call(writtenRoutes[task])({ ...asked })),
    imageEvents: (id, eventOptions) =>
      followEvents(urlOf(base, routes.imageEvents.path, { id }), withHeaders, eventOptions),
  }
}

function hasEveryCall(calls: object): calls is Calls {
  return Object.keys(routes).every((name) => name in calls)
}
