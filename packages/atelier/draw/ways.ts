import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import { glowOf, isLit } from './lit.ts'
import type { Canvas } from './painter.ts'
import { downward, ellipse, line, n, outward, path, type Point, polygon, rect, stroke } from './svg.ts'

/** A street between two rows of houses that run towards its vanishing point. */
export function streetFronts(canvas: Canvas, depth: number): Layer[] {
  const { width, height, composition, palette, unit } = canvas
  const random = canvas.random('fronts')
  const vanish: Point = [width * 0.5 + (width / 2 - composition.focus.x) * 0.25, composition.horizon]
  const lit = isLit(canvas)
  const layers: Layer[] = []
  const houses = 5
  for (let at = houses - 1; at >= 0; at -= 1) {
    let svg = ''
    for (const side of [-1, 1] as const) {
      // Distances along the street, nearer ones farther apart.
      const near = 1 / (1 + at * 0.75)
      const far = 1 / (1 + (at + 1) * 0.75)
      const edge = side < 0 ? -unit * 2 : width + unit * 2
      const nearX = vanish[0] + (edge - vanish[0]) * near
      const farX = vanish[0] + (edge - vanish[0]) * far
      const rise = height * random.between(0.62, 0.98)
      const wall = mix(
        palette.built[random.whole(0, palette.built.length - 1)] ?? '#c9b08d',
        palette.haze,
        at * 0.13,
      )
      const shaded = side < 0 === canvas.light.x < 0.5 ? darker(wall, 0.3) : wall
      const foot = (t: number): number => vanish[1] + (height * 1.04 - vanish[1]) * t
      const roof = (t: number): number => vanish[1] - rise * t * 0.92
      svg += polygon(
        [
          [nearX, foot(near)],
          [farX, foot(far)],
          [farX, roof(far)],
          [nearX, roof(near)],
        ],
        shaded,
      )
      svg += polygon(
        [
          [nearX, roof(near)],
          [farX, roof(far)],
          [farX, roof(far) - rise * far * 0.07],
          [nearX, roof(near) - rise * near * 0.07],
        ],
        darker(palette.accents[0] ?? '#8a5040', 0.2),
      )
      for (let floor = 0; floor < 4; floor += 1)
        for (let column = 0; column < 3; column += 1) {
          const from = near + (far - near) * (0.14 + column * 0.28)
          const to = near + (far - near) * (0.14 + column * 0.28 + 0.17)
          const x1 = vanish[0] + (edge - vanish[0]) * from
          const x2 = vanish[0] + (edge - vanish[0]) * to
          const at1 = (t: number, share: number): number => foot(t) + (roof(t) - foot(t)) * share
          const low = 0.2 + floor * 0.2
          const shop = floor === 0
          const glow =
            lit && random.chance(shop ? 0.9 : 0.6)
              ? glowOf(canvas, random)
              : mix('#48586a', palette.skyMid, 0.35)
          svg += polygon(
            [
              [x1, at1(from, shop ? 0.03 : low)],
              [x2, at1(to, shop ? 0.03 : low)],
              [x2, at1(to, low + (shop ? -0.04 : 0.12))],
              [x1, at1(from, low + (shop ? -0.04 : 0.12))],
            ],
            glow,
          )
          if (shop && column === 1)
            svg += polygon(
              [
                [x1, at1(from, 0.17)],
                [x2, at1(to, 0.17)],
                [x2, at1(to, 0.215)],
                [x1, at1(from, 0.215)],
              ],
              canvas.scene.lights.includes('neon')
                ? glowOf(canvas, random)
                : (palette.accents[at % palette.accents.length] ?? '#b5523c'),
            )
        }
    }
    layers.push({ id: `front-${at}`, kind: 'structure', depth: depth + at * 0.03, defs: '', svg })
  }
  return layers
}

/** A road or path that narrows towards the horizon. */
export function road(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly width: number
    readonly colour: string
    readonly depth: number
    readonly lines: boolean
    readonly bend: number
  },
): Layer {
  const { width, height } = canvas
  const { top, bend } = options
  const end = width * 0.5 + bend * width
  const half = (options.width * width) / 2
  const thin = half * 0.05
  const bottom = height * 1.02
  const edge = (side: number): string =>
    `${n(width / 2 + side * half)} ${n(bottom)}C${n(width / 2 + side * half * 0.5 - bend * width * 0.3)} ${n(top + (bottom - top) * 0.45)} ${n(end + side * thin * 3 + bend * width * 0.3)} ${n(top + (bottom - top) * 0.2)} ${n(end + side * thin)} ${n(top)}`
  const back = `L${n(end + thin)} ${n(top)}C${n(end + thin * 3 + bend * width * 0.3)} ${n(top + (bottom - top) * 0.2)} ${n(width / 2 + half * 0.5 - bend * width * 0.3)} ${n(top + (bottom - top) * 0.45)} ${n(width / 2 + half)} ${n(bottom)}Z`
  const defs = downward(options.name, [
    [0, mix(options.colour, canvas.palette.haze, 0.5)],
    [1, options.colour],
  ])
  let svg = path(`M${edge(-1)}${back}`, `url(#${options.name})`)
  if (options.lines)
    for (let dash = 0; dash < 7; dash += 1) {
      const t = (dash / 7) ** 2
      const y = top + (bottom - top) * (0.1 + t * 0.9)
      const x = end + (width / 2 - end) * (0.1 + t * 0.9) ** 0.75
      const size = canvas.unit * (0.4 + 7 * t)
      svg += polygon(
        [
          [x - size * 0.08, y],
          [x + size * 0.08, y],
          [x + size * 0.11, y + size],
          [x - size * 0.11, y + size],
        ],
        '#f1ead6',
        0.85,
      )
    }
  return { id: options.name, kind: 'terrain', depth: options.depth, defs, svg }
}

