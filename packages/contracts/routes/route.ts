import type { z } from 'zod'
import type { ErrorCode } from '../errors.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What a route answers with when it succeeds. */
export type Answer =
  | { readonly kind: 'json'; readonly status: 200 | 202; readonly schema: z.ZodType }
  | { readonly kind: 'empty'; readonly status: 204 }
  | { readonly kind: 'file'; readonly status: 200; readonly mediaTypes: readonly string[] }
  | { readonly kind: 'events'; readonly status: 200 }

/** One address of the API: server, client, reference and tests are made from it. */
export interface Route {
  readonly method: Method
  /** With parameters in braces: `/api/assets/{id}`. */
  readonly path: `/${string}`
  readonly tag:
    | 'Generations'
    | 'Queue'
    | 'Assets'
    | 'Documents'
    | 'Projects'
    | 'Catalog'
    | 'Providers'
    | 'Language'
    | 'Real time'
    | 'Events'
    | 'System'
  readonly summary: string
  readonly description?: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** A JSON body, closed; or a file sent as the body itself. */
  readonly body?: z.ZodType | { readonly file: readonly string[]; readonly maxBytes: number }
  readonly headers?: z.ZodObject
  readonly answer: Answer
  /** Codes it can answer with beyond those every route has (see `commonErrors`). */
  readonly errors: readonly ErrorCode[]
}

/** Codes any route may answer with. */
export const commonErrors = [
  'invalid_input',
  'forbidden_origin',
  'unavailable',
  'internal',
] as const satisfies readonly ErrorCode[]

/** Declares a route, keeping its literal types. */
export const route = <const R extends Route>(declared: R): R => declared
