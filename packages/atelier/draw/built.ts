import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import type { Random } from './random.ts'
import { downward, ellipse, line, n, outward, path, type Point, polygon, rect, stroke } from './svg.ts'

const isLit = ({ scene }: Canvas): boolean =>
  scene.time === 'night' || scene.time === 'dusk' || scene.lights.includes('neon')
const glowOf = ({ scene }: Canvas, random: Random): string =>
  scene.lights.includes('neon')
    ? random.pick(['#ff4fa3', '#39e6ff', '#b46bff', '#ffd24a'])
    : random.pick(['#ffd98a', '#ffc76b', '#ffe7b0'])

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
