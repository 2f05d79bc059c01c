import type { Flow } from './flow.ts'
import { valueAt } from './sample.ts'
import { type Grey, margin } from './small.ts'

/** What comes back this near to where it set out from is the same thing, in pixels. */
const near = 1

/**
 * Motion of what is hidden in the other picture: it cannot be found, so that it moves as what is like it beside it.
 * @param back motion from the other picture to this one
 */
export function repaired(there: Flow, back: Flow, picture: Grey): Flow {
  const { width, height } = there
  const known = knownOf(there, back)
  // From each side, the last known place before each pixel, and how far off its brightness is.
  const best = new Float32Array(width * height).fill(Infinity)
  const from = new Int32Array(width * height).fill(-1)
  const grey = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const row = (y + margin) * picture.stride + margin
    grey.set(picture.data.subarray(row, row + width), y * width)
  }
  const walk = (first: number, step: number, length: number): void => {
    let last = -1
    let steps = 0
    for (let at = first, turn = 0; turn < length; turn += 1, at += step) {
      if (known[at] === 1) {
        last = at
        steps = 0
        continue
      }
      if (last < 0) continue
      steps += 1
      const off = Math.abs((grey[at] ?? 0) - (grey[last] ?? 0)) + steps / 4
      if (off >= (best[at] ?? 0)) continue
      best[at] = off
      from[at] = last
    }
  }
  for (let y = 0; y < height; y += 1) {
    walk(y * width, 1, width)
    walk((y + 1) * width - 1, -1, width)
  }
  for (let x = 0; x < width; x += 1) {
    walk(x, width, height)
    walk((height - 1) * width + x, -width, height)
  }
  const u = there.u.map((value, at) => there.u[from[at] ?? -1] ?? value)
  const v = there.v.map((value, at) => there.v[from[at] ?? -1] ?? value)
  return { width, height, u, v }
}

/** 1 where a pixel is found in the other picture, and from there again where it was. */
function knownOf({ width, height, u, v }: Flow, back: Flow): Uint8Array {
  const known = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const du = u[at] ?? 0
      const dv = v[at] ?? 0
      const off =
        Math.abs(du + valueAt(back.u, width, height, x + du, y + dv)) +
        Math.abs(dv + valueAt(back.v, width, height, x + du, y + dv))
      if (off < near) known[at] = 1
    }
  return known
}
