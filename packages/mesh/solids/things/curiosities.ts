import { type Point, shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { lathe, softened } from '../shapes/lathe.ts'
import { ball, cylinder, lump } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const crystal: Build = (wanted) => {
  const stuff = main(wanted, { colour: '#a785f0', roughness: 0.06, opacity: 0.78 })
  const shard = (lean: number, turn: number, r: number, high: number, away: number): Piece =>
    piece(
      'shard',
      turned(
        shifted(
          turned(
            lathe(
              [
                [0, 0],
                [r * 0.8, 0],
                [r, high * 0.2],
                [r * 0.86, high * 0.74],
                [0, high],
              ],
              { around: 6 },
            ),
            'z',
            -lean,
          ),
          [away, 0, 0],
        ),
        'y',
        turn,
      ),
      stuff,
      { crease: 5 },
    )
  return [
    shard(2, 20, 0.15, 1, 0),
    ...Array.from({ length: 6 }, (_, at) =>
      shard(
        wanted.random.between(14, 38),
        at * 60 + wanted.random.between(-15, 15),
        wanted.random.between(0.07, 0.11),
        wanted.random.between(0.4, 0.72),
        0.12,
      ),
    ),
    piece(
      'rock',
      lump([0.36, 0.12, 0.36], [0, 0.05, 0], 1, wanted.random.whole(1, 99), 12),
      { colour: '#6f6a70', roughness: 1 },
      { crease: 5 },
    ),
  ]
}

const gem: Build = (wanted) => [
  piece(
    'gem',
    lathe(
      [
        [0, 0],
        [0.42, 0.42],
        [0.5, 0.5],
        [0.46, 0.58],
        [0.3, 0.72],
        [0, 0.72],
      ],
      { around: 8 },
    ),
    main(wanted, { colour: '#39b8e8', roughness: 0.04, opacity: 0.85 }),
    { crease: 4 },
  ),
]

const dice: Build = (wanted) => {
  const spots: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
    1: [[0, 0]],
    2: [
      [-1, -1],
      [1, 1],
    ],
    3: [
      [-1, -1],
      [0, 0],
      [1, 1],
    ],
    4: [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ],
    5: [
      [-1, -1],
      [-1, 1],
      [0, 0],
      [1, -1],
      [1, 1],
    ],
    6: [
      [-1, -1],
      [-1, 0],
      [-1, 1],
      [1, -1],
      [1, 0],
      [1, 1],
    ],
  }
  const ink = accent(wanted, { colour: '#22242a', roughness: 0.4 })
  const faces = [
    ['x', 0, 1],
    ['y', 90, 2],
    ['x', -90, 3],
    ['x', 90, 4],
    ['y', -90, 5],
    ['x', 180, 6],
  ] as const
  return [
    piece(
      'die',
      roundedBox([0.9, 0.9, 0.9], 0.12, [0, 0.45, 0]),
      main(wanted, { colour: '#f5f1e8', roughness: 0.25 }),
    ),
    ...faces.flatMap(([axis, turn, value]) =>
      (spots[value] ?? []).map(([x, y]) =>
        piece(
          'spot',
          shifted(
            turned(ball([0.075, 0.075, 0.012], [x * 0.22, y * 0.22, 0.45], 20), axis, turn),
            [0, 0.45, 0],
          ),
          ink,
        ),
      ),
    ),
  ]
}

const snowman: Build = (wanted) => {
  const snow = main(wanted, { colour: '#f5f8fb', roughness: 0.9 })
  const coal: Stuff = { colour: '#23242a', roughness: 0.9 }
  const stick: Stuff = { colour: '#6b4a2b', roughness: 0.9 }
  const scarf = accent(wanted, { colour: '#c8323a', roughness: 0.95, grain: 'fabric' })
  return [
    piece('belly', lump(0.3, [0, 0.27, 0], 0.1, 3, 44), snow),
    piece('chest', lump(0.22, [0, 0.65, 0], 0.1, 4, 40), snow),
    piece('head', lump(0.16, [0, 0.94, 0], 0.08, 5, 36), snow),
    ...[-0.055, 0.055].map((x) => piece('eye', ball(0.02, [x, 0.99, 0.145], 16), coal)),
    ...[-2, -1, 0, 1, 2].map((x) =>
      piece('mouth', ball(0.012, [x * 0.03, 0.885 + 0.008 * x * x, 0.152], 12), coal),
    ),
    ...[0.75, 0.66, 0.57].map((y, at) =>
      piece('button', ball(0.024, [0, y, 0.195 + (at === 0 ? 0.004 : 0.025)], 16), coal),
    ),
    piece(
      'nose',
      shifted(turned(cylinder(0.026, 0.16, { top: 0, around: 18, bevel: 0.004 }), 'x', 90), [0, 0.945, 0.14]),
      { colour: '#ef7f22', roughness: 0.6 },
    ),
    ...[-1, 1].map((side) =>
      piece(
        'arm',
        tube(
          [
            [side * 0.18, 0.68, 0],
            [side * 0.36, 0.78, 0.03],
            [side * 0.46, 0.92, 0.02],
          ],
          0.015,
          { around: 8 },
        ),
        stick,
      ),
    ),
    piece(
      'scarf',
      lathe(
        softened(
          [
            [0.1, 0.79],
            [0.175, 0.78],
            [0.185, 0.84],
            [0.1, 0.86],
            [0.1, 0.79],
          ],
          0.015,
        ),
        { around: 40 },
      ),
      scarf,
    ),
    piece('end', turned(roundedBox([0.075, 0.2, 0.03], 0.012, [0.09, 0.72, 0.2]), 'z', 4), scarf),
    piece('brim', cylinder(0.18, 0.02, { at: [0, 1.06, 0], around: 40 }), coal),
    piece('hat', cylinder(0.115, 0.18, { at: [0, 1.06, 0], around: 40, top: 0.12 }), coal),
    piece('ribbon', cylinder(0.119, 0.035, { at: [0, 1.085, 0], around: 40 }), scarf),
  ]
}

const planet: Build = (wanted) => {
  const bands = ([, y]: Point): readonly [number, number, number] => {
    const light = 0.82 + 0.18 * Math.sin(y * 34) * Math.cos(y * 13 + 1)
    return [light, light * (0.94 + 0.06 * Math.sin(y * 21)), light]
  }
  const tilt = (one: Piece): Piece => ({
    ...one,
    shell: shifted(turned(turned(one.shell, 'z', -16), 'x', 12), [0, 0.36, 0]),
  })
  return [
    tilt(
      piece('planet', ball(0.34, [0, 0, 0], 72), main(wanted, { colour: '#e2b06a', roughness: 0.75 }), {
        tint: bands,
      }),
    ),
    ...[
      [0.42, 0.51],
      [0.525, 0.6],
    ].map(([from = 0, to = 0], at) =>
      tilt(
        piece(
          'ring',
          lathe(
            [
              [from, -0.004],
              [to, -0.004],
              [to, 0.004],
              [from, 0.004],
              [from, -0.004],
            ],
            { around: 96 },
          ),
          accent(wanted, { colour: at === 0 ? '#d8c3a0' : '#a9947a', roughness: 0.8 }),
        ),
      ),
    ),
  ]
}

const rock: Build = (wanted) => [
  piece(
    'rock',
    lump([0.5, 0.36, 0.44], [0, 0.32, 0], 1.1, wanted.random.whole(1, 500), 14),
    main(wanted, { colour: '#8d8a85', roughness: 1, grain: 'stone' }),
    { crease: 8 },
  ),
]

export const curiosities = { crystal, gem, dice, snowman, planet, rock } as const
