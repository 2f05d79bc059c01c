import { shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude } from '../shapes/extrude.ts'
import { lathe } from '../shapes/lathe.ts'
import { ball, cylinder } from '../shapes/round.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { door, pane } from './finishes.ts'

const stone: Stuff = { colour: '#b3aca0', roughness: 0.92, grain: 'brick' }

/** Blocks in a ring, with gaps between. */
const battlements = (stuff: Stuff, r: number, y: number, count: number): Piece[] =>
  Array.from({ length: count }, (_, at) =>
    piece(
      'battlement',
      turned(
        roundedBox([(r * 3.4) / count, 0.06, 0.05], 0.004, [0, y + 0.03, r - 0.02]),
        'y',
        (at / count) * 360,
      ),
      stuff,
    ),
  )

const roundTower = (stuff: Stuff, r: number, high: number): Piece[] => [
  piece(
    'tower',
    lathe(
      [
        [0, 0],
        [r * 1.08, 0],
        [r, high * 0.12],
        [r, high * 0.82],
        [r * 1.16, high * 0.87],
        [r * 1.16, high],
        [0, high],
      ],
      { around: 40 },
    ),
    stuff,
    { crease: 25 },
  ),
  ...battlements(stuff, r * 1.14, high, 10),
]

const moved = (pieces: readonly Piece[], x: number, z: number): Piece[] =>
  pieces.map((one) => ({ ...one, shell: shifted(one.shell, [x, 0, z]) }))

const tower: Build = (wanted) => {
  const wall = main(wanted, stone)
  return [
    ...roundTower(wall, 0.22, 0.9),
    piece(
      'door',
      extrude(
        [
          [-0.07, 0],
          [0.07, 0],
          [0.07, 0.13],
          [0.05, 0.18],
          [0, 0.2],
          [-0.05, 0.18],
          [-0.07, 0.13],
        ],
        0.08,
        0.008,
      ),
      door,
    ),
    ...[0.38, 0.6].map((y, at) =>
      piece('window', turned(roundedBox([0.055, 0.1, 0.06], 0.012, [0, y, 0.205]), 'y', at * 24 - 12), pane),
    ),
  ].map((one) => (one.name === 'door' ? { ...one, shell: shifted(one.shell, [0, 0, 0.215]) } : one))
}

const castle: Build = (wanted) => {
  const wall = main(wanted, stone)
  const roof = accent(wanted, { colour: '#3d5f94', roughness: 0.7 })
  const corner = (x: number, z: number): Piece[] =>
    moved(
      [
        ...roundTower(wall, 0.13, 0.62),
        piece('roof', cylinder(0.15, 0.3, { top: 0, bevel: 0.008, around: 36, at: [0, 0.63, 0] }), roof),
        piece('ball', ball(0.018, [0, 0.94, 0], 16), { colour: '#e3b65a', metalness: 1, roughness: 0.3 }),
      ],
      x,
      z,
    )
  const side = (turn: number): Piece[] => [
    piece('wall', turned(roundedBox([0.8, 0.4, 0.09], 0.006, [0, 0.2, 0.42]), 'y', turn), wall),
    ...Array.from({ length: 7 }, (_, at) =>
      piece(
        'battlement',
        turned(roundedBox([0.06, 0.06, 0.08], 0.004, [(at - 3) * 0.105, 0.425, 0.42]), 'y', turn),
        wall,
      ),
    ),
  ]
  return [
    ...[0, 90, 180, 270].flatMap(side),
    ...[-1, 1].flatMap((x) => [-1, 1].flatMap((z) => corner(x * 0.42, z * 0.42))),
    piece('keep', roundedBox([0.36, 0.72, 0.36], 0.008, [0, 0.36, -0.05]), wall),
    piece(
      'keep roof',
      shifted(
        turned(
          lathe(
            [
              [0, 0],
              [0.3, 0],
              [0, 0.34],
            ],
            { around: 4 },
          ),
          'y',
          45,
        ),
        [0, 0.72, -0.05],
      ),
      roof,
      { crease: 10 },
    ),
    ...[-0.09, 0.09].map((x) =>
      piece('window', roundedBox([0.05, 0.1, 0.02], 0.008, [x, 0.58, 0.135]), pane),
    ),
    piece(
      'gate',
      shifted(
        extrude(
          [
            [-0.1, 0],
            [0.1, 0],
            [0.1, 0.16],
            [0.07, 0.23],
            [0, 0.26],
            [-0.07, 0.23],
            [-0.1, 0.16],
          ],
          0.05,
          0.008,
        ),
        [0, 0, 0.46],
      ),
      door,
    ),
  ]
}

export const strongholds = { tower, castle } as const
