import { type Point, shifted, turned } from '../../geometry/shell.ts'
import type { Tint } from '../../geometry/surface.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder, lump } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const bark: Stuff = { colour: '#7a5537', roughness: 0.9, grain: 'wood' }
const leaf: Stuff = { colour: '#4f9a45', roughness: 0.9 }
const pot: Stuff = { colour: '#bd6b45', roughness: 0.8 }

/** Darker where it faces the ground, as leaves shade each other. */
const shaded = (_: Point, normal: Point): Tint => {
  const light = 0.62 + 0.38 * (normal[1] * 0.5 + 0.5)
  return [light, light, light * 0.95]
}

const tree: Build = (wanted) => {
  const crown = main(wanted, leaf)
  const { random } = wanted
  const lumps: readonly (readonly [Point, number])[] = [
    [[0, 0.72, 0], 0.3],
    ...Array.from({ length: 6 }, (_, at) => {
      const angle = (at / 6) * 2 * Math.PI + random.between(0, 0.5)
      return [[0.22 * Math.cos(angle), random.between(0.58, 0.74), 0.22 * Math.sin(angle)] as const, random.between(0.17, 0.22)] as const
    }),
    [[random.between(-0.08, 0.08), 0.92, random.between(-0.08, 0.08)], 0.19],
  ]
  return [
    piece('trunk', tube([[0, 0.03, 0], [0.01, 0.25, 0], [0, 0.6, 0]], (share) => 0.085 - 0.035 * share, { around: 18 }), bark),
    ...[35, 155, 275].map((angle) => piece('branch', turned(tube([[0.02, 0.36, 0], [0.12, 0.5, 0], [0.18, 0.6, 0]], (share) => 0.035 - 0.012 * share, { around: 10 }), 'y', angle), bark)),
    ...lumps.map(([at, size], one) => piece('leaves', lump(size, at, 0.55, random.whole(1, 900) + one, 30), crown, { tint: shaded })),
  ]
}

const pine: Build = (wanted) => {
  const green = main(wanted, { colour: '#2f6b4a', roughness: 0.9 })
  const tiers = wanted.random.whole(4, 5)
  const fringe = (angle: number, [, y]: readonly [number, number]): number => 1 + 0.07 * Math.cos(angle * 11 + y * 9)
  return [
    piece('trunk', cylinder(0.06, 0.3, { top: 0.045, around: 20 }), bark),
    ...Array.from({ length: tiers }, (_, at) => {
      const share = at / tiers
      const [r, y, high] = [0.34 - 0.25 * share, 0.16 + 0.7 * share, 0.4 - 0.16 * share]
      return piece('tier', turned(lathe([[0, y + 0.05], [r * 0.7, y + 0.02], [r, y], [r * 0.62, y + high * 0.38], [r * 0.25, y + high * 0.76], [0, y + high]], { around: 66, shape: fringe }), 'y', at * 37), green, { tint: shaded })
    }),
  ]
}

const palm: Build = (wanted) => {
  const green = main(wanted, { colour: '#4c9a4a', roughness: 0.85 })
  const frond = (at: number): Piece => {
    const line = Array.from({ length: 9 }, (_, step): Point => {
      const t = step / 8
      return [0.42 * t, 0.16 * Math.sin(t * 2.6) - 0.2 * t * t, 0]
    })
    const blade = tube(line, (share) => 0.062 * Math.sin(Math.min(1, 0.12 + share) * Math.PI * 0.96) + 0.006, { around: 12, flat: 0.16 })
    return piece('frond', shifted(turned(blade, 'y', at * 45 + wanted.random.between(-8, 8)), [0.1, 0.86, 0]), green, { tint: shaded })
  }
  const trunk = Array.from({ length: 8 }, (_, at): Point => [0.1 * (at / 7) ** 2, 0.04 + 0.83 * (at / 7), 0])
  return [
    piece('trunk', tube(trunk, (share) => 0.055 - 0.02 * share, { around: 16 }), { ...bark, colour: '#9b7a52' }),
    ...Array.from({ length: 8 }, (_, at) => frond(at)),
    ...[0, 120, 240].map((angle) => piece('coconut', ball(0.042, [0.1 + 0.05 * Math.cos(angle / 57), 0.83, 0.05 * Math.sin(angle / 57)], 20), { colour: '#6b4526', roughness: 0.8 })),
  ]
}

const mushroom: Build = (wanted) => {
  const cap = main(wanted, { colour: '#c8322b', roughness: 0.35 })
  const spots = Array.from({ length: 9 }, (_, at) => {
    const [angle, up] = [at * 2.4, at === 0 ? 1.5 : wanted.random.between(0.35, 1.15)]
    return piece('spot', turned(shifted(turned(ball([0.055, 0.055, 0.022], [0, 0, 0], 20), 'x', (-up * 180) / Math.PI), [0, 0.55 + 0.29 * Math.sin(up), 0.42 * Math.cos(up)]), 'y', (angle * 180) / Math.PI), { colour: '#fbf5e9', roughness: 0.7 })
  })
  return [
    piece('stem', lathe(smooth([[0, 0], [0.15, 0.005], [0.17, 0.1], [0.12, 0.3], [0.11, 0.5], [0, 0.58]], 6), { around: 40 }), { colour: '#f2e8d5', roughness: 0.8 }),
    piece('gills', lathe(softened([[0, 0.5], [0.36, 0.515], [0.4, 0.55], [0, 0.6]], 0.01), { around: 56, shape: (angle) => 1 + 0.012 * Math.cos(angle * 28) }), { colour: '#ead9bd', roughness: 0.9 }),
    piece('cap', lathe(smooth([[0, 0.545], [0.3, 0.54], [0.43, 0.55], [0.4, 0.68], [0.26, 0.8], [0, 0.855]], 8), { around: 64 }), cap),
    ...spots,
  ]
}

