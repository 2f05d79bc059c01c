import type { Picture } from '@krya/darkroom'
import type { Size } from '../camera/view.ts'
import { cell } from './prepared.ts'
import type { Sources } from './warp.ts'

/** Pixels that are apart no farther than this come from one place. */
const together = 0.05

/** A picture’s pixels from where they come from. */
export function sampled(from: Uint8ClampedArray, size: Size, sources: Sources, frame: Size): Picture {
  const data = new Uint8ClampedArray(frame.width * frame.height * 4)
  const { across, first, second, share } = sources
  const one = new Float64Array(3)
  for (let y = 0; y < frame.height; y += 1) {
    const row = Math.floor(y / cell)
    const below = (y - row * cell) / cell
    for (let column = 0; column * cell < frame.width; column += 1) {
      const at = (row * across + column) * 2
      const under = at + across * 2
      // Along the row from the left side of the cell to its right.
      const ax = mix(first[at], first[under], below)
      const ay = mix(first[at + 1], first[under + 1], below)
      const stepX = (mix(first[at + 2], first[under + 2], below) - ax) / cell
      const stepY = (mix(first[at + 3], first[under + 3], below) - ay) / cell
      const bx = mix(second[at], second[under], below)
      const by = mix(second[at + 1], second[under + 1], below)
      const flows = share > 0 && Math.abs(bx - ax) + Math.abs(by - ay) > together
      const end = Math.min(cell, frame.width - column * cell)
      for (let pixel = 0; pixel < end; pixel += 1) {
        const to = (y * frame.width + column * cell + pixel) * 4
        look(from, size, ax + stepX * pixel, ay + stepY * pixel, one)
        let [red, green, blue] = [one[0] ?? 0, one[1] ?? 0, one[2] ?? 0]
        if (flows) {
          look(from, size, bx + stepX * pixel, by + stepY * pixel, one)
          red += ((one[0] ?? 0) - red) * share
          green += ((one[1] ?? 0) - green) * share
          blue += ((one[2] ?? 0) - blue) * share
        }
        data[to] = red
        data[to + 1] = green
        data[to + 2] = blue
        data[to + 3] = 255
      }
    }
  }
  return { ...frame, data }
}

const mix = (one: number | undefined, other: number | undefined, share: number): number =>
  (one ?? 0) + ((other ?? 0) - (one ?? 0)) * share

/** Between four pixels; beyond an edge, the edge. */
function look(
  data: Uint8ClampedArray,
  { width, height }: Size,
  x: number,
  y: number,
  to: Float64Array,
): void {
  const u = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x
  const v = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y
  const column = Math.floor(u)
  const row = Math.floor(v)
  const right = u - column
  const below = v - row
  const at = (row * width + column) * 4
  const under = at + width * 4
  for (let channel = 0; channel < 3; channel += 1) {
    const upper = (data[at + channel] ?? 0) * (1 - right) + (data[at + 4 + channel] ?? 0) * right
    const lower = (data[under + channel] ?? 0) * (1 - right) + (data[under + 4 + channel] ?? 0) * right
    to[channel] = upper * (1 - below) + lower * below
  }
}

/** An affine map back: where a place of the frame comes from is a·x + c·y + e, b·x + d·y + f. */
type Back = readonly [number, number, number, number, number, number]

/** Lays what is cut out over a picture, in place. @param cut RGBA with alpha multiplied in */
export function lay(onto: Picture, cut: Uint8ClampedArray, { width, height }: Size, back: Back): void {
  const [a, b, c, d, e, f] = back
  const { data } = onto
  for (let y = 0; y < onto.height; y += 1)
    for (let x = 0; x < onto.width; x += 1) {
      const u = a * x + c * y + e
      const v = b * x + d * y + f
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue
      const column = Math.floor(u)
      const row = Math.floor(v)
      const at = (row * width + column) * 4
      const under = at + width * 4
      if ((cut[at + 3] ?? 0) + (cut[at + 7] ?? 0) + (cut[under + 3] ?? 0) + (cut[under + 7] ?? 0) === 0)
        continue
      const right = u - column
      const below = v - row
      const [w00, w10, w01, w11] = [
        (1 - right) * (1 - below),
        right * (1 - below),
        (1 - right) * below,
        right * below,
      ]
      const between = (channel: number): number =>
        (cut[at + channel] ?? 0) * w00 +
        (cut[at + 4 + channel] ?? 0) * w10 +
        (cut[under + channel] ?? 0) * w01 +
        (cut[under + 4 + channel] ?? 0) * w11
      const clear = 1 - between(3) / 255
      const to = (y * onto.width + x) * 4
      data[to] = (data[to] ?? 0) * clear + between(0)
      data[to + 1] = (data[to + 1] ?? 0) * clear + between(1)
      data[to + 2] = (data[to + 2] ?? 0) * clear + between(2)
    }
}
