import { availableParallelism } from 'node:os'
import { Tinypool } from 'tinypool'

/** More threads would wait for each other’s memory. */
const mostThreads = 4

/** Threads for the frames of one clip. */
export interface Threads<Task, Result> {
  readonly count: number
  do(task: Task): Promise<Result>
}

/**
 * Works on frames in several threads, until it is over.
 * @param worker a module whose default export does one task
 */
export async function* inThreads<Task, Result, Item>(
  worker: URL,
  work: (threads: Threads<Task, Result>) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  const count = Math.min(mostThreads, availableParallelism())
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: 0,
    maxThreads: count,
    execArgv: [],
    env: {},
  })
  try {
    yield* work({
      count,
      async do(task) {
        const result: Result = await pool.run(task)
        return result
      },
    })
  } finally {
    await pool.destroy()
  }
}

/** Work that is begun when it is asked for. */
export type Begin<Item> = () => Promise<Item>

/** What comes of several pieces of work, in their order, so many of them on their way at a time. */
export async function* inOrder<Item>(
  works: AsyncIterable<Begin<Item>>,
  atOnce: number,
): AsyncGenerator<Item> {
  const waiting: Promise<Item>[] = []
  for await (const begin of works) {
    const one = begin()
    // Whoever waits for it hears of what goes wrong; until then nobody does.
    one.catch(() => undefined)
    waiting.push(one)
    const first = waiting.length >= atOnce ? waiting.shift() : undefined
    if (first !== undefined) yield await first
  }
  for (const one of waiting) yield await one
}