const flower: Build = (wanted) => {
  const petals = wanted.random.whole(8, 12)
  const colour = main(wanted, { colour: '#e8588f', roughness: 0.6 })
  const green: Stuff = { colour: '#4c8f43', roughness: 0.8 }
  const head = (one: Piece): Piece => ({ ...one, shell: shifted(turned(one.shell, 'x', 62), [0.02, 0.85, 0.02]) })
  return [
    piece('stem', tube([[0, 0.02, 0], [0.03, 0.3, 0], [0, 0.6, 0], [0.02, 0.83, 0]], 0.017, { around: 12 }), green),
    ...[-1, 1].map((side) => piece('leaf', shifted(turned(turned(ball([0.14, 0.014, 0.05], [0.14, 0, 0], 28), 'z', 32), 'y', side > 0 ? 20 : 200), [0.02, 0.28 + side * 0.05, 0]), green, { tint: shaded })),
    ...Array.from({ length: petals }, (_, at) => head(piece('petal', turned(turned(ball([0.13, 0.018, 0.062], [0.16, 0, 0], 26), 'z', 12), 'y', (at / petals) * 360), colour))),
    head(piece('heart', ball([0.085, 0.05, 0.085], [0, 0.01, 0], 32), accent(wanted, { colour: '#f4c32f', roughness: 0.9 }))),
  ]
}

const tulip: Build = (wanted) => {
  const green: Stuff = { colour: '#5a9a4c', roughness: 0.8 }
  const colour = main(wanted, { colour: '#e0402f', roughness: 0.5 })
  return [
    piece('stem', tube([[0, 0.02, 0], [0.01, 0.35, 0], [0, 0.66, 0]], 0.019, { around: 12 }), green),
    ...[20, 200].map((angle) => piece('leaf', turned(turned(ball([0.035, 0.26, 0.09], [0.05, 0.27, 0], 28), 'z', -13), 'y', angle), green)),
    ...[0, 60, 120, 180, 240, 300].map((angle, at) => piece('petal', turned(turned(shifted(ball([0.022, 0.15, 0.075], [0, 0.14, 0], 26), [at % 2 === 0 ? 0.075 : 0.06, 0, 0]), 'z', at % 2 === 0 ? 5 : 2), 'y', angle), colour)).map((one) => ({ ...one, shell: shifted(one.shell, [0, 0.63, 0]) })),
    piece('cup', ball([0.085, 0.07, 0.085], [0, 0.69, 0], 28), colour),
  ]
}

const cactus: Build = (wanted) => {
  const green = main(wanted, { colour: '#4f8f55', roughness: 0.75 })
  const ribs = (angle: number): number => 1 + 0.07 * Math.cos(angle * 10)
  const body = lathe(smooth([[0, 0.2], [0.13, 0.22], [0.15, 0.5], [0.14, 0.8], [0.08, 0.92], [0, 0.95]], 7), { around: 80, shape: ribs })
  const arm = (side: number, y: number, high: number) =>
    piece('arm', tube([[0, y, 0], [side * 0.2, y, 0], [side * 0.26, y + 0.06, 0], [side * 0.265, y + high, 0]], 0.062, { around: 20 }), green)
  return [
    piece('body', body, green),
    arm(-1, 0.46, wanted.random.between(0.16, 0.28)),
    arm(1, 0.56, wanted.random.between(0.12, 0.24)),
    piece('flower', ball([0.05, 0.04, 0.05], [0, 0.96, 0], 20), { colour: '#f06ba0', roughness: 0.6 }),
    piece('pot', lathe(softened([[0, 0], [0.18, 0], [0.235, 0.22], [0.26, 0.22], [0.26, 0.29], [0.21, 0.29], [0.2, 0.26], [0, 0.25]], 0.012), { around: 48 }), accent(wanted, pot)),
    piece('earth', cylinder(0.205, 0.02, { at: [0, 0.25, 0], around: 32 }), { colour: '#4a3526', roughness: 1 }),
  ]
}

const potPlant: Build = (wanted) => {
  const green = main(wanted, { colour: '#3f8a4e', roughness: 0.7 })
  const leaves = Array.from({ length: 11 }, (_, at): Piece => {
    const [lean, long] = [at === 0 ? 4 : wanted.random.between(16, 58), wanted.random.between(0.22, 0.32)]
    return piece('leaf', shifted(turned(turned(ball([0.075, long, 0.016], [0, long * 0.98, 0], 26), 'x', lean), 'y', at * 137), [0, 0.36, 0]), green, { tint: shaded })
  })
  return [
    piece('pot', lathe(softened([[0, 0], [0.2, 0], [0.27, 0.36], [0.29, 0.36], [0.29, 0.42], [0.25, 0.42], [0.24, 0.38], [0, 0.38]], 0.012), { around: 48 }), accent(wanted, { colour: '#e6dccb', roughness: 0.5 })),
    piece('earth', roundedBox([0.34, 0.02, 0.34], 0.005, [0, 0.37, 0]), { colour: '#4a3526', roughness: 1 }),
    ...leaves,
  ]
}

export const plants = { tree, pine, palm, mushroom, flower, tulip, cactus, 'potted plant': potPlant } as const
