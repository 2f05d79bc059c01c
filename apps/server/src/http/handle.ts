import type { Readable } from 'node:stream'
import type { Route } from '@krya/contracts'
import type { z } from 'zod'
import type { ByteRange } from '../storage/storage.ts'
import type { Principal } from './services.ts'

type Parsed<R, Key extends string> =
  R extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.output<Schema>
      : Schema extends { file: readonly string[] }
        ? Uint8Array
        : undefined
    : undefined

/** A request of route `R` after its contract has been kept to. */
export interface Asked<R extends Route = Route> {
  readonly who: Principal
  readonly params: Parsed<R, 'params'>
  readonly query: Parsed<R, 'query'>
  readonly headers: Parsed<R, 'headers'>
  readonly body: Parsed<R, 'body'>
  /** Every header, unread. */
  readonly all: Readonly<Record<string, string>>
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal
}

/** A file as an answer. */
export interface FileAnswer {
  readonly mediaType: string
  /** Size of the whole; left out: not known before it is sent. */
  readonly bytes?: number
  /** Names this very content for ever, so that it is cached for ever; left out: never cached. */
  readonly tag?: string
  /** Offered to be saved under this name. */
  readonly saveAs?: string
  open(range?: ByteRange): Promise<Readable>
}

/** Events as an answer; null: there are none and will be none. */
export type EventsAnswer = AsyncIterable<AnyEvent> | null

interface AnyEvent {
  /** Where to resume; null: it cannot be read again. */
  readonly id: string | null
  readonly event: { readonly type: string; readonly data: object }
}

type AnswerOf<R extends Route> = R['answer'] extends { schema: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : R['answer'] extends { kind: 'empty' }
    ? void
    : R['answer'] extends { kind: 'file' }
      ? FileAnswer
      : EventsAnswer

/** What a route does. */
export interface Handled {
  readonly route: Route
  /** A method, so that it may ask for more than is known here: `bind` parses by the same route before it calls. */
  perform(asked: LooseAsked): Promise<unknown>
}

interface LooseAsked {
  readonly who: Principal
  readonly params: unknown
  readonly query: unknown
  readonly headers: unknown
  readonly body: unknown
  readonly all: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Binds a route of the contracts to what it does, typed by the contract. */
export function handle<const R extends Route>(
  route: R,
  perform: (asked: Asked<R>) => Promise<AnswerOf<R>>,
): Handled {
  return { route, perform }
}
