import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { downward, ellipse, n, path, rect, stroke } from './svg.ts'

export interface WaterOptions {
  readonly name: string
  readonly top: number
  readonly bottom: number
  readonly depth: number
  /** 0 a mirror … 1 a rough sea. */
  readonly swell: number
}

/** Water from its far edge to its near one: its own colour, the sky's, and the light's glints on it. */
export function water(canvas: Canvas, { name, top, bottom, depth, swell }: WaterOptions): Layer[] {
  const { palette, light, unit } = canvas
  const [near, far] = palette.water
  const body: Layer = {
    id: name,
    kind: 'water',
    depth,
    defs: downward(name, [
      [0, mix(far, palette.skyLow, 0.45)],
      [0.3, far],
      [1, near],
    ]),
    svg: rect(0, top, canvas.width, bottom - top, `url(#${name})`),
  }
  const random = canvas.random(`${name}-waves`)
  let waves = ''
  const count = 70
  for (let at = 0; at < count; at += 1) {
    const t = (at / count) ** 1.5
    const y = top + (bottom - top) * t + unit * 0.3
    const size = unit * (0.8 + 13 * t)
    for (let along = 0; along < 4; along += 1) {
      const x = random.between(-0.1, 1.05) * canvas.width
      const length = size * random.between(0.6, 1.8)
      const rise = size * 0.1 * (0.4 + swell * 1.5)
      const tone = random.chance(0.5) ? mix(lighter(far, 0.35), palette.skyMid, 0.3) : darker(near, 0.18)
      waves += stroke(
        `M${n(x)} ${n(y)}q${n(length * 0.25)} ${n(-rise)} ${n(length * 0.5)} 0t${n(length * 0.5)} 0`,
        tone,
        unit * (0.06 + 0.3 * t),
        0.35,
      )
    }
    if (swell > 0.5 && t > 0.12 && random.chance(0.5)) {
      const x = random.between(0, 1) * canvas.width
      waves += path(
        `M${n(x)} ${n(y)}q${n(size * 0.4)} ${n(-size * 0.28 * swell)} ${n(size * 0.9)} ${n(-size * 0.02)}q${n(-size * 0.35)} ${n(-size * 0.06)} ${n(-size * 0.9)} ${n(size * 0.02)}Z`,
        '#f4f8fb',
        0.5,
      )
    }
  }
  return [
    body,
    { id: `${name}-waves`, kind: 'water', depth: depth - 0.001, defs: '', svg: waves },
    ...glints(canvas, { name, top, bottom, depth, swell, shine: light.intensity }),
  ]
}

/** The light's path over the water, towards the viewer. */
function glints(
  canvas: Canvas,
  { name, top, bottom, depth, shine }: WaterOptions & { readonly shine: number },
): Layer[] {
  const { light, unit } = canvas
  if (light.source === 'sky' || light.x < -0.1 || light.x > 1.1) return []
  const random = canvas.random(`${name}-glints`)
  let svg = ''
  for (let at = 0; at < 60; at += 1) {
    const t = (at / 60) ** 1.25
    const spread = canvas.width * (0.012 + 0.11 * t)
    const x = light.x * canvas.width + random.between(-1, 1) * spread
    const w = unit * (0.7 + 5.5 * t) * random.between(0.4, 1.2)
    svg += ellipse(
      x,
      top + (bottom - top) * t,
      w,
      unit * (0.1 + 0.3 * t),
      lighter(light.colour, 0.25),
      (0.75 - 0.45 * t) * (0.5 + shine / 2),
    )
  }
  return [{ id: `${name}-glints`, kind: 'light', depth: depth - 0.002, defs: '', svg }]
}

/** Where waves meet sand: wet sand, then foam. */
export function shoreline(
  canvas: Canvas,
  options: { readonly name: string; readonly y: number; readonly depth: number; readonly sand: string },
): Layer {
  const random = canvas.random(options.name)
  const edge = (offset: number): string => {
    let d = `M${n(-canvas.unit)} ${n(options.y + offset)}`
    const lobes = 7
    const width = (canvas.width + canvas.unit * 2) / lobes
    for (let at = 0; at < lobes; at += 1)
      d += `q${n(width / 2)} ${n(canvas.unit * random.between(1.5, 4))} ${n(width)} ${n(canvas.unit * random.between(-0.8, 0.8))}`
    return d
  }
  const close = `L${n(canvas.width + canvas.unit)} ${n(options.y - canvas.unit * 6)}L${n(-canvas.unit)} ${n(options.y - canvas.unit * 6)}Z`
  const svg =
    path(edge(canvas.unit * 2.6) + close, darker(options.sand, 0.22), 0.6) +
    path(edge(canvas.unit * 1.2) + close, mix(canvas.palette.water[0], '#ffffff', 0.25), 0.85) +
    stroke(edge(canvas.unit * 1), '#ffffff', canvas.unit * 0.7, 0.85) +
    stroke(edge(-canvas.unit * 1.6), '#ffffff', canvas.unit * 0.35, 0.5)
  return { id: options.name, kind: 'water', depth: options.depth, defs: '', svg }
}
