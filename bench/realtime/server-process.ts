import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the server's process is asked. */
export const asked = z.enum(['memory', 'engine', 'end'])

const addresses = z.object({ studio: z.string(), echo: z.string() })
const memory = z.object({ rss: z.number() })
const engine = z.object({ taken: z.array(z.number()) })
/** What it answers. */
export type Report = z.infer<typeof addresses> | z.infer<typeof memory> | z.infer<typeof engine>

export interface NullServer {
  /** Addresses with `http:`. */
  readonly studio: string
  readonly echo: string
  /** What its process takes of memory, in MB. */
  rss(): Promise<number>
  /** What its engine took for itself, in milliseconds, frame by frame, since it was asked last. */
  engine(): Promise<number[]>
  stop(): Promise<void>
}

/** Starts `server.ts`. */
export async function startNullServer(): Promise<NullServer> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)))
  const ended = once(child, 'exit')
  const next = async (): Promise<unknown> => {
    const [report]: unknown[] = await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error('the server ended'))),
    ])
    return report
  }
  const ask = (question: z.infer<typeof asked>): Promise<unknown> => {
    child.send(question)
    return next()
  }
  return {
    ...addresses.parse(await next()),
    rss: async () => memory.parse(await ask('memory')).rss / 2 ** 20,
    engine: async () => engine.parse(await ask('engine')).taken,
    async stop() {
      child.send('end')
      await ended
    },
  }
}
