import { createNoise2D } from 'simplex-noise'
import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import type { Random } from './random.ts'
import { downward, ellipse, n, path, type Point, polygon, smooth, stroke } from './svg.ts'

export interface RidgeOptions {
  readonly name: string
  /** Pixels from the top: the line its feet stand on. */
  readonly base: number
  /** Height of its peaks in pixels. */
  readonly height: number
  /** 0 rounded … 1 jagged. */
  readonly roughness: number
  readonly colour: string
  readonly depth: number
  /** Length of one rise and fall, as a part of the width. */
  readonly stretch?: number
  /** Colour of snow on the tops. */
  readonly snow?: string
  readonly bottom?: number
}

/** Heights of a ridge from left to right: summed octaves of simplex noise, folded where it is rough. */
function ridgeLine(canvas: Canvas, options: RidgeOptions): Point[] {
  const random = canvas.random(options.name)
  const noise = createNoise2D(() => random.next())
  const steps = 160
  const { stretch = 0.5, roughness } = options
  return Array.from({ length: steps + 1 }, (_, at): Point => {
    const x = (at / steps) * canvas.width
    const u = at / steps / stretch
    let sum = 0
    let amplitude = 1
    let whole = 0
    for (let octave = 0; octave < 5; octave += 1) {
      const value = noise(u * 2 ** octave, octave * 9.7)
      const folded = roughness > 0.4 ? 1 - 2 * Math.abs(value) : value
      sum += folded * amplitude
      whole += amplitude
      amplitude *= 0.3 + roughness * 0.24
    }
    return [x, options.base - options.height * (0.5 + sum / whole / 2)]
  })
}

/** A range of hills or mountains, its light side towards the light. */
export function ridge(canvas: Canvas, options: RidgeOptions): Layer {
  const points = ridgeLine(canvas, options)
  const bottom = options.bottom ?? canvas.height
  const outline =
    options.roughness > 0.4 ? `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}` : smooth(points)
  const id = options.name
  const shape = `${outline}L${n(canvas.width)} ${n(bottom)}L0 ${n(bottom)}Z`
  const { haze } = canvas.palette
  const defs = downward(id, [
    [0, lighter(options.colour, 0.06)],
    [0.55, options.colour],
    [1, mix(options.colour, haze, 0.25 + options.depth * 0.35)],
  ])
  const facets = options.roughness > 0.4 ? facetsOf(canvas, points, options) : ''
  return { id, kind: 'terrain', depth: options.depth, defs, svg: path(shape, `url(#${id})`) + facets }
}

/** Shaded flanks below each peak, and its cap of snow. */
function facetsOf(canvas: Canvas, points: readonly Point[], options: RidgeOptions): string {
  const random = canvas.random(`${options.name}-facets`)
  const litFromLeft = canvas.light.x * canvas.width < canvas.width / 2
  const shade = darker(options.colour, 0.16)
  let drawn = ''
  for (let at = 4; at < points.length - 4; at += 1) {
    const [x, y] = points[at] ?? [0, 0]
    const isPeak = points.slice(at - 4, at + 5).every(([, other]) => other >= y)
    if (!isPeak) continue
    const fall = (options.base - y) * random.between(0.55, 0.8)
    const away = litFromLeft ? 1 : -1
    const width = fall * random.between(0.5, 0.75)
    const zig = (t: number, spread: number): Point => [
      x + away * (width * t + spread * width * random.between(-0.2, 0.2)),
      y + fall * t,
    ]
    const edge = [1, 0.75, 0.5, 0.25].map((t): Point => [
      x + away * width * (t * 0.12) + random.between(-0.07, 0.07) * width,
      y + fall * t,
    ])
    drawn += polygon([[x, y], zig(0.3, 0.3), zig(0.62, 0.5), zig(1, 0.2), ...edge], shade, 0.55)
    if (options.snow !== undefined && options.base - y > options.height * 0.45)
      drawn += snowCap(points, at, options, options.snow, random)
  }
  return drawn
}

/** Snow from the top down to a torn edge, lower in the gullies. */
function snowCap(
  points: readonly Point[],
  peak: number,
  options: RidgeOptions,
  colour: string,
  random: Random,
): string {
  const [, top] = points[peak] ?? [0, 0]
  const fall = (options.base - top) * random.between(0.2, 0.36)
  let from = peak
  let to = peak
  const reaches = (at: number): boolean => {
    const y = points[at]?.[1]
    return (
      y !== undefined && y < top + fall && y >= (points[at + (at < peak ? 1 : -1)]?.[1] ?? y) - fall * 0.08
    )
  }
  while (reaches(from - 1)) from -= 1
  while (reaches(to + 1)) to += 1
  const rim = points.slice(from, to + 1)
  if (rim.length < 3) return ''
  const [left = [0, 0]] = rim
  const right = rim.at(-1) ?? left
  const teeth: Point[] = []
  for (let t = 0.92; t > 0.06; t -= random.between(0.09, 0.2)) {
    const x = left[0] + (right[0] - left[0]) * t
    const edge = left[1] + (right[1] - left[1]) * t
    teeth.push([x, edge + (top + fall - edge) * random.between(-0.35, 0.45)])
  }
  return polygon([...rim, ...teeth], colour, 0.94)
}

export interface GroundOptions {
  readonly name: string
  readonly top: number
  readonly near: string
  readonly far: string
  readonly depth: number
  /** Height of its swells in pixels. */
  readonly swell?: number
  readonly bottom?: number
}

