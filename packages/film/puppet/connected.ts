import type { Point } from './points.ts'

/** What is more solid than this leads on; a thinner edge belongs to what it is the edge of. */
const solid = 0.3

/**
 * What hangs together with any of some spots.
 * @param alpha 0–1 per pixel
 * @returns 1 where it does
 */
export function connected(alpha: Float32Array, width: number, seeds: readonly Point[]): Uint8Array {
  const height = alpha.length / width
  const found = new Uint8Array(alpha.length)
  const waiting: number[] = []
  const visit = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = y * width + x
    if (found[at] === 1) return
    const own = alpha[at] ?? 0
    if (own > 0) found[at] = 1
    if (own >= solid) waiting.push(at)
  }
  for (const { x, y } of seeds) visit(Math.round(x), Math.round(y))
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width
    const y = (at - x) / width
    visit(x - 1, y)
    visit(x + 1, y)
    visit(x, y - 1)
    visit(x, y + 1)
  }
  return found
}
