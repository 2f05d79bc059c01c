import { channels, hash, luminance, noiseRow, pixels, smoothNoise, type Step, step } from './operation.ts'

/** Paper's tooth: fibres and grain as light and shade. `size` in units. */
export function paper(strength: number, size = 0.5): Step {
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    const s = 1 / Math.max(1.2, unit * size)
    const coarse = new Float64Array(width)
    const fine = new Float64Array(width)
    const fibres = new Float64Array(width)
    for (let y = 0; y < height; y += 1) {
      noiseRow(coarse, left, y + top, s, s, seed)
      noiseRow(fine, left, y + top, s * 2.3, s * 2.3, seed + 1)
      noiseRow(fibres, left, y + top, s * 0.22, s * 1.7, seed + 2)
      for (let x = 0; x < width; x += 1) {
        const grain = (coarse[x] ?? 0) * 0.6 + (fine[x] ?? 0) * 0.4 - 0.5
        const fibre = (fibres[x] ?? 0) - 0.5
        const factor = 1 + (grain * 0.8 + fibre * 0.35) * strength
        const at = (y * width + x) * 4
        data[at] = (data[at] ?? 0) * factor
        data[at + 1] = (data[at + 1] ?? 0) * factor
        data[at + 2] = (data[at + 2] ?? 0) * factor
      }
    }
  })
}

const shade = (
  { data }: { readonly data: Uint8ClampedArray<ArrayBufferLike> },
  at: number,
  factor: number,
): void => {
  data[at] = (data[at] ?? 0) * factor
  data[at + 1] = (data[at + 1] ?? 0) * factor
  data[at + 2] = (data[at + 2] ?? 0) * factor
}

/** A woven ground: threads over and under. */
export function canvas(strength: number, size = 0.5): Step {
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    const period = Math.max(2.4, unit * size)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const wx = x + left
        const wy = y + top
        const weave = Math.sin((wx / period) * Math.PI) * Math.cos((wy / period) * Math.PI)
        shade({ data }, (y * width + x) * 4, 1 + (weave * 0.5 + hash(wx, wy, seed) * 0.4 - 0.2) * strength)
      }
  })
}

/** Grain of film or ink, coarser with `size`. */
export function grain(strength: number, size = 0): Step {
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    const cell = size === 0 ? 1 : Math.max(1, Math.round(unit * size))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const value =
          (hash(Math.floor((x + left) / cell), Math.floor((y + top) / cell), seed) - 0.5) * strength * 255
        const at = (y * width + x) * 4
        data[at] = (data[at] ?? 0) + value
        data[at + 1] = (data[at + 1] ?? 0) + value
        data[at + 2] = (data[at + 2] ?? 0) + value
      }
  })
}

/** Paper shows through where the chalk or pencil skips its hollows: more in light places. */
export function skips(colour: string, amount: number, size = 0.35): Step {
  const [r, g, b] = channels(colour)
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    const s = 1 / Math.max(1, unit * size)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const wx = x + left
        const wy = y + top
        const tooth = smoothNoise(wx * s, wy * s, seed + 7) * 0.65 + hash(wx, wy, seed) * 0.35
        const l = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) / 255
        const bare = Math.min(1, Math.max(0, (tooth - 1 + amount * (0.55 + l * 0.6)) * 4))
        data[at] = (data[at] ?? 0) * (1 - bare) + r * bare
        data[at + 1] = (data[at + 1] ?? 0) * (1 - bare) + g * bare
        data[at + 2] = (data[at + 2] ?? 0) * (1 - bare) + b * bare
      }
  })
}

/** Lines of an old screen. */
export function scanlines(strength: number, size = 0.5): Step {
  return step(0, ({ data, width, height, top, unit }) => {
    const period = Math.max(2, Math.round(unit * size))
    for (let y = 0; y < height; y += 1) {
      if ((y + top) % period >= period / 2) continue
      for (let x = 0; x < width; x += 1) shade({ data }, (y * width + x) * 4, 1 - strength)
    }
  })
}

/** Red and blue drift apart; `jumps` of the rows are torn sideways. */
export function shift(units: number, jumps = 0): Step {
  // A torn row is moved by eight times as much.
  return step(units * (jumps > 0 ? 8 : 1), (band) => {
    const { data, width, height, top, seed } = band
    const before = Uint8ClampedArray.from(data)
    const by = pixels(band, units)
    const block = pixels(band, 3)
    for (let y = 0; y < height; y += 1) {
      const row = Math.floor((y + top) / block)
      const torn = hash(row, 3, seed) < jumps ? Math.round((hash(row, 9, seed) - 0.5) * by * 14) : 0
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const source = (offset: number): number =>
          (y * width + Math.min(width - 1, Math.max(0, x + torn + offset))) * 4
        data[at] = before[source(by)] ?? 0
        data[at + 1] = before[source(0) + 1] ?? 0
        data[at + 2] = before[source(-by) + 2] ?? 0
      }
    }
  })
}

/** Cracks of old plaster. */
export function cracks(strength: number): Step {
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const wx = x + left
        const wy = y + top
        const vein = Math.abs(
          smoothNoise(wx / (unit * 9), wy / (unit * 9), seed) +
            smoothNoise(wx / (unit * 3), wy / (unit * 3), seed + 4) * 0.35 -
            0.68,
        )
        if (vein < 0.008) shade({ data }, (y * width + x) * 4, 1 - strength)
      }
  })
}
