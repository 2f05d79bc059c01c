import type { Raster } from '../style/raster.ts'
import type { Frame, LiveScenery, SharedPixels, Sheet } from './task.ts'

/** Pictures of fewer pixels are painted in full at once. */
const worthwhile = 200_000

export const isWorthCoarse = ({ width, height }: Sheet): boolean => width * height >= worthwhile

/** Makes frames half as wide and high: they are a quarter of the work. A scenery is made smaller once. */
export function createHalves() {
  let last: { readonly from: LiveScenery; readonly half: LiveScenery } | undefined
  return (frame: Frame): Frame => {
    const { scenery } = frame
    if (last?.from.key !== scenery.key) last = { from: scenery, half: halfScenery(scenery) }
    return { ...frame, guide: halfGuide(frame.guide), scenery: last.half, scale: 2 }
  }
}

const half = (length: number): number => Math.ceil(length / 2)

/** Every other pixel: paints stay what they are, and do not mix where they meet. */
function halfGuide({ width: across, height: down, data }: Sheet): Sheet {
  const [width, height] = [half(across), half(down)]
  const pixels = new Uint8ClampedArray(width * height * 4)
  const [from, to] = [new Uint32Array(data.buffer, data.byteOffset, across * down), wordsOf(pixels)]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) to[y * width + x] = from[2 * y * across + 2 * x] ?? 0
  return { width, height, data: pixels }
}

const wordsOf = ({ buffer }: Uint8ClampedArray<ArrayBuffer>): Uint32Array => new Uint32Array(buffer)

const halfScenery = (scenery: LiveScenery): LiveScenery => ({
  ...scenery,
  ground: halfPixels(scenery.ground),
  things: scenery.things.map((thing) => ({
    ...thing,
    placed: thing.placed === null ? null : halfPixels(thing.placed),
  })),
  horizon: scenery.horizon / 2,
})

/** The mean of four pixels, fewer at the edge. */
function halfPixels({ left, top, width: across, height: down, data }: SharedPixels): SharedPixels {
  const [width, height] = [half(across), half(down)]
  const pixels = new Uint8ClampedArray(new SharedArrayBuffer(width * height * 4))
  for (let y = 0; y < height; y += 1) {
    const upper = 2 * y * across
    const lower = Math.min(down - 1, 2 * y + 1) * across
    for (let x = 0; x < width; x += 1) {
      const right = Math.min(across - 1, 2 * x + 1)
      const a = (upper + 2 * x) * 4
      const b = (upper + right) * 4
      const c = (lower + 2 * x) * 4
      const d = (lower + right) * 4
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 4; channel += 1)
        pixels[at + channel] =
          ((data[a + channel] ?? 0) +
            (data[b + channel] ?? 0) +
            (data[c + channel] ?? 0) +
            (data[d + channel] ?? 0)) /
          4
    }
  }
  return { left: Math.floor(left / 2), top: Math.floor(top / 2), width, height, data: pixels }
}

/** Lays what was painted at half the size over the drawing, so much of it: pixels between are blended. */
export function laidOver({ width, height, data }: Sheet, painting: Raster, share: number): Sheet {
  const shown = new Uint8ClampedArray(data.length)
  const { width: across, height: down, data: pixels } = painting
  for (let y = 0; y < height; y += 1) {
    // A pixel lies a quarter of a large one to this or that side of its middle.
    const near = (y >> 1) * across
    const far = Math.max(0, Math.min(down - 1, (y >> 1) + (y & 1 ? 1 : -1))) * across
    for (let x = 0; x < width; x += 1) {
      const column = x >> 1
      const beside = Math.max(0, Math.min(across - 1, column + (x & 1 ? 1 : -1)))
      const at = (y * width + x) * 4
      const a = (near + column) * 4
      const b = (near + beside) * 4
      const c = (far + column) * 4
      const d = (far + beside) * 4
      for (let channel = 0; channel < 4; channel += 1) {
        const own = data[at + channel] ?? 0
        const painted =
          (9 * (pixels[a + channel] ?? 0) +
            3 * ((pixels[b + channel] ?? 0) + (pixels[c + channel] ?? 0)) +
            (pixels[d + channel] ?? 0)) /
          16
        shown[at + channel] = own + (painted - own) * share
      }
    }
  }
  return { width, height, data: shown }
}
