import type { Made, Work } from '@krya/darkroom'
import { Tinypool } from 'tinypool'
import { z } from 'zod'

/** Networks that nobody used for so long leave the memory. */
const idleMs = 5 * 60_000
/** What a child needs of the environment; nothing secret. */
const passedOn = ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP']

/** What came of a piece of work: a refusal is for the person to read. */
export type Outcome = { readonly made: Made } | { readonly refused: string }

const news = z.object({ share: z.number() })

export interface WorkshopOptions {
  readonly processes: number
  /** Whether it takes only what others leave it of this machine: for what lasts minutes. */
  readonly isPatient?: boolean
}

/** Works on files in processes of their own: native code that breaks, or takes all memory, breaks nothing else. */
export function createWorkshop({ processes, isPatient = false }: WorkshopOptions) {
  const pool = new Tinypool({
    filename: new URL('./workshop-worker.ts', import.meta.url).href,
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: 0,
    maxThreads: processes,
    idleTimeout: idleMs,
    execArgv: [],
    env: Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
  })

  return {
    /** @throws AbortError as soon as `signal` aborts: the process is ended, and another takes its place. */
    async do(
      operation: string,
      work: Work,
      signal: AbortSignal,
      told: (share: number) => void,
    ): Promise<Outcome> {
      const hear = (message: unknown): void => {
        const heard = news.safeParse(message)
        if (heard.success) told(heard.data.share)
      }
      const outcome: Outcome = await pool.run(
        { operation, work, isPatient },
        { signal, channel: { postMessage: hear } },
      )
      return outcome
    },
    close: () => pool.destroy(),
  }
}

export type Workshop = ReturnType<typeof createWorkshop>
