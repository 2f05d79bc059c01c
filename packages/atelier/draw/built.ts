import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import { glowOf, isLit } from './lit.ts'
import type { Canvas } from './painter.ts'
import type { Random } from './random.ts'
import { ellipse, line, n, type Point, polygon, rect, stroke } from './svg.ts'

/** A house with a gable, seen from the front and a little from the side. */
function house(canvas: Canvas, random: Random, x: number, y: number, size: number, haze: number): string {
  const { palette, scene } = canvas
  const veil = (hex: string): string => mix(hex, palette.haze, haze)
  const wall = veil(palette.built[random.whole(0, palette.built.length - 1)] ?? '#d9c7a8')
  const roof = veil(random.pick([palette.accents[0] ?? '#a4503c', '#7a4a3a', '#56606e']))
  const w = size * random.between(0.85, 1.2)
  const h = size * random.between(0.55, 0.75)
  const gable = size * random.between(0.35, 0.55)
  const side = w * 0.55
  const toLeft = canvas.light.x > 0.5
  const flank = toLeft ? -side : side
  const snowy =
    scene.season === 'winter' &&
    (scene.weather.includes('snow') || scene.setting === 'snow' || scene.alsoIn.includes('snow'))
  const top = snowy ? '#eef2f7' : roof
  let svg = polygon(
    [
      [x + (toLeft ? 0 : w), y],
      [x + (toLeft ? 0 : w) + flank, y - size * 0.03],
      [x + (toLeft ? 0 : w) + flank, y - h],
      [x + (toLeft ? 0 : w), y - h],
    ],
    darker(wall, 0.28),
  )
  svg += polygon(
    [
      [x, y],
      [x + w, y],
      [x + w, y - h],
      [x + w / 2, y - h - gable],
      [x, y - h],
    ],
    wall,
  )
  const near: Point = [x + (toLeft ? 0 : w), y - h]
  svg += polygon(
    [
      [x + w / 2, y - h - gable],
      [x + w / 2 + flank, y - h - gable],
      [near[0] + flank * 1.06, near[1] + size * 0.02],
      near,
    ],
    top,
  )
  svg += stroke(
    `M${n(x - w * 0.06)} ${n(y - h + size * 0.04)}L${n(x + w / 2)} ${n(y - h - gable)}L${n(x + w * 1.06)} ${n(y - h + size * 0.04)}`,
    darker(top, 0.15),
    size * 0.07,
  )
  const glow = isLit(canvas) ? glowOf(canvas, random) : mix('#5d7488', palette.skyMid, 0.4)
  const win = w * 0.2
  for (const wx of [x + w * 0.16, x + w * 0.62])
    svg +=
      rect(wx, y - h * 0.78, win, win * 1.1, veil(lighter(wall, 0.4))) +
      rect(wx + win * 0.1, y - h * 0.78 + win * 0.1, win * 0.8, win * 0.9, glow) +
      line(
        wx + win / 2,
        y - h * 0.78,
        wx + win / 2,
        y - h * 0.78 + win * 1.1,
        veil(lighter(wall, 0.4)),
        win * 0.08,
      )
  svg += rect(x + w * 0.42, y - h * 0.42, w * 0.17, h * 0.42, darker(roof, 0.25), 1, w * 0.02)
  svg += rect(x + w * 0.68 + flank * 0.4, y - h - gable * 1.05, size * 0.1, gable * 0.6, darker(roof, 0.2))
  if (isLit(canvas) && scene.weather.includes('snow'))
    svg += ellipse(x + w * 0.73 + flank * 0.4, y - h - gable * 1.25, size * 0.09, size * 0.07, '#dfe5ee', 0.5)
  return svg
}

/** Houses in rows, the nearer ones larger. */
export function village(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly bottom: number
    readonly size: number
    readonly rows: number
    readonly depth: number
  },
): Layer[] {
  const random = canvas.random(options.name)
  return Array.from({ length: options.rows }, (_, row): Layer => {
    const t = options.rows === 1 ? 1 : row / (options.rows - 1)
    const size = options.size * (0.45 + 0.55 * t)
    const y = options.top + (options.bottom - options.top) * t
    const count = Math.max(2, Math.round(canvas.width / (size * 2.4)))
    const gap = canvas.composition.focus.x / canvas.width
    const svg = Array.from({ length: count }, (_, at) => (at + random.between(0.1, 0.7)) / count)
      // The middle of interest stays free in the nearest row.
      .filter((u) => t < 0.8 || Math.abs(u - gap) > 0.18)
      .map((u) =>
        house(
          canvas,
          random,
          u * canvas.width,
          y + random.between(-0.1, 0.2) * size,
          size * random.between(0.85, 1.15),
          options.depth * (1 - t) * 0.7,
        ),
      )
      .join('')
    return {
      id: `${options.name}-${row}`,
      kind: 'structure',
      depth: options.depth - row * 0.03,
      defs: '',
      svg,
    }
  })
}

/** Towers of a city against the sky, their windows lit when it is dark. */
export function skyline(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly base: number
    readonly height: number
    readonly depth: number
    readonly windows: boolean
  },
): Layer {
  const random = canvas.random(options.name)
  const { palette, width, unit } = canvas
  const tone = mix(darker(palette.built[0] ?? '#8793a3', 0.35), palette.haze, options.depth * 0.75)
  const lit = isLit(canvas)
  let svg = ''
  for (let x = -unit * 3; x < width;) {
    const w = unit * random.between(5, 11) * (1.2 - options.depth * 0.5)
    const h = options.height * random.between(0.35, 1) * (0.65 + 0.35 * Math.sin((x / width) * Math.PI))
    const y = options.base - h
    const own = mix(tone, random.chance(0.5) ? lighter(tone, 0.3) : darker(tone, 0.3), random.between(0, 0.5))
    svg +=
      rect(x, y, w, h + unit, own) +
      rect(canvas.light.x < 0.5 ? x + w * 0.68 : x, y, w * 0.32, h + unit, darker(own, 0.18))
    const top = random.whole(0, 3)
    if (top === 0)
      svg += polygon(
        [
          [x + w * 0.2, y],
          [x + w * 0.5, y - w * 0.7],
          [x + w * 0.8, y],
        ],
        own,
      )
    if (top === 1)
      svg +=
        rect(x + w * 0.25, y - w * 0.3, w * 0.5, w * 0.3, own) +
        line(x + w * 0.5, y - w * 0.3, x + w * 0.5, y - w, own, unit * 0.2)
    if (options.windows)
      for (let wy = y + unit * 1.2; wy < options.base - unit; wy += unit * 1.7)
        for (let wx = x + unit * 0.7; wx < x + w - unit * 0.7; wx += unit * 1.3)
          if (random.chance(lit ? 0.5 : 0.85))
            svg += rect(
              wx,
              wy,
              unit * 0.6,
              unit * 0.85,
              lit ? glowOf(canvas, random) : mix(own, palette.skyMid, 0.5),
              lit ? 0.9 : 0.6,
            )
    x += w * random.between(0.82, 1.05)
  }
  return { id: options.name, kind: 'structure', depth: options.depth, defs: '', svg }
}
