import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { downward, ellipse, line, n, outward, path, polygon, rect, stroke } from './svg.ts'

const isDark = ({ scene }: Canvas): boolean => scene.time === 'night' || scene.time === 'dusk'

/** Wall and floor, and the light that falls through the window onto it. */
export function walls(
  canvas: Canvas,
  options: { readonly floor: string; readonly wall: string; readonly boards: boolean },
): Layer[] {
  const { width, height, composition, unit, light } = canvas
  const y = composition.horizon
  const dim = isDark(canvas) ? 0.42 : 0
  const wall = mix(options.wall, '#1c1a2b', dim)
  const floor = mix(options.floor, '#17131f', dim)
  let boards = ''
  const vanish = width / 2
  if (options.boards)
    for (let at = -10; at <= 10; at += 1)
      boards += line(
        vanish + at * unit * 5,
        y,
        vanish + at * unit * 26,
        height,
        darker(floor, 0.25),
        unit * 0.12,
        0.5,
      )
  const beam = isDark(canvas)
    ? ''
    : polygon(
        [
          [light.x * width - unit * 10, y],
          [light.x * width + unit * 14, y],
          [light.x * width + unit * (light.x < 0.5 ? 52 : -6), height],
          [light.x * width + unit * (light.x < 0.5 ? 8 : -50), height],
        ],
        lighter(floor, 0.5),
        0.3,
      )
  return [
    {
      id: 'wall',
      kind: 'structure',
      depth: 0.95,
      defs: downward('wall', [
        [0, darker(wall, 0.1)],
        [1, lighter(wall, 0.08)],
      ]),
      svg:
        rect(0, 0, width, y, 'url(#wall)') + rect(0, y - unit * 1.8, width, unit * 1.8, lighter(wall, 0.35)),
    },
    {
      id: 'floor',
      kind: 'terrain',
      depth: 0.9,
      defs: downward('floor', [
        [0, darker(floor, 0.12)],
        [1, floor],
      ]),
      svg: rect(0, y, width, height - y, 'url(#floor)') + boards + beam,
    },
  ]
}

/** A window with the weather behind it. */
export function window(
  canvas: Canvas,
  options: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly curtains: boolean
  },
): Layer {
  const { palette, unit, scene } = canvas
  const { x, y, width: w, height: h } = options
  const random = canvas.random('window')
  const frame = mix('#f3ead9', '#2a2436', isDark(canvas) ? 0.45 : 0)
  const defs = downward('pane', [
    [0, palette.skyTop],
    [0.6, palette.skyMid],
    [1, palette.skyLow],
  ])
  let outside = rect(x, y, w, h, 'url(#pane)')
  outside += path(
    `M${n(x)} ${n(y + h * 0.78)}q${n(w * 0.25)} ${n(-h * 0.16)} ${n(w * 0.5)} ${n(-h * 0.02)}t${n(w * 0.5)} ${n(-h * 0.06)}L${n(x + w)} ${n(y + h)}L${n(x)} ${n(y + h)}Z`,
    mix(palette.foliage[1], palette.haze, 0.35),
  )
  if (isDark(canvas)) {
    for (let at = 0; at < 16; at += 1)
      outside += ellipse(
        x + random.next() * w,
        y + random.next() * h * 0.6,
        unit * 0.14,
        unit * 0.14,
        '#fff6dd',
        0.9,
      )
    outside += ellipse(x + w * 0.72, y + h * 0.24, unit * 2.4, unit * 2.4, '#f4ecd2')
  }
  if (scene.weather.includes('rain'))
    for (let at = 0; at < 40; at += 1)
      outside += line(
        x + random.next() * w,
        y + random.next() * h,
        x + random.next() * w * 0.02 + random.next() * w,
        y + h * random.next(),
        '#dfe8f2',
        unit * 0.08,
        0.25,
      )
  if (scene.weather.includes('snow'))
    for (let at = 0; at < 40; at += 1)
      outside += ellipse(
        x + random.next() * w,
        y + random.next() * h,
        unit * 0.3,
        unit * 0.3,
        '#ffffff',
        0.85,
      )
  const bars = stroke(
    `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z M${n(x + w / 2)} ${n(y)}v${n(h)}M${n(x)} ${n(y + h * 0.45)}h${n(w)}`,
    frame,
    unit * 1.1,
  )
  const sill = rect(x - unit * 2, y + h, w + unit * 4, unit * 1.6, frame)
  const cloth = mix(palette.accents[0] ?? '#b5614f', '#221b30', isDark(canvas) ? 0.4 : 0.05)
  const curtain = (side: number): string => {
    const cx = side < 0 ? x - unit * 3 : x + w + unit * 3
    const inner = side < 0 ? x + w * 0.16 : x + w * 0.84
    return (
      path(
        `M${n(cx)} ${n(y - unit * 3)}L${n(inner)} ${n(y - unit * 3)}Q${n(inner - side * unit)} ${n(y + h * 0.5)} ${n(cx - side * unit * 2)} ${n(y + h + unit * 4)}L${n(cx + side * unit)} ${n(y + h + unit * 4)}Z`,
        cloth,
      ) +
      stroke(
        `M${n((cx + inner) / 2)} ${n(y - unit * 3)}Q${n((cx + inner) / 2)} ${n(y + h * 0.5)} ${n(cx - side * unit * 0.4)} ${n(y + h + unit * 3)}`,
        darker(cloth, 0.25),
        unit * 0.3,
        0.6,
      )
    )
  }
  return {
    id: 'window',
    kind: 'structure',
    depth: 0.93,
    defs,
    svg: outside + bars + sill + (options.curtains ? curtain(-1) + curtain(1) : ''),
  }
}

