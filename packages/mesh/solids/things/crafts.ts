import { moved, shifted, turned } from '../../geometry/shell.ts'
import { type Build, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude } from '../shapes/extrude.ts'
import { lathe, smooth } from '../shapes/lathe.ts'
import { cylinder, ring } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { chrome } from './finishes.ts'

const rocket: Build = (wanted) => {
  const hull = main(wanted, { colour: '#f0eee9', roughness: 0.3 })
  const red = accent(wanted, { colour: '#d63c34', roughness: 0.3 })
  const fin = [
    [0.1, 0.3],
    [0.16, 0.26],
    [0.32, 0.04],
    [0.34, -0.04],
    [0.27, -0.02],
    [0.12, 0.1],
  ] as const
  return [
    piece(
      'hull',
      lathe(
        smooth(
          [
            [0, 0.1],
            [0.14, 0.1],
            [0.19, 0.3],
            [0.2, 0.52],
            [0.155, 0.76],
            [0.1, 0.88],
          ],
          8,
        ).concat([[0, 0.88]]),
        { around: 56 },
      ),
      hull,
    ),
    piece(
      'nose',
      lathe(
        smooth(
          [
            [0, 0.86],
            [0.108, 0.865],
            [0.075, 0.95],
            [0.025, 1.04],
            [0, 1.07],
          ],
          6,
        ),
        { around: 40 },
      ),
      red,
    ),
    piece(
      'nozzle',
      lathe(
        [
          [0, 0.02],
          [0.13, 0.02],
          [0.1, 0.11],
          [0, 0.11],
        ],
        { around: 36 },
      ),
      { colour: '#4c5058', metalness: 1, roughness: 0.4 },
    ),
    ...[30, 150, 270].map((angle) =>
      piece('fin', turned(extrude([...fin].toReversed(), 0.045, 0.01), 'y', angle), red),
    ),
    piece(
      'window',
      shifted(turned(shifted(cylinder(0.06, 0.03, { around: 32 }), [0, 0, 0]), 'x', 90), [0, 0.6, 0.175]),
      { colour: '#57b6dd', roughness: 0.05 },
    ),
    piece('frame', shifted(turned(ring(0.064, 0.015, [0, 0, 0], 32), 'x', 90), [0, 0.6, 0.2]), chrome),
    piece(
      'band',
      lathe(
        [
          [0.15, 0.36],
          [0.2, 0.36],
          [0.203, 0.4],
          [0.15, 0.4],
          [0.15, 0.36],
        ],
        { around: 48 },
      ),
      red,
    ),
    piece(
      'flame',
      lathe(
        smooth(
          [
            [0, -0.2],
            [0.03, -0.12],
            [0.085, -0.02],
            [0.06, 0.04],
            [0, 0.05],
          ],
          6,
        ),
        { around: 28 },
      ),
      { colour: '#ffb03b', glow: '#ff8a1f', roughness: 1 },
    ),
  ]
}

const boat: Build = (wanted) => {
  const wood = main(wanted, { colour: '#8a5a33', roughness: 0.55, grain: 'wood' })
  const hull = moved(roundedBox([1, 0.22, 0.36], 0.06, [0, 0.13, 0]), ([x, y, z]) => {
    const end = Math.abs(x) / 0.5
    return [
      x * (1 + (y - 0.02) * 0.5),
      y + 0.09 * end ** 2 * (y > 0.12 ? 1 : 0.3),
      z * (1 - 0.8 * end ** (x > 0 ? 2.4 : 5)) * (0.55 + 0.45 * Math.min(1, y / 0.2)),
    ]
  })
  const sail = (points: readonly (readonly [number, number])[]) =>
    piece(
      'sail',
      moved(extrude(points, 0.014, 0.003), ([x, y, z]) => [
        x,
        y,
        z + 0.07 * Math.sin(((y - 0.3) / 0.8) * Math.PI),
      ]),
      accent(wanted, { colour: '#f8f4ea', roughness: 0.9, grain: 'fabric' }),
    )
  return [
    piece('hull', hull, wood),
    piece(
      'stripe',
      moved(roundedBox([1.02, 0.03, 0.37], 0.01, [0, 0.225, 0]), ([x, y, z]) => [
        x * 1.1,
        y + 0.1 * (Math.abs(x) / 0.5) ** 2,
        z * (1 - 0.8 * (Math.abs(x) / 0.51) ** (x > 0 ? 2.4 : 5)),
      ]),
      { colour: '#f3efe6', roughness: 0.5 },
    ),
    piece(
      'mast',
      tube(
        [
          [0.02, 0.2, 0],
          [0.02, 1.16, 0],
        ],
        0.017,
        { around: 14 },
      ),
      { colour: '#b98a55', roughness: 0.6, grain: 'wood' },
    ),
    piece(
      'boom',
      tube(
        [
          [0.02, 0.36, 0],
          [-0.46, 0.36, 0.02],
        ],
        0.012,
        { around: 12 },
      ),
      { colour: '#b98a55', roughness: 0.6, grain: 'wood' },
    ),
    sail([
      [-0.005, 0.38],
      [-0.005, 1.12],
      [-0.16, 0.86],
      [-0.45, 0.38],
    ]),
    sail([
      [0.05, 0.42],
      [0.47, 0.38],
      [0.3, 0.66],
      [0.05, 1.02],
    ]),
    piece('flag', roundedBox([0.12, 0.06, 0.008], 0.003, [-0.035, 1.15, 0]), {
      colour: '#d63c34',
      roughness: 0.8,
    }),
  ]
}

const balloon: Build = (wanted) => {
  const gores = 12
  const colours = [
    main(wanted, { colour: '#e4573d', roughness: 0.7 }),
    accent(wanted, { colour: '#f6c445', roughness: 0.7 }),
  ]
  const outline = smooth(
    [
      [0.09, 0.42],
      [0.22, 0.58],
      [0.37, 0.82],
      [0.38, 1.02],
      [0.26, 1.2],
      [0.001, 1.27],
    ],
    7,
  )
  const puffed = (angle: number): number => 0.97 + 0.05 * Math.abs(Math.sin((angle * gores) / 2))
  const rope: Stuff = { colour: '#6b5136', roughness: 0.9 }
  const bands = [
    [0, 12],
    [12, 20],
    [20, 28],
    [28, outline.length],
  ] as const
  return [
    ...bands.map(([from, to], at) =>
      piece(
        'envelope',
        lathe(
          [
            [0, outline[from]?.[1] ?? 0],
            ...outline.slice(from, to + 1),
            [0, outline[Math.min(outline.length - 1, to)]?.[1] ?? 0],
          ],
          { around: 96, shape: puffed },
        ),
        colours[at % 2] ?? rope,
        { crease: 60 },
      ),
    ),
    piece('basket', roundedBox([0.17, 0.13, 0.17], 0.02, [0, 0.07, 0]), {
      colour: '#9a6b3b',
      roughness: 0.9,
      grain: 'fabric',
    }),
    piece('rim', roundedBox([0.19, 0.025, 0.19], 0.011, [0, 0.14, 0]), { colour: '#6b4427', roughness: 0.8 }),
    ...[-1, 1].flatMap((x) =>
      [-1, 1].map((z) =>
        piece(
          'rope',
          tube(
            [
              [x * 0.08, 0.14, z * 0.08],
              [x * 0.07, 0.44, z * 0.07],
            ],
            0.006,
            { around: 8 },
          ),
          rope,
        ),
      ),
    ),
  ]
}

export const crafts = { rocket, boat, 'hot air balloon': balloon } as const
