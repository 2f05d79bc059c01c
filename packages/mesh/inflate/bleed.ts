import type { Picture } from '@krya/darkroom'

/** From this alpha on a pixel’s colour is the thing’s. */
const solid = 200

/**
 * The picture opaque: where it is clear it has the colours of what is next to it (pull-push, Gortler et al. 1996), so
 * that no edge of a texture shows what was behind.
 */
export function bled(picture: Picture): Picture {
  const { width, height, data } = picture
  const colours = new Float32Array(width * height * 4)
  for (let at = 0; at < colours.length; at += 4) {
    const alpha = data[at + 3] ?? 0
    // What is half clear has some of its ground’s colour: it counts where nothing better is near.
    const weight = alpha >= solid ? 1 : alpha > 24 ? 0.02 * (alpha / 255) ** 2 : 0
    for (let channel = 0; channel < 3; channel += 1)
      colours[at + channel] = (data[at + channel] ?? 0) * weight
    colours[at + 3] = weight
  }
  const filled = pushed({ width, height, data: colours })
  const out = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < out.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) out[at + channel] = filled.data[at + channel] ?? 0
    out[at + 3] = 255
  }
  return { width, height, data: out }
}

/** Colours multiplied with their weights, and the weights. */
interface Level {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Colours with every weight 1. */
function pushed(level: Level): Level {
  const { width, height, data } = level
  const coarse = width === 1 && height === 1 ? undefined : pushed(pulled(level))
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const weight = Math.min(1, data[at + 3] ?? 0)
      for (let channel = 0; channel < 3; channel += 1) {
        const own = weight > 0 ? (data[at + channel] ?? 0) / (data[at + 3] ?? 1) : 0
        const under =
          coarse === undefined || weight >= 1 ? own : between(coarse, x / 2 - 0.25, y / 2 - 0.25, channel)
        out[at + channel] = own * weight + under * (1 - weight)
      }
      out[at + 3] = 1
    }
  return { width, height, data: out }
}

function pulled({ width, height, data }: Level): Level {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const half = new Float32Array(w * h * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * width + x) * 4, ((y >> 1) * w + (x >> 1)) * 4]
      for (let channel = 0; channel < 4; channel += 1)
        half[to + channel] = (half[to + channel] ?? 0) + (data[from + channel] ?? 0)
    }
  return { width: w, height: h, data: half }
}

function between({ width, height, data }: Level, x: number, y: number, channel: number): number {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const [fx, fy] = [Math.max(0, x - left), Math.max(0, y - top)]
  const row = (at: number): number =>
    (data[(at * width + left) * 4 + channel] ?? 0) * (1 - fx) +
    (data[(at * width + right) * 4 + channel] ?? 0) * fx
  return row(top) * (1 - fy) + row(bottom) * fy
}
