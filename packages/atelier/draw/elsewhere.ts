import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { ground, ridge, stones } from './terrain.ts'
import { downward, ellipse, n, outward, path, type Point, polygon, rect, stroke } from './svg.ts'

/** Below the surface: light from above, bubbles, weed, coral and a sandy bed. */
export function underwater(canvas: Canvas): Layer[] {
  const { width, height, unit, palette, scene } = canvas
  const random = canvas.random('underwater')
  const dark = scene.time === 'night' ? 0.5 : 0
  const top = mix(palette.water[1], '#071630', dark)
  const deep = darker(palette.water[0], 0.35 + dark * 0.4)
  let beams = ''
  for (let at = 0; at < 7; at += 1) {
    const x = width * random.between(0.05, 0.95)
    const w = unit * random.between(2, 7)
    beams += polygon(
      [
        [x, -unit],
        [x + w, -unit],
        [x + w * 3 + width * 0.12, height * 0.85],
        [x + width * 0.1, height * 0.85],
      ],
      'url(#beam)',
      random.between(0.35, 0.8),
    )
  }
  let weed = ''
  for (let at = 0; at < 22; at += 1) {
    const x = (random.chance(0.5) ? random.next() ** 2 : 1 - random.next() ** 2) * width
    const tall = height * random.between(0.12, 0.42)
    const y = height * random.between(0.86, 1.02)
    const sway = unit * random.between(-6, 6)
    const tone = mix(random.pick(['#2f8f6a', '#3aa57a', '#1f6f66', '#6fae4c']), deep, 0.25)
    weed += path(
      `M${n(x)} ${n(y)}C${n(x + sway)} ${n(y - tall * 0.3)} ${n(x - sway)} ${n(y - tall * 0.7)} ${n(x + sway * 0.6)} ${n(y - tall)}C${n(x - sway + unit)} ${n(y - tall * 0.65)} ${n(x + sway + unit * 1.4)} ${n(y - tall * 0.3)} ${n(x + unit * 1.4)} ${n(y)}Z`,
      tone,
    )
  }
  let coral = ''
  for (let at = 0; at < 9; at += 1)
    coral += branch(
      random.next() * width,
      height * random.between(0.88, 0.98),
      unit * random.between(4, 9),
      mix(random.pick(['#f0717a', '#f5a35c', '#d66bb0', '#f4d06f']), deep, 0.2),
      () => random.next(),
    )
  let bubbles = ''
  for (let at = 0; at < 40; at += 1) {
    const r = unit * random.between(0.2, 0.9)
    const x = random.next() * width
    const y = random.next() * height
    bubbles +=
      stroke(
        `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-r * 2)} 0`,
        '#e8fbff',
        unit * 0.1,
        0.55,
      ) + ellipse(x - r * 0.3, y - r * 0.3, r * 0.25, r * 0.2, '#ffffff', 0.7)
  }
  return [
    {
      id: 'depths',
      kind: 'sky',
      depth: 1,
      defs: downward('depths', [
        [0, lighter(top, 0.25)],
        [0.4, mix(top, deep, 0.4)],
        [1, deep],
      ]),
      svg: rect(0, 0, width, height, 'url(#depths)'),
    },
    {
      id: 'beams',
      kind: 'light',
      depth: 0.95,
      defs: downward('beam', [
        [0, '#ffffff', 0.32],
        [1, '#ffffff', 0],
      ]),
      svg: beams,
    },
    ridge(canvas, {
      name: 'reef-far',
      base: height * 0.86,
      height: height * 0.34,
      roughness: 0.5,
      colour: mix(deep, top, 0.25),
      depth: 0.9,
      stretch: 0.4,
    }),
    ridge(canvas, {
      name: 'reef',
      base: height * 0.95,
      height: height * 0.26,
      roughness: 0.35,
      colour: darker(deep, 0.15),
      depth: 0.7,
      stretch: 0.5,
    }),
    ground(canvas, {
      name: 'bed',
      top: height * 0.86,
      near: mix('#d9c79a', deep, 0.35),
      far: mix('#d9c79a', deep, 0.7),
      depth: 0.5,
      swell: unit * 4,
    }),
    { id: 'weed', kind: 'plant', depth: 0.45, defs: '', svg: weed },
    { id: 'coral', kind: 'plant', depth: 0.15, defs: '', svg: coral },
    { id: 'bubbles', kind: 'weather', depth: 0.03, defs: '', svg: bubbles },
  ]
}

