import { MessageChannel } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { plainEnvironment } from './environment.ts'
import type { Illustration } from './illustrate.ts'
import type { IllustratorInput, News } from './task.ts'

/** A thread that had nothing to do for this long is ended; one always stays, warm. */
const idleMs = 60_000

/** Draws in worker threads, so that whoever asks stays free. */
export function createPool(threads: number) {
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: idleMs,
    // Nothing is handed down: under `node --watch` a thread would report its imports where news is expected.
    execArgv: [],
    env: plainEnvironment(),
  })

  return {
    /** @throws AbortError as soon as `signal` aborts: the thread is ended, and another takes its place. */
    async draw(
      input: IllustratorInput,
      seed: number,
      signal: AbortSignal,
      told: (news: News) => void,
    ): Promise<Illustration> {
      const { port1, port2 } = new MessageChannel()
      port1.on('message', told)
      port1.unref()
      try {
        const illustration: Illustration = await pool.run(
          { input, seed, news: port2 },
          { transferList: [port2], signal },
        )
        return illustration
      } finally {
        port1.close()
      }
    },
    close: () => pool.destroy(),
  }
}
