import type { Random } from '../draw/random.ts'
import { circle, moved, polygon, regular, ring, rounded } from './shape.ts'

/** Part of a sign drawn within −50 … 50. */
export interface Part {
  readonly d: string
  readonly paint: 'primary' | 'secondary'
}

const turns = (count: number, draw: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => moved(draw(at), 0, 0, 1, (360 * at) / count))
const alternating = (ds: readonly string[]): Part[] =>
  ds.map((d, at) => ({ d, paint: at % 2 === 0 ? 'primary' : 'secondary' }))

const petals = (random: Random): Part[] => {
  const count = random.whole(4, 8)
  const wide = 70 / count + 4
  return alternating(
    turns(count, () => `M0 -4C${-wide} -16 ${-wide} -38 0 -50C${wide} -38 ${wide} -16 0 -4Z`),
  )
}

const arcs = (random: Random): Part[] =>
  [50, 36, 22].flatMap((r, at): Part[] => {
    const from = random.whole(0, 3) * 90
    const thickness = 9
    const inner = r - thickness
    const d = `M0 ${-r}A${r} ${r} 0 1 1 ${-r} 0H${-inner}A${inner} ${inner} 0 1 0 0 ${-inner}Z`
    return [{ d: moved(d, 0, 0, 1, from), paint: at === 1 ? 'secondary' : 'primary' }]
  })

const quarters = (random: Random): Part[] => {
  const cells = [
    [-25, -25],
    [25, -25],
    [-25, 25],
    [25, 25],
  ] as const
  return cells.map(([x, y], at) => {
    const shape = random.pick<() => string>([
      () => circle(0, 0, 23.5),
      () => rounded(47, 47, 0.2),
      () => 'M-23.5 -23.5A47 47 0 0 1 23.5 23.5H-23.5Z',
      () => 'M-23.5 23.5V-23.5H0A23.5 23.5 0 0 1 0 23.5Z',
    ])()
    const turned = moved(shape, 0, 0, 1, random.whole(0, 3) * 90)
    return { d: moved(turned, x, y), paint: at === random.whole(0, 3) ? 'secondary' : 'primary' }
  })
}

const stacked = (random: Random): Part[] => {
  const steps = random.whole(3, 4)
  const gap = 4
  const thick = (100 - gap * (steps - 1)) / steps
  const slant = random.pick([0, 14, -14])
  return Array.from({ length: steps }, (_, at): Part => {
    const y = -50 + at * (thick + gap)
    const width = 46 + (54 * (at + 1)) / steps
    const x = slant === 0 ? -width / 2 : -50
    const d = polygon([
      [x + slant, y],
      [x + width + slant, y],
      [x + width, y + thick],
      [x, y + thick],
    ])
    return { d, paint: at === steps - 1 ? 'secondary' : 'primary' }
  })
}

const orbit = (random: Random): Part[] => {
  const angle = random.pick([30, -30, 60])
  return [
    { d: ring(0, 0, 50, 11), paint: 'primary' },
    { d: moved(circle(0, -30, 13), 0, 0, 1, angle), paint: 'secondary' },
  ]
}

/** Two discs, and what both cover. */
const meeting = (): Part[] => [
  { d: 'M0 -30A34 34 0 1 0 0 30A34 34 0 0 1 0 -30Z', paint: 'primary' },
  { d: 'M0 -30A34 34 0 1 1 0 30A34 34 0 0 0 0 -30Z', paint: 'primary' },
  { d: 'M0 -23A30 30 0 0 1 0 23A30 30 0 0 1 0 -23Z', paint: 'secondary' },
]

const folded = (random: Random): Part[] => {
  const sides = random.pick([3, 6])
  const points = Array.from({ length: sides }, (_, at) => {
    const angle = (2 * Math.PI * at) / sides - Math.PI / 2
    return [50 * Math.cos(angle), 50 * Math.sin(angle)] as const
  })
  return alternating(
    points.map(([x, y], at) => {
      const [u, v] = points[(at + 1) % sides] ?? [0, 0]
      return polygon([
        [x * 0.97, y * 0.97],
        [u * 0.97, v * 0.97],
        [u * 0.28, v * 0.28],
        [x * 0.12, y * 0.12],
      ])
    }),
  )
}

const dots = (random: Random): Part[] => {
  const side = 5
  const from = random.pick<readonly [number, number]>([
    [-1, -1],
    [0, 0],
    [-1, 1],
  ])
  return Array.from({ length: side * side }, (_, at): Part => {
    const [x, y] = [((at % side) - 2) / 2, (Math.floor(at / side) - 2) / 2]
    const far =
      Math.hypot(x - from[0], y - from[1]) / Math.hypot(1 + Math.abs(from[0]), 1 + Math.abs(from[1]))
    return { d: circle(x * 42, y * 42, 2.5 + 7.5 * (1 - far)), paint: far < 0.35 ? 'secondary' : 'primary' }
  })
}

const nested = (random: Random): Part[] => {
  const sides = random.pick([4, 6])
  return [
    { d: regular(sides, 50) + regular(sides, 38), paint: 'primary' },
    { d: regular(sides, 27), paint: 'secondary' },
  ]
}

const drawings: readonly [typeof petals, ...(typeof petals)[]] = [
  petals,
  arcs,
  quarters,
  stacked,
  orbit,
  meeting,
  folded,
  dots,
  nested,
]

/** A sign of plain shapes on a grid, within −50 … 50. */
export const geometricMark = (random: Random): Part[] => random.pick(drawings)(random)
