import { type Point, shifted, turned } from '../../geometry/shell.ts'
import type { Tint } from '../../geometry/surface.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { lathe, smooth } from '../shapes/lathe.ts'
import { ball } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { main, type Stuff } from '../stuff.ts'
import { stalk } from './finishes.ts'

const green: Stuff = { colour: '#5a9a3f', roughness: 0.7 }

const leafAt = (at: Point, turn: number): Piece =>
  piece(
    'leaf',
    shifted(turned(turned(ball([0.12, 0.012, 0.055], [0.11, 0, 0], 26), 'z', 24), 'y', turn), at),
    green,
  )

const apple: Build = (wanted) => {
  const body = smooth(
    [
      [0, 0.05],
      [0.1, 0.02],
      [0.26, 0.08],
      [0.41, 0.34],
      [0.38, 0.62],
      [0.2, 0.74],
      [0.07, 0.7],
      [0, 0.64],
    ],
    8,
  )
  const lobes = (angle: number, [, y]: readonly [number, number]): number =>
    1 + 0.022 * Math.cos(angle * 5) * (y < 0.3 ? 1 : 0.4)
  const blush = ([x, y, z]: Point): Tint => {
    const share = Math.max(
      0,
      Math.min(1, 0.5 + 0.9 * Math.sin(Math.atan2(z, x) * 2 + y * 3) * (y > 0.6 || y < 0.2 ? 1.4 : 0.4)),
    )
    return wanted.colours.length > 0 || wanted.substance !== null
      ? [1, 1, 1]
      : [1, 0.55 + 0.45 * (1 - share) ** 3, 0.6]
  }
  return [
    piece(
      'apple',
      lathe(body, { around: 64, shape: lobes }),
      main(wanted, { colour: '#d2302a', roughness: 0.24 }),
      { crease: 60, tint: blush },
    ),
    piece(
      'stalk',
      tube(
        [
          [0, 0.64, 0],
          [0.015, 0.76, 0],
          [0.05, 0.85, 0],
        ],
        0.017,
        { around: 10 },
      ),
      stalk,
    ),
    leafAt([0.02, 0.76, 0], 30),
  ]
}

const pear: Build = (wanted) => [
  piece(
    'pear',
    lathe(
      smooth(
        [
          [0, 0.03],
          [0.12, 0],
          [0.31, 0.14],
          [0.33, 0.34],
          [0.21, 0.58],
          [0.15, 0.76],
          [0.08, 0.84],
          [0, 0.83],
        ],
        8,
      ),
      { around: 56 },
    ),
    main(wanted, { colour: '#bcc544', roughness: 0.35 }),
    { crease: 60 },
  ),
  piece(
    'stalk',
    tube(
      [
        [0, 0.8, 0],
        [0.01, 0.9, 0],
        [0.035, 0.98, 0],
      ],
      0.016,
      { around: 10 },
    ),
    stalk,
  ),
  leafAt([0.01, 0.88, 0], 200),
]

const carrot: Build = (wanted) => {
  const rings = (_: number, [, y]: readonly [number, number]): number => 1 + 0.03 * Math.sin(y * 60)
  return [
    piece(
      'carrot',
      lathe(
        smooth(
          [
            [0, 0],
            [0.012, 0.01],
            [0.06, 0.2],
            [0.12, 0.5],
            [0.145, 0.68],
            [0.09, 0.74],
            [0, 0.75],
          ],
          12,
        ),
        { around: 36, shape: rings },
      ),
      main(wanted, { colour: '#ef7f22', roughness: 0.55 }),
      { crease: 60 },
    ),
    ...Array.from({ length: 6 }, (_, at) =>
      piece(
        'greens',
        shifted(
          turned(
            turned(
              tube(
                [
                  [0, 0, 0],
                  [0.01, 0.16, 0],
                  [0.05, wanted.random.between(0.26, 0.34), 0],
                ],
                (share) => 0.02 + 0.016 * Math.sin(share * Math.PI),
                { around: 10 },
              ),
              'z',
              -14,
            ),
            'y',
            at * 60,
          ),
          [0, 0.72, 0],
        ),
        green,
      ),
    ),
  ]
}

const pumpkin: Build = (wanted) => [
  piece(
    'pumpkin',
    lathe(
      smooth(
        [
          [0, 0.05],
          [0.12, 0.01],
          [0.38, 0.1],
          [0.48, 0.3],
          [0.4, 0.52],
          [0.16, 0.6],
          [0, 0.55],
        ],
        8,
      ),
      { around: 120, shape: (angle) => 0.95 + 0.07 * Math.abs(Math.sin(angle * 5)) },
    ),
    main(wanted, { colour: '#e8792a', roughness: 0.45 }),
    { crease: 60 },
  ),
  piece(
    'stalk',
    tube(
      [
        [0, 0.52, 0],
        [0.01, 0.64, 0],
        [0.07, 0.72, 0],
      ],
      (share) => 0.05 - 0.015 * share,
      { around: 10 },
    ),
    { colour: '#6f7a3a', roughness: 0.9 },
  ),
]

export const fruit = { apple, pear, carrot, pumpkin } as const
