import type { Band } from '../raster.ts'
import { blurred } from './blur.ts'
import { channels, hash, luminance, pixels, smoothNoise, type Step, step } from './operation.ts'

/** Where lightness or colour changes, 0–1: Sobel over a slightly softened copy, so that textures are no edges. */
function edges(band: Band, thick: number): Float32Array {
  const { width, height } = band
  const soft = blurred(band, pixels(band, thick * 0.45))
  const found = new Float32Array(width * height)
  const reach = Math.max(1, Math.round(band.unit * thick * 0.5))
  const value = (x: number, y: number, channel: number): number =>
    soft[
      (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4 + channel
    ] ?? 0
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let strongest = 0
      for (let channel = 0; channel < 3; channel += 1) {
        const gx = value(x + reach, y, channel) - value(x - reach, y, channel)
        const gy = value(x, y + reach, channel) - value(x, y - reach, channel)
        strongest = Math.max(strongest, Math.abs(gx) + Math.abs(gy))
      }
      found[y * width + x] = strongest / 255
    }
  return found
}

/** Contours in ink over what is there, or on bare `ground`. */
export function contours(options: {
  readonly colour: string
  readonly thick: number
  readonly threshold: number
  readonly ground?: string
  readonly strength?: number /** Lines shine in the colours they part, over a picture dimmed to this share. */
  readonly dim?: number
}): Step {
  const { thick, threshold, strength = 1 } = options
  const ink = channels(options.colour)
  const ground = options.ground === undefined ? undefined : channels(options.ground)
  return step(thick * 4 + 1, (band) => {
    const { data } = band
    const found = edges(band, thick)
    for (let index = 0; index < found.length; index += 1) {
      const at = index * 4
      const amount =
        Math.min(1, Math.max(0, ((found[index] ?? 0) - threshold) / (threshold * 1.2))) * strength
      for (let channel = 0; channel < 3; channel += 1) {
        const own = data[at + channel] ?? 0
        const under = ground === undefined ? own * (options.dim ?? 1) : (ground[channel] ?? 0)
        const over = options.dim === undefined ? (ink[channel] ?? 0) : Math.min(255, own * 1.45 + 24)
        data[at + channel] = under * (1 - amount) + over * amount
      }
    }
  })
}

/** Shading in parallel lines, more directions the darker it is, on `ground`. */
export function hatching(options: {
  readonly ink: string
  readonly ground: string
  readonly spacing: number
  readonly levels: readonly number[]
  readonly keep?: number
  readonly waver?: number
}): Step {
  const ink = channels(options.ink)
  const ground = channels(options.ground)
  const { levels, keep = 0, waver = 0.5 } = options
  return step(0, ({ data, width, height, left, top, unit, seed }) => {
    const period = Math.max(2.6, unit * options.spacing)
    const turns = levels.map((_, at) => ({
      cos: Math.cos(0.78 + at * 1.05),
      sin: Math.sin(0.78 + at * 1.05),
    }))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const wx = x + left
        const wy = y + top
        const dark = 1 - luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) / 255
        const drift = (smoothNoise(wx / (unit * 5), wy / (unit * 5), seed) - 0.5) * period * waver * 2
        let covered = 0
        for (const [index, level] of levels.entries()) {
          if (dark < level) break
          const turn = turns[index]
          if (turn === undefined) break
          const along = ((((wx * turn.cos + wy * turn.sin + drift) / period) % 1) + 1) % 1
          const width01 = Math.min(0.8, 0.16 + (dark - level) * 0.9)
          const edge = Math.abs(along - 0.5) * 2
          covered = Math.max(covered, Math.min(1, Math.max(0, (edge - 1 + width01) * period * 0.5 + 0.3)))
        }
        const pressed = covered * (0.85 + hash(wx, wy, seed) * 0.15)
        for (let channel = 0; channel < 3; channel += 1) {
          const own = data[at + channel] ?? 0
          const under = (ground[channel] ?? 0) * (1 - keep) + own * keep
          data[at + channel] = under * (1 - pressed) + (ink[channel] ?? 0) * pressed
        }
      }
  })
}

/** Graphite: lightness against its own surroundings, so that edges and shade remain and flat places turn paper. */
export function graphite(options: {
  readonly ink: string
  readonly ground: string
  readonly depth: number
  readonly tint?: number
}): Step {
  const ink = channels(options.ink)
  const ground = channels(options.ground)
  return step(8, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const soft = blurred(band, pixels(band, 1.6))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const wx = x + left
        const wy = y + top
        const own = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
        const around = luminance(soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0)
        const line = Math.min(1, Math.max(0, 1 - (own + 6) / (around + 6)) * 3.4)
        const shade = (1 - own / 255) ** 1.6 * options.depth
        const strokes = 0.75 + 0.5 * smoothNoise((wx + wy) / (unit * 0.35), (wx - wy) / (unit * 5), seed)
        const pressed = Math.min(1, (line + shade * strokes) * (0.8 + hash(wx, wy, seed) * 0.35))
        for (let channel = 0; channel < 3; channel += 1) {
          const tinted =
            (ink[channel] ?? 0) * (1 - (options.tint ?? 0)) + (data[at + channel] ?? 0) * (options.tint ?? 0)
          data[at + channel] = (ground[channel] ?? 0) * (1 - pressed) + tinted * pressed
        }
      }
  })
}

/** Two tones, cut like a block: what is darker than its surroundings and than `level` prints. */
export function block(options: {
  readonly ink: string
  readonly ground: string
  readonly level: number
  readonly grooves: number
}): Step {
  const ink = channels(options.ink)
  const ground = channels(options.ground)
  return step(8, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const soft = blurred(band, pixels(band, 2))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const own = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) / 255
        const around = luminance(soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0) / 255
        const flow = smoothNoise((x + left) / (unit * 6), (y + top) / (unit * 6), seed) * unit * 3
        const groove = Math.sin(((y + top + flow) / (unit * 0.8)) * Math.PI) * options.grooves * (0.4 + own)
        const printed = own * 0.62 + (own - around) * 0.9 + groove < options.level
        const colour = printed ? ink : ground
        data[at] = colour[0]
        data[at + 1] = colour[1]
        data[at + 2] = colour[2]
      }
  })
}
