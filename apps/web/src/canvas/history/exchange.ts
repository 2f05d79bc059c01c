import { Surface } from '../document/surface.ts'
import type { Patch } from './history.ts'

/** By so much a colour may differ and still be the same: what half covers a pixel is rounded on its way. */
const slack = 2

/**
 * Puts what was painted in place of what was there before, where that is still there: what somebody painted over it
 * since stays. @returns what it changed
 */
export function exchange({ surface, x, y, before, after }: Patch): Patch {
  const { width, height } = after
  const was = surface.part({ x, y, width, height })
  const now = was.pen.getImageData(0, 0, width, height)
  const [old, next] = [before, after].map(({ pen }) => pen.getImageData(0, 0, width, height).data)
  if (old !== undefined && next !== undefined)
    for (let at = 0; at < now.data.length; at += 4)
      if (isSame(now.data, old, at)) for (let one = at; one < at + 4; one += 1) now.data[one] = next[one] ?? 0
  const changed = new Surface(width, height)
  changed.pen.putImageData(now, 0, 0)
  surface.put(changed, x, y)
  return { surface, x, y, before: was, after: changed }
}

/** Whether two pixels look the same; clear ones do whatever their colour. */
function isSame(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): boolean {
  const [alpha = 0, other = 0] = [a[at + 3], b[at + 3]]
  if (Math.abs(alpha - other) > slack) return false
  // The less a pixel covers, the coarser its colour is kept.
  const share = Math.max(alpha, other) / 255
  for (let one = at; one < at + 3; one += 1)
    if (Math.abs((a[one] ?? 0) - (b[one] ?? 0)) * share > slack) return false
  return true
}
