import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import type { Random } from './random.ts'
import { ellipse, n, path, type Point, polygon, rooted, stroke } from './svg.ts'

/** A tree's shape. */
export type TreeKind = 'pine' | 'broad' | 'palm' | 'bare' | 'cypress' | 'blossom'

interface Tree {
  readonly x: number
  /** Where its trunk meets the ground. */
  readonly y: number
  readonly height: number
  readonly colour: string
  readonly trunk: string
  /** Snow on its branches. */
  readonly snow?: string | undefined
  /** Light comes from the left. */
  readonly fromLeft: boolean
}

/** One tree, as SVG. */
function tree(kind: TreeKind, it: Tree, random: Random): string {
  switch (kind) {
    case 'pine':
      return pine(it, random)
    case 'palm':
      return palm(it, random)
    case 'bare':
      return bare(it, random)
    case 'cypress':
      return cypress(it)
    case 'broad':
      return broad(it, random, it.colour)
    case 'blossom':
      return broad(it, random, '#f2b8c6')
  }
}

function pine({ x, y, height, colour, trunk, snow, fromLeft }: Tree, random: Random): string {
  let svg = polygon(
    [
      [x - height * 0.02, y],
      [x + height * 0.02, y],
      [x + height * 0.012, y - height * 0.3],
      [x - height * 0.012, y - height * 0.3],
    ],
    trunk,
  )
  const tiers = 5
  const lean = random.between(-0.01, 0.01) * height
  for (let tier = 0; tier < tiers; tier += 1) {
    const t = tier / tiers
    const foot = y - height * (0.1 + 0.72 * t)
    const top = foot - height * 0.36 * (1 - t * 0.25)
    const half = height * 0.23 * (1 - t * 0.78) * random.between(0.9, 1.1)
    const cx = x + lean * t
    const teeth = Array.from({ length: 7 }, (_, at): Point => [
      cx + half - (at / 6) * half * 2,
      foot + (at % 2 === 0 ? height * 0.02 : -height * 0.012) + random.between(-0.006, 0.006) * height,
    ])
    svg += polygon([[cx, top], ...teeth], mix(colour, darker(colour, 0.3), 1 - t))
    const side = fromLeft ? -1 : 1
    svg += polygon(
      [
        [cx, top],
        [cx + side * half, foot + height * 0.02],
        [cx + side * half * 0.25, foot - height * 0.03],
      ],
      lighter(colour, 0.22),
      0.35,
    )
    if (snow !== undefined)
      svg += path(
        `M${n(cx)} ${n(top)}L${n(cx + half * 0.86)} ${n(foot - height * 0.01)}q${n(-half * 0.3)} ${n(-height * 0.06)} ${n(-half * 0.55)} ${n(-height * 0.035)}q${n(-half * 0.3)} ${n(height * 0.03)} ${n(-half * 0.5)} ${n(-height * 0.015)}q${n(-half * 0.35)} ${n(-height * 0.01)} ${n(-half * 0.65)} ${n(height * 0.045)}Z`,
        snow,
        0.95,
      )
  }
  return svg
}

