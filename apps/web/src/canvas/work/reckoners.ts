import type { Place } from '@krya/adjust'
import { type Remote, transfer, wrap } from 'comlink'
import type { AdjustmentLayer } from '../document/layer.ts'
import { Known } from './known.ts'
import type { Bytes, PixelWork } from './worker.ts'

type Asked = AdjustmentLayer['adjustments']

/** A thread that reckons adjustments. */
class Reckoner {
  readonly #work: Remote<PixelWork>
  /** What the thread has been told, as it keeps it. */
  readonly #told = new Known<true>()

  constructor() {
    this.#work = wrap(new Worker(new URL('worker.ts', import.meta.url), { type: 'module' }))
  }

  /** @param pixels given away */
  async adjust({ width, height, data }: ImageData, asked: Asked, place: Place): Promise<ImageData> {
    const name = nameOf(asked)
    const isTold = this.#told.get(name) === true
    if (!isTold) this.#told.set(name, true)
    const sent: Bytes = transfer({ width, height, data }, [data.buffer])
    const made = await this.#work.overAll(sent, name, isTold ? null : asked, place)
    return new ImageData(made.data, made.width, made.height)
  }
}

const names = new WeakMap<Asked, number>()
let last = 0

/** A list of adjustments is never changed: a thread is told it once, and keeps what it made ready for it. */
function nameOf(asked: Asked): number {
  const known = names.get(asked)
  if (known !== undefined) return known
  last += 1
  names.set(asked, last)
  return last
}

let started: readonly Reckoner[] | undefined

/** As many as there are cores beside the page's. */
export function reckoners(): readonly Reckoner[] {
  const length = Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1))
  started ??= Array.from({ length }, () => new Reckoner())
  return started
}
