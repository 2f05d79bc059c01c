import { illustrate } from './illustrate.ts'
import type { Task } from './task.ts'

/** A worker thread's entry: draws one picture, telling how far it is. */
export default async function work({ input, seed, news }: Task) {
  const { bytes, ...illustration } = await illustrate(input, seed, (one) => news.postMessage(one))
  // A Buffer loses its type on the way between threads.
  return { ...illustration, bytes: new Uint8Array(bytes) }
}
