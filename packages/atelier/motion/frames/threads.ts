import { availableParallelism } from 'node:os'
import type { Picture } from '@krya/darkroom'
import { Tinypool } from 'tinypool'
import { plainEnvironment } from '../../engine/environment.ts'
import type { Shot } from './shot.ts'
import { framesIn } from './timing.ts'

/** More threads than this would hold more memory than they gain time. */
const mostThreads = 4
/** Frames that are made ahead of the one that is written. */
const ahead = 2

/**
 * A clip’s frames in their order, made by all cores; few are in memory at a time.
 * @param step every so many frames a new one is made and shown so long
 */
export async function* framesOf(
  shot: Shot,
  step: number,
  told: (share: number) => void,
): AsyncGenerator<Picture> {
  const threads = Math.min(mostThreads, availableParallelism())
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    execArgv: [],
    env: plainEnvironment(),
  })
  const count = framesIn(shot.seconds)
  const make = (at: number): Promise<Picture> => pool.run({ shot, at })
  const waiting: { readonly at: number; readonly picture: Promise<Picture> }[] = []
  try {
    for (let next = 0; next < count || waiting.length > 0;) {
      while (next < count && waiting.length < threads + ahead) {
        const picture = make(next)
        // It is waited for in its turn; until then its failure is nobody’s.
        picture.catch(() => undefined)
        waiting.push({ at: next, picture })
        next += step
      }
      const first = waiting.shift()
      if (first === undefined) return
      const picture = await first.picture
      for (let shown = first.at; shown < Math.min(count, first.at + step); shown += 1) yield picture
      told(Math.min(count, first.at + step) / count)
    }
  } finally {
    await pool.destroy()
  }
}
