import { keyOf, type LiveScenery, type Words } from './task.ts'
import type { Thread } from './thread.ts'

/** Sceneries that are kept for all sessions: a 1024² one takes 4 to 8 MB. */
const mostKept = 12

/** Draws sceneries in a thread of their own, so that whoever paints meanwhile is not held up. */
export function createSceneries(thread: Thread) {
  const kept = new Map<string, LiveScenery>()
  const never = new AbortController().signal

  function found(key: string): LiveScenery | undefined {
    const scenery = kept.get(key)
    if (scenery === undefined) return undefined
    kept.delete(key)
    kept.set(key, scenery)
    return scenery
  }

  async function drawn(words: Words): Promise<LiveScenery> {
    const answer = await thread.run({ kind: 'scenery', words }, never)
    if (answer.kind !== 'scenery') throw new Error(`Scenery was asked for, and a ${answer.kind} came.`)
    kept.set(answer.scenery.key, answer.scenery)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return answer.scenery
  }

  return {
    /** What one session asks for: one scenery at a time, so that fast typing leaves no queue behind. */
    open() {
      let underWay: Promise<void> | undefined
      let last: LiveScenery | undefined

      function begin(words: Words): Promise<void> {
        underWay ??= drawn(words)
          .then((scenery) => {
            last = scenery
          })
          .finally(() => {
            underWay = undefined
          })
        return underWay
      }

      return {
        /** The words’ own scenery, or the former one of that size while theirs is drawn; undefined: there is none yet. */
        latest(words: Words): LiveScenery | undefined {
          const own = found(keyOf(words))
          if (own !== undefined) last = own
          // Who waits for it hears of a fault; until then the former one is shown.
          else begin(words).catch(() => undefined)
          return last?.ground.width === words.width && last.ground.height === words.height ? last : undefined
        },
        /** Waits for the words’ own scenery. */
        async settled(words: Words, signal: AbortSignal): Promise<LiveScenery> {
          for (;;) {
            const own = found(keyOf(words))
            if (own !== undefined) return own
            await orAborted(begin(words), signal)
          }
        },
      }
    },
    close: () => thread.close(),
  }
}

function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const stopped = (): void => reject(signal.reason)
    signal.addEventListener('abort', stopped, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped))
  })
}
