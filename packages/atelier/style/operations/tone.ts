import type { Band } from '../raster.ts'
import { channels, luminance, type Step, step } from './operation.ts'

/** Saturation, contrast and brightness as factors (1 = as it is), warmth −1…1. */
export interface Tone {
  readonly saturation?: number
  readonly contrast?: number
  readonly brightness?: number
  readonly warmth?: number
}

export function tone({ saturation = 1, contrast = 1, brightness = 1, warmth = 0 }: Tone): Step {
  return step(0, ({ data }) => {
    for (let at = 0; at < data.length; at += 4) {
      const r = data[at] ?? 0
      const g = data[at + 1] ?? 0
      const b = data[at + 2] ?? 0
      const l = luminance(r, g, b)
      const shape = (value: number): number =>
        ((l + (value - l) * saturation - 128) * contrast + 128) * brightness
      data[at] = shape(r) + warmth * 18
      data[at + 1] = shape(g) + warmth * 4
      data[at + 2] = shape(b) - warmth * 18
    }
  })
}

/** Each pixel's lightness looked up in a ramp of colours, dark to light; `keep` of its own colour stays. */
export function ramp(colours: readonly string[], keep = 0): Step {
  const stops = colours.map(channels)
  const table = Array.from({ length: 256 }, (_, value) => {
    const t = (value / 255) * (stops.length - 1)
    const at = Math.min(stops.length - 2, Math.floor(t))
    const from = stops[at] ?? [0, 0, 0]
    const to = stops[at + 1] ?? from
    return [0, 1, 2].map(
      (channel) => (from[channel] ?? 0) + ((to[channel] ?? 0) - (from[channel] ?? 0)) * (t - at),
    )
  })
  return step(0, ({ data }) => {
    for (let at = 0; at < data.length; at += 4) {
      const colour = table[Math.round(luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0))] ?? [
        0, 0, 0,
      ]
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = (colour[channel] ?? 0) * (1 - keep) + (data[at + channel] ?? 0) * keep
    }
  })
}

/** Few steps in each channel. */
export function posterise(levels: number): Step {
  const table = Uint8ClampedArray.from(
    { length: 256 },
    (_, value) => (Math.round((value / 255) * (levels - 1)) / (levels - 1)) * 255,
  )
  return step(0, ({ data }) => {
    for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) data[at] = table[data[at] ?? 0] ?? 0
  })
}

const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

/** Only these colours; between them an ordered pattern (Bayer 4×4) of strength `dither`, cells of `cell` units. */
export function inks(colours: readonly string[], dither = 0, cell = 0): Step {
  const wanted = colours.map(channels)
  return step(0, (band) => {
    const { data, width, height, left, top } = band
    const size = cell === 0 ? 1 : Math.max(1, Math.round(band.unit * cell))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const cellY = Math.floor((y + top) / size) & 3
        const shift = ((bayer[cellY * 4 + (Math.floor((x + left) / size) & 3)] ?? 0) / 16 - 0.47) * dither
        put(
          data,
          at,
          nearest(wanted, (data[at] ?? 0) + shift, (data[at + 1] ?? 0) + shift, (data[at + 2] ?? 0) + shift),
        )
      }
  })
}

function nearest(
  wanted: readonly (readonly [number, number, number])[],
  r: number,
  g: number,
  b: number,
): readonly [number, number, number] {
  let best = wanted[0] ?? [0, 0, 0]
  let least = Infinity
  for (const colour of wanted) {
    const far = (colour[0] - r) ** 2 * 0.3 + (colour[1] - g) ** 2 * 0.59 + (colour[2] - b) ** 2 * 0.11
    if (far < least) {
      least = far
      best = colour
    }
  }
  return best
}

export function put(data: Band['data'], at: number, [r, g, b]: readonly [number, number, number]): void {
  data[at] = r
  data[at + 1] = g
  data[at + 2] = b
}

/** Darker towards the corners. */
export function vignette(strength: number, colour = '#000000'): Step {
  const [r, g, b] = channels(colour)
  return step(0, ({ data, width, height, left, top, whole }) => {
    for (let y = 0; y < height; y += 1) {
      const dy = (y + top) / whole.height - 0.5
      for (let x = 0; x < width; x += 1) {
        const dx = (x + left) / whole.width - 0.5
        const amount = Math.min(1, (dx * dx + dy * dy) * 2.2 - 0.22) * strength
        if (amount <= 0) continue
        const at = (y * width + x) * 4
        data[at] = (data[at] ?? 0) * (1 - amount) + r * amount
        data[at + 1] = (data[at + 1] ?? 0) * (1 - amount) + g * amount
        data[at + 2] = (data[at + 2] ?? 0) * (1 - amount) + b * amount
      }
    }
  })
}