function branch(x: number, y: number, size: number, colour: string, chance: () => number): string {
  let d = ''
  const grow = (px: number, py: number, length: number, angle: number, left: number): void => {
    const ex = px + Math.cos(angle) * length
    const ey = py + Math.sin(angle) * length
    d += `M${n(px)} ${n(py)}L${n(ex)} ${n(ey)}`
    if (left > 0)
      for (const turn of [-0.5, 0.05, 0.55])
        grow(ex, ey, length * (0.55 + chance() * 0.25), angle + turn + (chance() - 0.5) * 0.3, left - 1)
  }
  grow(x, y, size * 0.6, -Math.PI / 2, 2)
  return stroke(d, colour, size * 0.17)
}

/** Between the stars: nebulae, stars near and far, and a planet that agrees with the light. */
export function space(canvas: Canvas): Layer[] {
  const { width, height, unit, palette } = canvas
  const random = canvas.random('space')
  const hues = [...palette.accents, '#7b4fd0', '#2f6fd0', '#d04f8f']
  let defs = ''
  let nebula = ''
  for (let at = 0; at < 16; at += 1) {
    const colour = hues[random.whole(0, hues.length - 1)] ?? '#7b4fd0'
    defs += outward(`nebula-${at}`, [
      [0, colour, 0.34],
      [0.5, colour, 0.12],
      [1, colour, 0],
    ])
    const along = random.next()
    nebula += `<g transform="rotate(${n(random.between(-40, 40))} ${n(along * width)} ${n(height * (0.75 - along * 0.5))})">${ellipse(along * width, height * (0.75 - along * 0.5) + random.between(-0.14, 0.14) * height, unit * random.between(12, 36), unit * random.between(7, 18), `url(#nebula-${at})`)}</g>`
  }
  let stars = ''
  for (let at = 0; at < 420; at += 1) {
    const r = unit * random.between(0.05, 0.2) * (random.chance(0.05) ? 2.4 : 1)
    stars += ellipse(
      random.next() * width,
      random.next() * height,
      r,
      r,
      random.pick(['#ffffff', '#cfe0ff', '#ffe6c4']),
      random.between(0.3, 1),
    )
  }
  return [
    {
      id: 'void',
      kind: 'sky',
      depth: 1,
      defs: downward('void', [
        [0, '#070b1d'],
        [0.5, '#0e1030'],
        [1, '#160c2b'],
      ]),
      svg: rect(0, 0, width, height, 'url(#void)'),
    },
    { id: 'nebula', kind: 'light', depth: 0.99, defs, svg: nebula },
    { id: 'stars', kind: 'celestial', depth: 0.98, defs: '', svg: stars },
    planet(canvas),
  ]
}

function planet(canvas: Canvas): Layer {
  const { width, height, unit, composition, light } = canvas
  const random = canvas.random('planet')
  const r = unit * random.between(11, 17)
  const x = composition.focus.x < width / 2 ? width * 0.78 : width * 0.22
  const y = height * random.between(0.24, 0.34)
  const colour = random.pick([canvas.palette.accents[0] ?? '#c97b4a', '#c97b4a', '#5b8fc9', '#b07bc0'])
  const toLight = light.x * width < x ? -1 : 1
  let bands = ''
  for (let at = 0; at < 7; at += 1) {
    const by = y - r + (2 * r * (at + 0.5)) / 7 + random.between(-0.04, 0.04) * r
    const half = Math.sqrt(Math.max(0, r * r - (by - y) ** 2))
    bands += ellipse(
      x,
      by,
      half,
      r * random.between(0.05, 0.13),
      at % 2 === 0 ? lighter(colour, 0.22) : darker(colour, 0.22),
      0.6,
    )
  }
  const ring = (front: boolean): string =>
    `<g transform="rotate(-18 ${n(x)} ${n(y)})">${stroke(`M${n(x - r * 1.7)} ${n(y)}A${n(r * 1.7)} ${n(r * 0.42)} 0 0 ${front ? 0 : 1} ${n(x + r * 1.7)} ${n(y)}`, lighter(colour, 0.4), r * 0.12, 0.8)}</g>`
  const defs = sidelit('shade', toLight)
  return {
    id: 'planet',
    kind: 'celestial',
    depth: 0.95,
    defs,
    svg: ring(false) + ellipse(x, y, r, r, colour) + bands + ellipse(x, y, r, r, 'url(#shade)') + ring(true),
  }
}

const sidelit = (id: string, toLight: number): string =>
  `<linearGradient id="${id}" x1="${toLight < 0 ? 0 : 1}" y1="0" x2="${toLight < 0 ? 1 : 0}" y2="0.25"><stop offset="0" stop-color="#fff" stop-opacity="0.14"/><stop offset="0.4" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#05061a" stop-opacity="0.85"/></linearGradient>`

/** The ground of another world, its sky full of stars. */
export function alienLand(canvas: Canvas): Layer[] {
  const { height, composition, unit, palette, scene } = canvas
  const random = canvas.random('alien')
  const soil = scene.palette[0] ?? random.pick(['#b5603f', '#8d7f9c', '#7a8fa3', '#c08a4a'])
  const y = composition.horizon
  return [
    ...space(canvas),
    ridge(canvas, {
      name: 'far-range',
      base: y + unit * 3,
      height: unit * 22,
      roughness: 0.75,
      colour: mix(soil, '#241a3a', 0.5),
      depth: 0.85,
      stretch: 0.35,
    }),
    ridge(canvas, {
      name: 'near-range',
      base: y + unit * 4,
      height: unit * 11,
      roughness: 0.5,
      colour: mix(soil, '#1d1530', 0.3),
      depth: 0.7,
      stretch: 0.3,
    }),
    ground(canvas, {
      name: 'soil',
      top: y,
      near: soil,
      far: mix(soil, '#20183a', 0.35),
      depth: 0.6,
      swell: unit * 3,
    }),
    craters(canvas, soil, y, height),
    stones(
      { ...canvas, palette: { ...palette, rock: [lighter(soil, 0.15), darker(soil, 0.35)] } },
      { name: 'boulders', top: y + unit * 6, bottom: height, count: 16, size: unit * 7, depth: 0.5 },
    ),
  ]
}

function craters(canvas: Canvas, soil: string, top: number, bottom: number): Layer {
  const random = canvas.random('craters')
  let svg = ''
  for (let at = 0; at < 9; at += 1) {
    const t = random.next()
    const y = top + (bottom - top) * (0.08 + t * 0.85)
    const r = canvas.unit * (2 + 9 * t) * random.between(0.6, 1.2)
    const x = random.next() * canvas.width
    svg +=
      ellipse(x, y, r, r * 0.3, darker(soil, 0.32)) +
      ellipse(x, y + r * 0.05, r * 0.92, r * 0.24, darker(soil, 0.14)) +
      stroke(
        `M${n(x - r)} ${n(y)}a${n(r)} ${n(r * 0.3)} 0 0 0 ${n(r * 2)} 0`,
        lighter(soil, 0.3),
        canvas.unit * 0.2,
        0.6,
      )
  }
  return { id: 'craters', kind: 'terrain', depth: 0.55, defs: '', svg }
}

/** Inside a cave: its mouth's light behind, stone all round. */
export function cave(canvas: Canvas): Layer[] {
  const { width, height, unit, palette } = canvas
  const random = canvas.random('cave')
  const [, shaded] = palette.rock
  const dark = darker(shaded, 0.55)
  const hole = (name: string, inset: number, colour: string, depth: number): Layer => {
    const points: Point[] = Array.from({ length: 40 }, (_, at) => {
      const angle = (at / 40) * Math.PI * 2
      const r = 1 + random.between(-0.09, 0.09)
      return [
        width / 2 + Math.cos(angle) * width * inset * r,
        height * 0.5 + Math.sin(angle) * height * inset * 0.92 * r,
      ]
    })
    return {
      id: name,
      kind: 'terrain',
      depth,
      defs: '',
      svg: `<path fill-rule="evenodd" fill="${colour}" d="M0 0H${n(width)}V${n(height)}H0ZM${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z"/>`,
    }
  }
  let hanging = ''
  for (let at = 0; at < 14; at += 1) {
    const x = random.next() * width
    const w = unit * random.between(1.5, 4.5)
    hanging += polygon(
      [
        [x - w, -unit],
        [x + w, -unit],
        [x + w * 0.1, height * random.between(0.1, 0.32)],
      ],
      darker(dark, 0.2),
    )
  }
  return [
    hole('wall-far', 0.36, mix(shaded, palette.haze, 0.25), 0.9),
    hole('wall-middle', 0.44, mix(shaded, dark, 0.4), 0.8),
    ground(canvas, {
      name: 'cave-floor',
      top: height * 0.74,
      near: dark,
      far: mix(shaded, dark, 0.4),
      depth: 0.7,
      swell: unit * 4,
    }),
    stones(canvas, {
      name: 'rubble',
      top: height * 0.78,
      bottom: height,
      count: 14,
      size: unit * 8,
      depth: 0.5,
    }),
    { id: 'stalactites', kind: 'terrain', depth: 0.1, defs: '', svg: hanging },
    hole('wall-near', 0.56, darker(dark, 0.35), 0.04),
  ]
}
