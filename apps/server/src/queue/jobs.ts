import { z } from 'zod'

/** One kind of later work: what it is given, how long it may take, how often it is tried. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly payload: Payload
  readonly timeLimitSeconds: number
  readonly retries: number
  /** Doubled with every retry, ten minutes at most. */
  readonly retryDelaySeconds: number
  /** When it runs by itself, UTC; left out: only when sent. */
  readonly cron?: string
}

const job = <Payload extends z.ZodType>(declared: Job<Payload>): Job<Payload> => declared

/** Every kind of later work. Each has exactly one handler, bound in main.ts. */
export const jobs = {
  /** Remove the files of assets whose rows are gone. */
  removeFiles: job({
    id: 'library.remove-files',
    payload: z.object({ assets: z.array(z.object({ id: z.uuid(), storageKey: z.string() })) }),
    timeLimitSeconds: 300,
    retries: 20,
    retryDelaySeconds: 10,
  }),
  /** Remove for good what has been in the trash for 30 days, old events and old idempotency keys. */
  purge: job({
    id: 'library.purge',
    payload: z.object({}),
    timeLimitSeconds: 600,
    retries: 3,
    retryDelaySeconds: 60,
    cron: '17 4 * * *',
  }),
  /** Settle what a server that stopped suddenly had held back. Often: a laptop sleeps at night. */
  settleForgotten: job({
    id: 'accounts.settle-forgotten',
    payload: z.object({}),
    timeLimitSeconds: 300,
    retries: 3,
    retryDelaySeconds: 60,
    cron: '*/20 * * * *',
  }),
}

/** A job with its handler. */
export interface Binding {
  readonly id: string
  /** Parses what was stored and runs the handler. A payload that does not fit throws: skipping it would lose it. */
  readonly run: (data: unknown) => Promise<void>
}

export function bind<Payload extends z.ZodType>(
  kind: Job<Payload>,
  handler: (payload: z.infer<Payload>) => Promise<void>,
): Binding {
  return { id: kind.id, run: (data) => handler(kind.payload.parse(data ?? {})) }
}

/** @throws when a job has no handler, or two. */
export function assertAllBound(bindings: readonly Binding[]): void {
  for (const { id } of Object.values(jobs)) {
    const found = bindings.filter((binding) => binding.id === id).length
    if (found !== 1) throw new Error(`job ${id} has ${found} handlers`)
  }
}