/** A shelf of books, jars and small plants. */
export function shelves(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly rows: number
    readonly books: boolean
  },
): Layer {
  const random = canvas.random(options.name)
  const { x, y, width: w, height: h, rows } = options
  const dim = isDark(canvas) ? 0.4 : 0
  const wood = mix('#7d573b', '#17121e', dim)
  const colours = [
    ...canvas.palette.accents,
    ...canvas.palette.built,
    '#7b3f3a',
    '#39566b',
    '#c99b4e',
    '#4e6b4a',
  ]
  let svg = rect(x, y, w, h, darker(wood, 0.35))
  const row = h / rows
  for (let at = 0; at < rows; at += 1) {
    const foot = y + row * (at + 1) - row * 0.1
    for (let px = x + row * 0.08; px < x + w - row * 0.2;) {
      const thick = row * random.between(0.09, 0.2)
      const tall = row * random.between(0.5, 0.8)
      const colour = mix(random.shuffle(colours)[0] ?? wood, '#17121e', dim * 0.8)
      if (options.books || random.chance(0.3))
        svg +=
          rect(px, foot - tall, thick, tall, colour) +
          rect(px, foot - tall * 0.8, thick, row * 0.04, lighter(colour, 0.4), 0.7)
      else
        svg +=
          rect(px, foot - tall * 0.6, thick * 1.5, tall * 0.6, colour, 0.95, thick * 0.4) +
          rect(px + thick * 0.2, foot - tall * 0.68, thick * 1.1, tall * 0.1, lighter(colour, 0.3))
      px += thick * (options.books ? 1.05 : random.between(1.8, 2.6))
    }
    svg += rect(x, foot, w, row * 0.1, lighter(wood, 0.12))
  }
  return { id: options.name, kind: 'structure', depth: 0.92, defs: '', svg }
}

/** A table's top, filling the lower part of the picture. */
export function tableTop(canvas: Canvas, y: number): Layer {
  const { width, height, unit } = canvas
  const random = canvas.random('table')
  const wood = mix(
    random.pick(['#a8754b', '#8b5e3c', '#b98a5e', '#6f4e3a']),
    '#17121e',
    isDark(canvas) ? 0.35 : 0,
  )
  let grain = ''
  for (let at = 0; at < 26; at += 1) {
    const gy = y + (height - y) * random.next() ** 0.8
    grain += stroke(
      `M${n(-unit)} ${n(gy)}q${n(width * 0.25)} ${n(unit * random.between(-0.8, 0.8))} ${n(width * 0.5)} 0t${n(width * 0.55)} 0`,
      darker(wood, 0.2),
      unit * random.between(0.06, 0.22),
      0.45,
    )
  }
  return {
    id: 'table',
    kind: 'structure',
    depth: 0.85,
    defs: downward('table', [
      [0, lighter(wood, 0.16)],
      [1, darker(wood, 0.12)],
    ]),
    svg:
      rect(0, y, width, height - y, 'url(#table)') +
      grain +
      rect(0, y, width, unit * 0.5, lighter(wood, 0.4), 0.7),
  }
}