/** A fence along the ground. */
export function fence(
  canvas: Canvas,
  options: { readonly name: string; readonly y: number; readonly height: number; readonly depth: number },
): Layer {
  const wood = mix('#8a6a4c', canvas.palette.haze, options.depth * 0.5)
  const { y, height } = options
  let svg = ''
  const step = height * 0.9
  for (let x = -step; x < canvas.width + step; x += step)
    svg += rect(x, y - height, height * 0.1, height, darker(wood, 0.1), 1, height * 0.03)
  for (const share of [0.35, 0.72])
    svg += rect(-step, y - height * share - height * 0.05, canvas.width + step * 2, height * 0.08, wood)
  return { id: options.name, kind: 'structure', depth: options.depth, defs: '', svg }
}

/** Lamps along both sides, alight when it is dark. */
export function lamps(
  canvas: Canvas,
  options: { readonly name: string; readonly top: number; readonly depth: number },
): Layer {
  const { width, height, unit } = canvas
  const lit = isLit(canvas)
  const iron = darker(canvas.palette.shadow, 0.3)
  let svg = ''
  for (let at = 3; at >= 0; at -= 1)
    for (const side of [-1, 1]) {
      const t = 1 / (1 + at * 0.9)
      const x = width / 2 + side * width * 0.42 * t
      const foot = options.top + (height - options.top) * 0.9 * t
      const tall = height * 0.42 * t
      svg +=
        line(x, foot, x, foot - tall, iron, unit * 0.6 * t) +
        rect(
          x - unit * t,
          foot - tall - unit * 2.2 * t,
          unit * 2 * t,
          unit * 2.4 * t,
          lit ? '#ffe2a0' : mix(iron, '#ffffff', 0.4),
          1,
          unit * 0.4 * t,
        )
      if (lit) svg += ellipse(x, foot - tall - unit * t, unit * 9 * t, unit * 9 * t, 'url(#lamp)')
    }
  return {
    id: options.name,
    kind: 'structure',
    depth: options.depth,
    defs: outward('lamp', [
      [0, '#ffdf9a', 0.65],
      [1, '#ffdf9a', 0],
    ]),
    svg,
  }
}

/** A bridge of stone arches across the picture. */
export function bridge(
  canvas: Canvas,
  options: { readonly name: string; readonly y: number; readonly height: number; readonly depth: number },
): Layer {
  const [lit, shaded] = canvas.palette.rock
  const stone = mix(lit, canvas.palette.haze, options.depth * 0.4)
  const arches = 4
  const w = canvas.width / arches
  const { y, height } = options
  let d = `M${n(-w)} ${n(y - height)}Q${n(canvas.width / 2)} ${n(y - height * 1.35)} ${n(canvas.width + w)} ${n(y - height)}L${n(canvas.width + w)} ${n(y)}`
  for (let at = arches; at >= -1; at -= 1)
    d += `L${n((at + 0.9) * w)} ${n(y)}L${n((at + 0.9) * w)} ${n(y - height * 0.35)}A${n(w * 0.4)} ${n(height * 0.5)} 0 0 0 ${n((at + 0.1) * w)} ${n(y - height * 0.35)}L${n((at + 0.1) * w)} ${n(y)}`
  const defs = downward(options.name, [
    [0, stone],
    [1, mix(shaded, canvas.palette.haze, options.depth * 0.3)],
  ])
  const rail = stroke(
    `M${n(-w)} ${n(y - height)}Q${n(canvas.width / 2)} ${n(y - height * 1.35)} ${n(canvas.width + w)} ${n(y - height)}`,
    lighter(stone, 0.25),
    height * 0.08,
  )
  return {
    id: options.name,
    kind: 'structure',
    depth: options.depth,
    defs,
    svg: path(`${d}Z`, `url(#${options.name})`) + rail,
  }
}
