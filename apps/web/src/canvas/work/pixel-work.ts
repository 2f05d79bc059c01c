import { type Remote, wrap } from 'comlink'
import type { PixelWork } from './worker.ts'

let started: Remote<PixelWork> | undefined

/** Work on pixels beside the page: it does not wait while many are reckoned. */
export function pixelWork(): Remote<PixelWork> {
  started ??= wrap<PixelWork>(new Worker(new URL('worker.ts', import.meta.url), { type: 'module' }))
  return started
}
