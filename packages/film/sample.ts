import type { Picture } from '@krya/darkroom'

/** Catmull and Rom’s weights of the four pixels about a place between two. */
function weightsOf(share: number, into: Float64Array): void {
  const [square, cube] = [share * share, share * share * share]
  into[0] = 0.5 * (-cube + 2 * square - share)
  into[1] = 0.5 * (3 * cube - 5 * square + 2)
  into[2] = 0.5 * (-3 * cube + 4 * square + share)
  into[3] = 0.5 * (cube - square)
}
const across = new Float64Array(4)
const down = new Float64Array(4)

/** The colour between pixels, as sharp as it is there (Catmull and Rom 1974); beyond the picture its edge goes on. */
export function sampleInto(
  { width, height, data }: Picture,
  x: number,
  y: number,
  into: [number, number, number],
): void {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  weightsOf(x - left, across)
  weightsOf(y - top, down)
  let [red, green, blue] = [0, 0, 0]
  for (let row = 0; row < 4; row += 1) {
    const from = Math.min(height - 1, Math.max(0, top - 1 + row)) * width
    const weight = down[row] ?? 0
    for (let column = 0; column < 4; column += 1) {
      const at = (from + Math.min(width - 1, Math.max(0, left - 1 + column))) * 4
      const share = weight * (across[column] ?? 0)
      red += share * (data[at] ?? 0)
      green += share * (data[at + 1] ?? 0)
      blue += share * (data[at + 2] ?? 0)
    }
  }
  into[0] = red
  into[1] = green
  into[2] = blue
}