function broad({ x, y, height, trunk, snow, fromLeft }: Tree, random: Random, colour: string): string {
  const crown = { x, y: y - height * 0.64, r: height * 0.3 }
  let svg = path(
    `M${n(x - height * 0.035)} ${n(y)}Q${n(x - height * 0.012)} ${n(y - height * 0.2)} ${n(x - height * 0.02)} ${n(y - height * 0.5)}L${n(x + height * 0.02)} ${n(y - height * 0.5)}Q${n(x + height * 0.012)} ${n(y - height * 0.2)} ${n(x + height * 0.04)} ${n(y)}Z`,
    trunk,
  )
  svg += stroke(
    `M${n(x)} ${n(y - height * 0.34)}L${n(x + height * 0.13)} ${n(y - height * 0.56)}M${n(x)} ${n(y - height * 0.3)}L${n(x - height * 0.12)} ${n(y - height * 0.52)}`,
    trunk,
    height * 0.02,
  )
  const side = fromLeft ? -1 : 1
  const clumps = Array.from({ length: 9 }, (_, at) => {
    const angle = (at / 9) * Math.PI * 2 + random.between(-0.3, 0.3)
    const r = at === 0 ? 0 : random.between(0.55, 0.85)
    return {
      x: crown.x + Math.cos(angle) * crown.r * r,
      y: crown.y + Math.sin(angle) * crown.r * r * 0.8,
      r: crown.r * random.between(0.42, 0.62),
    }
  })
  for (const clump of clumps)
    svg += ellipse(clump.x, clump.y + clump.r * 0.16, clump.r, clump.r * 0.92, darker(colour, 0.24))
  for (const clump of clumps)
    svg += ellipse(
      clump.x + side * clump.r * 0.08,
      clump.y - clump.r * 0.04,
      clump.r * 0.9,
      clump.r * 0.82,
      colour,
    )
  for (const clump of clumps)
    svg += ellipse(
      clump.x + side * clump.r * 0.28,
      clump.y - clump.r * 0.3,
      clump.r * 0.46,
      clump.r * 0.36,
      lighter(colour, 0.24),
      0.55,
    )
  if (snow !== undefined)
    for (const clump of clumps.slice(0, 6))
      svg += ellipse(clump.x, clump.y - clump.r * 0.55, clump.r * 0.62, clump.r * 0.24, snow, 0.9)
  return svg
}

function cypress({ x, y, height, colour, trunk, fromLeft }: Tree): string {
  const w = height * 0.11
  const shape = (k: number) =>
    `M${n(x)} ${n(y - height)}C${n(x + w * k)} ${n(y - height * 0.7)} ${n(x + w * 1.3 * k)} ${n(y - height * 0.2)} ${n(x)} ${n(y - height * 0.04)}C${n(x - w * 1.3 * k)} ${n(y - height * 0.2)} ${n(x - w * k)} ${n(y - height * 0.7)} ${n(x)} ${n(y - height)}Z`
  const side = fromLeft ? -1 : 1
  return (
    polygon(
      [
        [x - w * 0.15, y],
        [x + w * 0.15, y],
        [x, y - height * 0.2],
      ],
      trunk,
    ) +
    path(shape(1), darker(colour, 0.18)) +
    `<g transform="translate(${n(side * w * 0.22)} 0)">${path(shape(0.55), lighter(colour, 0.08), 0.8)}</g>`
  )
}

function palm({ x, y, height, colour, trunk }: Tree, random: Random): string {
  const lean = random.between(-0.22, 0.22) * height
  const top: Point = [x + lean, y - height * 0.8]
  const bend = `M${n(x)} ${n(y)}Q${n(x + lean * 0.15)} ${n(y - height * 0.45)} ${n(top[0])} ${n(top[1])}`
  let svg =
    stroke(bend, darker(trunk, 0.1), height * 0.05) + stroke(bend, lighter(trunk, 0.15), height * 0.018, 0.6)
  for (let leaf = 0; leaf < 9; leaf += 1) {
    const angle = (leaf / 9) * Math.PI * 2 + random.between(-0.15, 0.15)
    const dx = Math.cos(angle) * height * 0.34
    const dy = Math.sin(angle) * height * 0.13 + height * 0.06
    const tone = mix(colour, leaf % 2 === 0 ? darker(colour, 0.3) : lighter(colour, 0.2), 0.6)
    svg += path(
      `M${n(top[0])} ${n(top[1])}q${n(dx * 0.45)} ${n(dy - height * 0.16)} ${n(dx)} ${n(dy)}q${n(-dx * 0.5)} ${n(-height * 0.06 - dy * 0.1)} ${n(-dx)} ${n(-dy)}Z`,
      tone,
    )
  }
  return svg
}

