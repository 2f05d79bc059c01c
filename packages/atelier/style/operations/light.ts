import { blurred } from './blur.ts'
import { luminance, noiseRow, pixels, type Step, step } from './operation.ts'

/** Light that spills over its edges: what is brighter than `from` (0–1) is softened and added. */
export function bloom(options: {
  readonly size: number
  readonly strength: number
  readonly from: number
}): Step {
  return step(options.size * 4, (band) => {
    const { data, width, height } = band
    const bright = Uint8ClampedArray.from(data)
    const floor = options.from * 255
    for (let at = 0; at < bright.length; at += 4) {
      const l = luminance(bright[at] ?? 0, bright[at + 1] ?? 0, bright[at + 2] ?? 0)
      const share = Math.max(0, l - floor) / Math.max(1, 255 - floor)
      for (let channel = 0; channel < 3; channel += 1)
        bright[at + channel] = (bright[at + channel] ?? 0) * share
    }
    const glow = blurred({ data: bright, width, height }, pixels(band, options.size))
    for (let at = 0; at < data.length; at += 1)
      if (at % 4 !== 3)
        data[at] = (data[at] ?? 0) + (glow[at] ?? 0) * options.strength * (1 - (data[at] ?? 0) / 300)
  })
}

/** A soft copy blended in: 0 sharp … 1 only the soft one. */
export function soften(size: number, share: number): Step {
  return step(size * 4, (band) => {
    const soft = blurred(band, pixels(band, size))
    for (let at = 0; at < band.data.length; at += 1)
      if (at % 4 !== 3) band.data[at] = (band.data[at] ?? 0) * (1 - share) + (soft[at] ?? 0) * share
  })
}

/** Lightness as height, lit from the upper left: clay, felt, plaster. `lumps` makes the surface uneven. */
export function relief(options: {
  readonly size: number
  readonly strength: number
  readonly lumps: number
}): Step {
  return step(options.size * 3.6, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const soft = blurred(band, pixels(band, options.size))
    const by = Math.max(1, Math.round(unit * options.size * 0.5))
    const across = width + 2 * by
    // A little beyond the band as well: the surface’s lumps go on there.
    const heights = new Float64Array(across * (height + 2 * by))
    const lumps = new Float64Array(across)
    const place = 1 / (unit * 1.6)
    for (let y = -by; y < height + by; y += 1) {
      if (options.lumps !== 0) noiseRow(lumps, left - by, y + top, place, place, seed)
      const row = Math.min(height - 1, Math.max(0, y)) * width
      for (let x = -by; x < width + by; x += 1) {
        const at = (row + Math.min(width - 1, Math.max(0, x))) * 4
        const lump = (lumps[x + by] ?? 0) * options.lumps * 60
        heights[(y + by) * across + x + by] =
          luminance(soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0) + lump
      }
    }
    const beyond = 2 * by * (across + 1)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const here = y * across + x
        const lit = ((heights[here + beyond] ?? 0) - (heights[here] ?? 0)) / 255
        const factor = 1 + Math.max(-0.5, Math.min(0.5, lit * options.strength))
        const at = (y * width + x) * 4
        data[at] = (data[at] ?? 0) * factor
        data[at + 1] = (data[at + 1] ?? 0) * factor
        data[at + 2] = (data[at + 2] ?? 0) * factor
      }
  })
}

/** Each edge throws a soft shadow down to the right, as sheets of paper on top of each other do. */
export function sheets(options: { readonly size: number; readonly strength: number }): Step {
  return step(options.size * 5, (band) => {
    const { data, width, height } = band
    const soft = blurred(band, pixels(band, options.size))
    const by = pixels(band, options.size * 0.8)
    const before = Uint8ClampedArray.from(data)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const from = (Math.max(0, y - by) * width + Math.max(0, x - by)) * 4
        const own = luminance(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0)
        const above = luminance(soft[from] ?? 0, soft[from + 1] ?? 0, soft[from + 2] ?? 0)
        const step01 = Math.min(1, Math.abs(own - above) / 90)
        const factor = own >= above ? 1 - step01 * options.strength : 1 + step01 * options.strength * 0.3
        for (let channel = 0; channel < 3; channel += 1)
          data[at + channel] = (before[at + channel] ?? 0) * factor
      }
  })
}