/** The land one stands on: from its far edge to the viewer's feet. */
export function ground(canvas: Canvas, options: GroundOptions): Layer {
  const { name, top, near, far, depth, swell = 0 } = options
  const bottom = options.bottom ?? canvas.height
  const line = ridgeLine(canvas, {
    name,
    base: top + swell / 2,
    height: swell,
    roughness: 0,
    colour: near,
    depth,
    stretch: 0.8,
  })
  const shape = `${smooth(line)}L${n(canvas.width)} ${n(bottom)}L0 ${n(bottom)}Z`
  const defs = downward(name, [
    [0, far],
    [0.35, mix(far, near, 0.55)],
    [1, near],
  ])
  return { id: name, kind: 'terrain', depth, defs, svg: path(shape, `url(#${name})`) }
}

/** Strokes that lie on the ground and grow towards the viewer: ripples of sand, furrows of snow, blades bent by wind. */
export function strokes(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly bottom?: number
    readonly colour: string
    readonly count: number
    readonly depth: number
    readonly length?: number
    readonly opacity?: number
  },
): Layer {
  const random = canvas.random(options.name)
  const bottom = options.bottom ?? canvas.height
  let svg = ''
  for (let at = 0; at < options.count; at += 1) {
    const t = random.next() ** 0.7
    const y = options.top + (bottom - options.top) * t
    const x = random.between(-0.05, 1.05) * canvas.width
    const length = canvas.unit * (options.length ?? 6) * (0.25 + t) * random.between(0.5, 1.5)
    const bow = canvas.unit * random.between(-0.5, 0.5) * t
    svg += stroke(
      `M${n(x)} ${n(y)}q${n(length / 2)} ${n(bow - canvas.unit * 0.4 * t)} ${n(length)} ${n(bow)}`,
      options.colour,
      canvas.unit * (0.08 + 0.22 * t),
      (options.opacity ?? 0.4) * random.between(0.4, 1),
    )
  }
  return { id: options.name, kind: 'terrain', depth: options.depth, defs: '', svg }
}

/** Stones, half sunk, lit from the light's side. */
export function stones(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly bottom: number
    readonly count: number
    readonly size: number
    readonly depth: number
  },
): Layer {
  const random = canvas.random(options.name)
  const [lit, shaded] = canvas.palette.rock
  const litFromLeft = canvas.light.x < 0.5
  const placed = Array.from({ length: options.count }, () => random.next()).toSorted((a, b) => a - b)
  let svg = ''
  for (const t of placed) {
    const y = options.top + (options.bottom - options.top) * t
    const x = random.between(0, 1) * canvas.width
    const w = options.size * (0.3 + t) * random.between(0.5, 1.3)
    const h = w * random.between(0.45, 0.7)
    const corners = Array.from({ length: 7 }, (_, at): Point => {
      const angle = Math.PI + (Math.PI * at) / 6
      const r = random.between(0.85, 1.05)
      return [x + Math.cos(angle) * w * 0.5 * r, y + Math.sin(angle) * h * r]
    })
    svg += ellipse(x, y, w * 0.6, h * 0.16, canvas.palette.shadow, 0.35)
    svg += polygon(corners, shaded)
    const half = litFromLeft ? corners.slice(0, 4) : corners.slice(3)
    svg += polygon([...half, [x + (litFromLeft ? 0.05 : -0.05) * w, y - h * 0.35]], lit)
  }
  return { id: options.name, kind: 'terrain', depth: options.depth, defs: '', svg }
}

/** A headland that rises from the water to stand on. */
export function headland(
  canvas: Canvas,
  options: {
    readonly x: number
    readonly top: number
    readonly width: number
    readonly foot: number
    readonly depth: number
    readonly name: string
  },
): Layer {
  const random = canvas.random(options.name)
  const [lit, shaded] = canvas.palette.rock
  const { x, top, width, foot, name } = options
  const toRight = x > canvas.width / 2
  const edge = toRight ? canvas.width + canvas.unit * 4 : -canvas.unit * 4
  const away = toRight ? -1 : 1
  const rim: Point[] = [
    [edge, top - canvas.unit * 2],
    [x - away * width * 0.4, top - canvas.unit * 0.6],
    [x + away * width * 0.3, top],
    [x + away * width * 0.62, top + canvas.unit * 1.4],
  ]
  const face: Point[] = [0.25, 0.45, 0.7, 1].map((t): Point => [
    x + away * width * (0.66 + t * 0.3 + random.between(-0.06, 0.06)),
    top + (foot - top) * t,
  ])
  const shape = `M${[...rim, ...face, [edge, foot] as Point].map(([px, py]) => `${n(px)} ${n(py)}`).join('L')}Z`
  const defs = downward(name, [
    [0, lit],
    [0.3, mix(lit, shaded, 0.6)],
    [1, shaded],
  ])
  let svg = path(shape, `url(#${name})`)
  for (let at = 0; at < 9; at += 1) {
    const t = random.next()
    const px = x + away * width * random.between(-0.3, 0.75)
    const py = top + (foot - top) * (0.1 + t * 0.45)
    svg += polygon(
      [
        [px, py],
        [px + canvas.unit * random.between(2, 6), py + canvas.unit * random.between(1, 3)],
        [px + canvas.unit * random.between(-1, 2), Math.min(foot, py + canvas.unit * random.between(3, 7))],
      ],
      t > 0.5 ? darker(shaded, 0.2) : lit,
      0.35,
    )
  }
  const turf = canvas.palette.ground[0]
  const lower = [...rim]
    .reverse()
    .map(([px, py], at): Point => [px, py + canvas.unit * (at % 2 === 0 ? 1.6 : 2.6)])
  svg += polygon([...rim, ...lower], turf)
  return { id: name, kind: 'terrain', depth: options.depth, defs, svg }
}