function bare({ x, y, height, trunk, snow }: Tree, random: Random): string {
  let d = ''
  const grow = (px: number, py: number, length: number, angle: number, left: number): void => {
    const ex = px + Math.cos(angle) * length
    const ey = py + Math.sin(angle) * length
    d += `M${n(px)} ${n(py)}L${n(ex)} ${n(ey)}`
    if (left === 0) return
    grow(ex, ey, length * random.between(0.62, 0.78), angle - random.between(0.25, 0.6), left - 1)
    grow(ex, ey, length * random.between(0.62, 0.78), angle + random.between(0.25, 0.6), left - 1)
  }
  grow(x, y - height * 0.3, height * 0.22, -Math.PI / 2, 4)
  const bole = polygon(
    [
      [x - height * 0.03, y],
      [x + height * 0.03, y],
      [x + height * 0.014, y - height * 0.32],
      [x - height * 0.014, y - height * 0.32],
    ],
    trunk,
  )
  return (
    bole + stroke(d, trunk, height * 0.012) + (snow === undefined ? '' : stroke(d, snow, height * 0.005, 0.8))
  )
}

/** Trees side by side, the farther ones first. */
export function trees(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly kinds: readonly [TreeKind, ...TreeKind[]]
    readonly y: number
    readonly height: number
    readonly count: number
    readonly depth: number
    readonly colour: string
    readonly spread?: number
    readonly from?: number
    readonly to?: number
  },
): Layer {
  const random = canvas.random(options.name)
  const { from = -0.05, to = 1.05, spread = 0 } = options
  const wintry = canvas.scene.season === 'winter' || canvas.scene.weather.includes('snow')
  const snow =
    wintry &&
    (canvas.scene.weather.includes('snow') ||
      canvas.scene.setting === 'snow' ||
      canvas.scene.alsoIn.includes('snow'))
      ? mix('#f3f6fb', canvas.palette.haze, 0.2 + options.depth * 0.3)
      : undefined
  const trunk = mix(darker('#5d4433', 0.1), canvas.palette.haze, options.depth * 0.6)
  const standing = Array.from({ length: options.count }, (_, at) => ({
    u: from + ((at + random.between(0.15, 0.85)) / options.count) * (to - from),
    v: random.next(),
  })).toSorted((a, b) => a.v - b.v)
  const svg = standing
    .map(({ u, v }) => {
      const [x, y] = [u * canvas.width, options.y + v * spread]
      const drawn = tree(
        options.kinds.length === 1 ? options.kinds[0] : random.pick(options.kinds),
        {
          x,
          y,
          height: options.height * random.between(0.72, 1.2) * (1 + (v * spread) / canvas.height),
          colour: mix(
            options.colour,
            random.pick([canvas.palette.foliage[0], canvas.palette.foliage[1], canvas.palette.foliage[2]]),
            0.35 * (1 - options.depth),
          ),
          trunk,
          snow,
          fromLeft: canvas.light.x < 0.5,
        },
        random,
      )
      return rooted(x, y, drawn)
    })
    .join('')
  return { id: `trees-${options.name}`, kind: 'plant', depth: options.depth, defs: '', svg }
}

/** Blades of grass that stand in front. */
export function grass(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly bottom?: number
    readonly height: number
    readonly count: number
    readonly depth: number
    readonly colour: string
  },
): Layer {
  const random = canvas.random(options.name)
  const bottom = options.bottom ?? canvas.height
  const rows = Array.from({ length: options.count }, () => random.next()).toSorted((a, b) => a - b)
  const svg = rows
    .map((t) => {
      const x = random.between(-0.02, 1.02) * canvas.width
      const y = options.top + (bottom - options.top) * t
      const h = options.height * (0.35 + 0.65 * t) * random.between(0.5, 1.2)
      const bend = h * random.between(-0.45, 0.45)
      const tone = random.chance(0.5)
        ? lighter(options.colour, 0.18 * random.next())
        : darker(options.colour, 0.25 * random.next())
      return path(
        `M${n(x)} ${n(y)}q${n(bend * 0.2)} ${n(-h * 0.6)} ${n(bend)} ${n(-h)}q${n(-bend * 0.5)} ${n(h * 0.5)} ${n(-bend + h * 0.09)} ${n(h)}Z`,
        tone,
      )
    })
    .join('')
  return { id: options.name, kind: 'plant', depth: options.depth, defs: '', svg }
}

