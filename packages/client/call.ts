import type { Route, RouteName, routes } from '@krya/contracts'
import type { z } from 'zod'

type Routes = typeof routes
type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never
type AnswerOf<R extends Route> = R['answer'] extends { schema: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : R['answer'] extends { kind: 'empty' }
    ? void
    : Response

type Part<R, Key extends string, Value> = R extends { [K in Key]: infer Schema }
  ? Schema extends { file: readonly string[] }
    ? { [K in Key]: Blob }
    : Record<never, never> extends InputOf<Schema>
      ? { [K in Key]?: InputOf<Schema> }
      : { [K in Key]: InputOf<Schema> }
  : { [K in Key]?: Value }

/** What a call of route `R` takes: its path parameters, query, headers and body, as far as it has them. */
export type Arguments<R extends Route> = Part<R, 'params', never> &
  Part<R, 'query', never> &
  Part<R, 'headers', never> &
  Part<R, 'body', never> & { signal?: AbortSignal }

type Callable = { [N in RouteName]: Routes[N]['answer'] extends { kind: 'events' } ? never : N }[RouteName]

/** One method per route. */
export type Calls = {
  [N in Callable]: Record<never, never> extends Arguments<Routes[N]>
    ? (args?: Arguments<Routes[N]>) => Promise<AnswerOf<Routes[N]>>
    : (args: Arguments<Routes[N]>) => Promise<AnswerOf<Routes[N]>>
}
