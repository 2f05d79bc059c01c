import { turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const oak: Stuff = { colour: '#b5804d', roughness: 0.6, grain: 'wood' }

/** Four legs that stand out a little. */
const legs = (stuff: Stuff, wide: number, deep: number, high: number, thick: number): Piece[] =>
  [-1, 1].flatMap((x) =>
    [-1, 1].map((z) =>
      piece(
        'leg',
        tube(
          [
            [x * wide * 1.06, thick, z * deep * 1.06],
            [x * wide, high, z * deep],
          ],
          (share) => thick * (0.75 + 0.25 * share),
          { around: 16 },
        ),
        stuff,
      ),
    ),
  )

const table: Build = (wanted) => {
  const wood = main(wanted, oak)
  const isRound = wanted.random.chance(0.35)
  const top = isRound
    ? cylinder(0.55, 0.05, { at: [0, 0.62, 0], around: 72, bevel: 0.018 })
    : roundedBox([1.15, 0.055, 0.7], 0.018, [0, 0.645, 0])
  const [wide, deep] = isRound ? [0.33, 0.33] : [0.46, 0.25]
  return [
    piece('top', top, wood),
    piece('frame', roundedBox([wide * 1.9, 0.07, deep * 1.9], 0.01, [0, 0.59, 0]), wood),
    ...legs(wood, wide, deep, 0.6, 0.035),
  ]
}

const stool: Build = (wanted) => {
  const wood = main(wanted, oak)
  return [
    piece(
      'seat',
      lathe(
        softened(
          [
            [0, 0.6],
            [0.27, 0.6],
            [0.29, 0.66],
            [0.25, 0.68],
            [0, 0.665],
          ],
          0.02,
        ),
        { around: 56 },
      ),
      accent(wanted, wood),
    ),
    ...legs(wood, 0.15, 0.15, 0.61, 0.03),
    ...[0, 1].map((one) =>
      piece(
        'rung',
        one === 0
          ? tube(
              [
                [-0.15, 0.25, 0.15],
                [0.15, 0.25, 0.15],
              ],
              0.015,
            )
          : tube(
              [
                [-0.15, 0.25, -0.15],
                [0.15, 0.25, -0.15],
              ],
              0.015,
            ),
        wood,
      ),
    ),
  ]
}

const chair: Build = (wanted) => {
  const wood = main(wanted, oak)
  const seat = accent(
    wanted,
    wanted.colours.length > 0 || wanted.substance !== null
      ? wood
      : { colour: '#c9b48d', roughness: 0.9, grain: 'fabric' },
  )
  const post = (x: number) =>
    piece(
      'post',
      tube(
        [
          [x, 0.44, -0.2],
          [x * 1.02, 0.7, -0.215],
          [x * 1.04, 1, -0.27],
        ],
        0.024,
      ),
      wood,
    )
  const slats = [0.62, 0.76, 0.9].map((y) =>
    piece(
      'slat',
      turned(roundedBox([0.44, 0.07, 0.022], 0.01, [0, y, -0.205 - (y - 0.62) * 0.16]), 'x', 0),
      wood,
    ),
  )
  return [
    piece('seat', roundedBox([0.5, 0.07, 0.48], 0.03, [0, 0.46, 0]), seat),
    piece('frame', roundedBox([0.46, 0.05, 0.44], 0.012, [0, 0.415, 0]), wood),
    ...legs(wood, 0.2, 0.19, 0.43, 0.027),
    post(-0.21),
    post(0.21),
    ...slats,
  ]
}

const sofa: Build = (wanted) => {
  const cloth = main(wanted, { colour: '#5a7d8c', roughness: 0.95, grain: 'fabric' })
  const foot: Stuff = { colour: '#5b3d28', roughness: 0.6, grain: 'wood' }
  return [
    piece('base', roundedBox([1.3, 0.2, 0.56], 0.05, [0, 0.2, 0]), cloth),
    piece('back', roundedBox([1.3, 0.5, 0.16], 0.07, [0, 0.5, -0.24]), cloth),
    ...[-1, 1].map((side) =>
      piece('arm', roundedBox([0.16, 0.42, 0.6], 0.07, [side * 0.62, 0.32, 0]), cloth),
    ),
    ...[-1, 1].map((side) =>
      piece('cushion', roundedBox([0.54, 0.15, 0.48], 0.06, [side * 0.27, 0.355, 0.03]), cloth),
    ),
    ...[-1, 1].map((side) =>
      piece(
        'pillow',
        turned(roundedBox([0.36, 0.3, 0.13], 0.06, [side * 0.36, 0.56, 0]), 'x', -12),
        accent(wanted, { colour: '#e2b25a', roughness: 0.95, grain: 'fabric' }),
      ),
    ),
    ...[-1, 1].flatMap((x) =>
      [-1, 1].map((z) =>
        piece('foot', cylinder(0.035, 0.11, { at: [x * 0.56, 0, z * 0.2], around: 20 }), foot),
      ),
    ),
  ]
}

const bed: Build = (wanted) => {
  const wood = accent(wanted, oak)
  return [
    piece('frame', roundedBox([0.96, 0.16, 1.36], 0.02, [0, 0.2, 0]), wood),
    piece('head', roundedBox([1, 0.62, 0.07], 0.03, [0, 0.42, -0.69]), wood),
    piece('foot', roundedBox([1, 0.3, 0.06], 0.03, [0, 0.25, 0.69]), wood),
    piece('mattress', roundedBox([0.9, 0.18, 1.28], 0.07, [0, 0.36, 0]), {
      colour: '#f3efe6',
      roughness: 0.95,
    }),
    piece(
      'blanket',
      roundedBox([0.96, 0.17, 0.86], 0.075, [0, 0.39, 0.24]),
      main({ ...wanted, substance: null }, { colour: '#6d8fb5', roughness: 0.95, grain: 'fabric' }),
    ),
    ...[-1, 1].map((x) =>
      piece('pillow', roundedBox([0.38, 0.12, 0.26], 0.058, [x * 0.22, 0.49, -0.46]), {
        colour: '#fbf8f2',
        roughness: 0.95,
      }),
    ),
    ...[-1, 1].flatMap((x) =>
      [-1, 1].map((z) =>
        piece('post', roundedBox([0.07, 0.16, 0.07], 0.015, [x * 0.45, 0.08, z * 0.67]), wood),
      ),
    ),
  ]
}

const lamp: Build = (wanted) => [
  piece(
    'foot',
    lathe(
      softened(
        [
          [0, 0],
          [0.2, 0],
          [0.2, 0.03],
          [0.03, 0.055],
          [0, 0.055],
        ],
        0.012,
      ),
      { around: 48 },
    ),
    accent(wanted, { colour: '#b08d4a', metalness: 1, roughness: 0.32 }),
  ),
  piece(
    'stem',
    lathe(
      smooth(
        [
          [0, 0.04],
          [0.03, 0.05],
          [0.07, 0.2],
          [0.09, 0.28],
          [0.05, 0.4],
          [0.018, 0.5],
          [0, 0.62],
        ],
        6,
      ),
      { around: 36 },
    ),
    accent(wanted, { colour: '#b08d4a', metalness: 1, roughness: 0.32 }),
  ),
  piece('bulb', ball(0.08, [0, 0.7, 0], 28), { colour: '#fff3cf', glow: '#ffd98a', roughness: 0.5 }),
  piece(
    'shade',
    lathe(
      [
        [0.33, 0.55],
        [0.335, 0.55],
        [0.2, 0.94],
        [0.195, 0.94],
        [0.33, 0.55],
      ],
      { around: 64 },
    ),
    main({ ...wanted, substance: null }, { colour: '#f4e3bd', roughness: 0.95, glow: '#4a3310' }),
  ),
]

const bookcase: Build = (wanted) => {
  const wood = main(wanted, oak)
  const covers = ['#9c3b32', '#2f5d7c', '#3d7a55', '#c79a3b', '#6a4a7c', '#d8c9a8'] as const
  const shelves = [0.03, 0.34, 0.65, 0.97]
  const books = shelves.slice(0, 3).flatMap((y) => {
    const row: Piece[] = []
    for (let x = -0.3; x < 0.24;) {
      const [wide, high] = [wanted.random.between(0.03, 0.065), wanted.random.between(0.17, 0.25)]
      row.push(
        piece('book', roundedBox([wide, high, 0.18], 0.006, [x + wide / 2, y + 0.02 + high / 2, 0.02]), {
          colour: wanted.random.pick(covers),
          roughness: 0.8,
        }),
      )
      x += wide + 0.004
    }
    return row
  })
  return [
    ...shelves.map((y) => piece('shelf', roundedBox([0.7, 0.035, 0.26], 0.006, [0, y, 0]), wood)),
    ...[-1, 1].map((side) => piece('side', roundedBox([0.04, 1, 0.27], 0.006, [side * 0.35, 0.5, 0]), wood)),
    piece('back', roundedBox([0.7, 0.98, 0.02], 0.004, [0, 0.5, -0.12]), wood),
    ...books,
  ]
}

const candle: Build = (wanted) => [
  piece(
    'wax',
    lathe(
      softened(
        [
          [0, 0],
          [0.2, 0],
          [0.2, 0.62],
          [0.17, 0.64],
          [0.13, 0.6],
          [0, 0.58],
        ],
        0.025,
      ),
      { around: 48 },
    ),
    main(wanted, { colour: '#f0e6d0', roughness: 0.55 }),
  ),
  piece(
    'wick',
    tube(
      [
        [0, 0.57, 0],
        [0.005, 0.68, 0],
      ],
      0.009,
      { around: 8 },
    ),
    { colour: '#3b2f2a', roughness: 1 },
  ),
  piece(
    'flame',
    lathe(
      smooth(
        [
          [0, 0.66],
          [0.055, 0.72],
          [0.05, 0.8],
          [0.018, 0.9],
          [0, 0.95],
        ],
        6,
      ),
      { around: 28 },
    ),
    { colour: '#ffb347', glow: '#ff9a2e', roughness: 1 },
  ),
]

const book: Build = (wanted) => {
  const cover = main(wanted, { colour: '#8e2f38', roughness: 0.6 })
  return [
    piece('pages', roundedBox([0.62, 0.13, 0.84], 0.006, [0.012, 0.1, 0]), {
      colour: '#f3ead6',
      roughness: 0.95,
    }),
    ...[0.022, 0.178].map((y) => piece('cover', roundedBox([0.7, 0.03, 0.92], 0.012, [0, y, 0]), cover)),
    piece('spine', roundedBox([0.035, 0.186, 0.92], 0.014, [-0.335, 0.1, 0]), cover),
    piece(
      'title',
      roundedBox([0.34, 0.006, 0.08], 0.002, [0.02, 0.194, -0.2]),
      accent(wanted, { colour: '#e3b65a', metalness: 1, roughness: 0.3 }),
    ),
  ]
}

export const furniture = { table, stool, chair, sofa, bed, lamp, bookcase, candle, book } as const