/** Flowers on stems, in the picture's accents. */
export function flowers(
  canvas: Canvas,
  options: {
    readonly name: string
    readonly top: number
    readonly bottom?: number
    readonly size: number
    readonly count: number
    readonly depth: number
    readonly colours?: readonly string[]
  },
): Layer {
  const random = canvas.random(options.name)
  const bottom = options.bottom ?? canvas.height
  const colours = options.colours ?? canvas.palette.accents
  const rows = Array.from({ length: options.count }, () => random.next()).toSorted((a, b) => a - b)
  const svg = rows
    .map((t) => {
      const x = random.between(0, 1) * canvas.width
      const y = options.top + (bottom - options.top) * t
      const r = options.size * (0.3 + 0.7 * t) * random.between(0.7, 1.2)
      const colour = colours[random.whole(0, colours.length - 1)] ?? '#ffffff'
      const stem = stroke(
        `M${n(x)} ${n(y + r * 3.2)}Q${n(x + r * 0.4)} ${n(y + r * 1.4)} ${n(x)} ${n(y)}`,
        canvas.palette.foliage[0],
        r * 0.16,
      )
      const petals = Array.from({ length: 6 }, (_, at) => {
        const angle = (at / 6) * Math.PI * 2
        return ellipse(
          x + Math.cos(angle) * r * 0.55,
          y + Math.sin(angle) * r * 0.45,
          r * 0.42,
          r * 0.36,
          at < 3 ? darker(colour, 0.1) : colour,
        )
      }).join('')
      const eye = ellipse(x, y, r * 0.3, r * 0.26, mix('#f5c542', canvas.palette.light, 0.2))
      return rooted(x, y + r * 3.2, stem + petals + eye)
    })
    .join('')
  return { id: `flowers-${options.name}`, kind: 'plant', depth: options.depth, defs: '', svg }
}

/** Large leaves that frame the picture from its corners. */
export function frame(
  canvas: Canvas,
  options: { readonly name: string; readonly colour: string; readonly size: number },
): Layer {
  const random = canvas.random(options.name)
  let svg = ''
  for (const [cx, cy, turn] of [
    [0, canvas.height, -60],
    [canvas.width, canvas.height, 240],
  ] as const)
    for (let leaf = 0; leaf < 6; leaf += 1) {
      const angle = ((turn + leaf * (turn < 0 ? 14 : -14) + random.between(-6, 6)) * Math.PI) / 180
      const length = options.size * random.between(0.7, 1.15)
      const tipX = cx + Math.cos(angle) * length
      const tipY = cy + Math.sin(angle) * length
      const bulge = length * 0.13
      const nx = -Math.sin(angle) * bulge
      const ny = Math.cos(angle) * bulge
      const mx = (cx + tipX) / 2
      const my = (cy + tipY) / 2
      svg += path(
        `M${n(cx)} ${n(cy)}Q${n(mx + nx)} ${n(my + ny)} ${n(tipX)} ${n(tipY)}Q${n(mx - nx)} ${n(my - ny)} ${n(cx)} ${n(cy)}Z`,
        leaf % 2 === 0 ? options.colour : darker(options.colour, 0.2),
      )
      svg += stroke(
        `M${n(cx)} ${n(cy)}L${n(tipX)} ${n(tipY)}`,
        lighter(options.colour, 0.12),
        canvas.unit * 0.14,
        0.5,
      )
    }
  return { id: options.name, kind: 'plant', depth: 0.01, defs: '', svg }
}
