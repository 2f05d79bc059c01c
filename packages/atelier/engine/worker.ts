import { move } from 'tinypool'
import { illustrate } from './illustrate.ts'
import type { Task } from './task.ts'

/** A worker thread's entry: draws one picture, telling how far it is. */
export default async function work({ input, seed, news }: Task) {
  const illustration = await illustrate(input, seed, (one) => news.postMessage(one))
  // Moved, not copied: a picture of sixteen megapixels is tens of megabytes.
  return move({ ...illustration, bytes: Uint8Array.from(illustration.bytes) })
}
