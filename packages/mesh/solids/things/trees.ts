import { type Point, shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { lathe } from '../shapes/lathe.ts'
import { ball, cylinder, lump } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { main, type Stuff } from '../stuff.ts'
import { shaded } from './finishes.ts'

const bark: Stuff = { colour: '#7a5537', roughness: 0.9, grain: 'wood' }

const leaf: Stuff = { colour: '#4f9a45', roughness: 0.9 }

const tree: Build = (wanted) => {
  const crown = main(wanted, leaf)
  const { random } = wanted
  const lumps: readonly (readonly [Point, number])[] = [
    [[0, 0.72, 0], 0.3],
    ...Array.from({ length: 6 }, (_, at) => {
      const angle = (at / 6) * 2 * Math.PI + random.between(0, 0.5)
      return [
        [0.22 * Math.cos(angle), random.between(0.58, 0.74), 0.22 * Math.sin(angle)] as const,
        random.between(0.17, 0.22),
      ] as const
    }),
    [[random.between(-0.08, 0.08), 0.92, random.between(-0.08, 0.08)], 0.19],
  ]
  return [
    piece(
      'trunk',
      tube(
        [
          [0, 0.03, 0],
          [0.01, 0.25, 0],
          [0, 0.6, 0],
        ],
        (share) => 0.085 - 0.035 * share,
        { around: 18 },
      ),
      bark,
    ),
    ...[35, 155, 275].map((angle) =>
      piece(
        'branch',
        turned(
          tube(
            [
              [0.02, 0.36, 0],
              [0.12, 0.5, 0],
              [0.18, 0.6, 0],
            ],
            (share) => 0.035 - 0.012 * share,
            { around: 10 },
          ),
          'y',
          angle,
        ),
        bark,
      ),
    ),
    ...lumps.map(([at, size], one) =>
      piece('leaves', lump(size, at, 0.55, random.whole(1, 900) + one, 30), crown, { tint: shaded }),
    ),
  ]
}

const pine: Build = (wanted) => {
  const green = main(wanted, { colour: '#2f6b4a', roughness: 0.9 })
  const tiers = wanted.random.whole(4, 5)
  const fringe = (angle: number, [, y]: readonly [number, number]): number =>
    1 + 0.07 * Math.cos(angle * 11 + y * 9)
  return [
    piece('trunk', cylinder(0.06, 0.3, { top: 0.045, around: 20 }), bark),
    ...Array.from({ length: tiers }, (_, at) => {
      const share = at / tiers
      const [r, y, high] = [0.34 - 0.25 * share, 0.16 + 0.7 * share, 0.4 - 0.16 * share]
      return piece(
        'tier',
        turned(
          lathe(
            [
              [0, y + 0.05],
              [r * 0.7, y + 0.02],
              [r, y],
              [r * 0.62, y + high * 0.38],
              [r * 0.25, y + high * 0.76],
              [0, y + high],
            ],
            { around: 66, shape: fringe },
          ),
          'y',
          at * 37,
        ),
        green,
        { tint: shaded },
      )
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
    const blade = tube(
      line,
      (share) => 0.062 * Math.sin(Math.min(1, 0.12 + share) * Math.PI * 0.96) + 0.006,
      { around: 12, flat: 0.16 },
    )
    return piece(
      'frond',
      shifted(turned(blade, 'y', at * 45 + wanted.random.between(-8, 8)), [0.1, 0.86, 0]),
      green,
      { tint: shaded },
    )
  }
  const trunk = Array.from({ length: 8 }, (_, at): Point => [0.1 * (at / 7) ** 2, 0.04 + 0.83 * (at / 7), 0])
  return [
    piece(
      'trunk',
      tube(trunk, (share) => 0.055 - 0.02 * share, { around: 16 }),
      { ...bark, colour: '#9b7a52' },
    ),
    ...Array.from({ length: 8 }, (_, at) => frond(at)),
    ...[0, 120, 240].map((angle) =>
      piece(
        'coconut',
        ball(0.042, [0.1 + 0.05 * Math.cos(angle / 57), 0.83, 0.05 * Math.sin(angle / 57)], 20),
        { colour: '#6b4526', roughness: 0.8 },
      ),
    ),
  ]
}

export const trees = { tree, pine, palm } as const