/** Boards and curtains of a stage in a cone of light. */
export function stage(canvas: Canvas): Layer[] {
  const { width, height, composition, unit, palette } = canvas
  const cloth = palette.accents[0] ?? '#9c2f3a'
  let folds = ''
  for (const side of [-1, 1])
    for (let at = 0; at < 6; at += 1) {
      const x = side < 0 ? at * width * 0.035 : width - (at + 1) * width * 0.035
      folds += rect(x, 0, width * 0.036, height * 0.92, at % 2 === 0 ? cloth : darker(cloth, 0.25))
    }
  let swags = ''
  for (let at = 0; at < 6; at += 1)
    swags += path(
      `M${n((at * width) / 6)} 0h${n(width / 6)}q${n(-width / 24)} ${n(height * 0.17)} ${n(-width / 12)} ${n(height * 0.17)}t${n(-width / 12)} ${n(-height * 0.17)}Z`,
      at % 2 === 0 ? darker(cloth, 0.1) : lighter(cloth, 0.06),
    )
  const { x } = composition.focus
  return [
    ...walls(canvas, { floor: '#8a6242', wall: darker(cloth, 0.7), boards: true }),
    {
      id: 'spot',
      kind: 'light',
      depth: 0.6,
      defs:
        outward('spot', [
          [0, '#fff3cf', 0.75],
          [1, '#fff3cf', 0],
        ]) +
        downward('beam', [
          [0, '#fff3cf', 0.4],
          [1, '#fff3cf', 0.05],
        ]),
      svg:
        polygon(
          [
            [x - unit * 3, 0],
            [x + unit * 3, 0],
            [x + unit * 26, height * 0.86],
            [x - unit * 26, height * 0.86],
          ],
          'url(#beam)',
        ) + ellipse(x, height * 0.86, unit * 30, unit * 7, 'url(#spot)'),
    },
    { id: 'curtains', kind: 'structure', depth: 0.02, defs: '', svg: folds + swags },
  ]
}

/** A backdrop for things shown by themselves: a wide soft light, a floor without an edge, and shapes that answer the colours. */
export function backdrop(canvas: Canvas): Layer[] {
  const { width, height, palette, unit, composition } = canvas
  const random = canvas.random('backdrop')
  const [first = '#d99a5b', second = '#5b86a8'] = palette.accents
  const base = isDark(canvas) ? darker(first, 0.7) : lighter(first, 0.62)
  let shapes = ellipse(
    composition.focus.x,
    composition.focus.y,
    unit * 40,
    unit * 40,
    isDark(canvas) ? lighter(base, 0.14) : lighter(base, 0.4),
    0.9,
  )
  for (let at = 0; at < 5; at += 1)
    shapes += ellipse(
      random.next() * width,
      random.next() * height * 0.7,
      unit * random.between(3, 12),
      unit * random.between(3, 12),
      at % 2 === 0 ? second : first,
      0.16,
    )
  const floorY = composition.horizon
  return [
    {
      id: 'backdrop',
      kind: 'sky',
      depth: 1,
      defs: downward('backdrop', [
        [0, darker(base, 0.06)],
        [1, lighter(base, 0.2)],
      ]),
      svg: rect(0, 0, width, height, 'url(#backdrop)') + shapes,
    },
    {
      id: 'sweep',
      kind: 'terrain',
      depth: 0.9,
      defs: downward('sweep', [
        [0, mix(base, second, 0.18), 0],
        [0.25, mix(base, second, 0.3)],
        [1, mix(darker(base, 0.1), second, 0.3)],
      ]),
      svg: rect(0, floorY - unit * 8, width, height - floorY + unit * 8, 'url(#sweep)'),
    },
  ]
}
