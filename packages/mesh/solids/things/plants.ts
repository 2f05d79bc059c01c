import { shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { shaded } from './finishes.ts'

const pot: Stuff = { colour: '#bd6b45', roughness: 0.8 }

const mushroom: Build = (wanted) => {
  const cap = main(wanted, { colour: '#c8322b', roughness: 0.35 })
  const spots = Array.from({ length: 9 }, (_, at) => {
    const [angle, up] = [at * 2.4, at === 0 ? 1.5 : wanted.random.between(0.35, 1.15)]
    return piece(
      'spot',
      turned(
        shifted(turned(ball([0.055, 0.055, 0.022], [0, 0, 0], 20), 'x', (-up * 180) / Math.PI), [
          0,
          0.55 + 0.29 * Math.sin(up),
          0.42 * Math.cos(up),
        ]),
        'y',
        (angle * 180) / Math.PI,
      ),
      { colour: '#fbf5e9', roughness: 0.7 },
    )
  })
  return [
    piece(
      'stem',
      lathe(
        smooth(
          [
            [0, 0],
            [0.15, 0.005],
            [0.17, 0.1],
            [0.12, 0.3],
            [0.11, 0.5],
            [0, 0.58],
          ],
          6,
        ),
        { around: 40 },
      ),
      { colour: '#f2e8d5', roughness: 0.8 },
    ),
    piece(
      'gills',
      lathe(
        softened(
          [
            [0, 0.5],
            [0.36, 0.515],
            [0.4, 0.55],
            [0, 0.6],
          ],
          0.01,
        ),
        { around: 56, shape: (angle) => 1 + 0.012 * Math.cos(angle * 28) },
      ),
      { colour: '#ead9bd', roughness: 0.9 },
    ),
    piece(
      'cap',
      lathe(
        smooth(
          [
            [0, 0.545],
            [0.3, 0.54],
            [0.43, 0.55],
            [0.4, 0.68],
            [0.26, 0.8],
            [0, 0.855],
          ],
          8,
        ),
        { around: 64 },
      ),
      cap,
    ),
    ...spots,
  ]
}

const flower: Build = (wanted) => {
  const petals = wanted.random.whole(8, 12)
  const colour = main(wanted, { colour: '#e8588f', roughness: 0.6 })
  const green: Stuff = { colour: '#4c8f43', roughness: 0.8 }
  const head = (one: Piece): Piece => ({
    ...one,
    shell: shifted(turned(one.shell, 'x', 62), [0.02, 0.85, 0.02]),
  })
  return [
    piece(
      'stem',
      tube(
        [
          [0, 0.02, 0],
          [0.03, 0.3, 0],
          [0, 0.6, 0],
          [0.02, 0.83, 0],
        ],
        0.017,
        { around: 12 },
      ),
      green,
    ),
    ...[-1, 1].map((side) =>
      piece(
        'leaf',
        shifted(
          turned(turned(ball([0.14, 0.014, 0.05], [0.14, 0, 0], 28), 'z', 32), 'y', side > 0 ? 20 : 200),
          [0.02, 0.28 + side * 0.05, 0],
        ),
        green,
        { tint: shaded },
      ),
    ),
    ...Array.from({ length: petals }, (_, at) =>
      head(
        piece(
          'petal',
          turned(turned(ball([0.13, 0.018, 0.062], [0.16, 0, 0], 26), 'z', 12), 'y', (at / petals) * 360),
          colour,
        ),
      ),
    ),
    head(
      piece(
        'heart',
        ball([0.085, 0.05, 0.085], [0, 0.01, 0], 32),
        accent(wanted, { colour: '#f4c32f', roughness: 0.9 }),
      ),
    ),
  ]
}

const tulip: Build = (wanted) => {
  const green: Stuff = { colour: '#5a9a4c', roughness: 0.8 }
  const colour = main(wanted, { colour: '#e0402f', roughness: 0.5 })
  return [
    piece(
      'stem',
      tube(
        [
          [0, 0.02, 0],
          [0.01, 0.35, 0],
          [0, 0.66, 0],
        ],
        0.019,
        { around: 12 },
      ),
      green,
    ),
    ...[20, 200].map((angle) =>
      piece(
        'leaf',
        turned(turned(ball([0.035, 0.26, 0.09], [0.05, 0.27, 0], 28), 'z', -13), 'y', angle),
        green,
      ),
    ),
    ...[0, 60, 120, 180, 240, 300]
      .map((angle, at) =>
        piece(
          'petal',
          turned(
            turned(
              shifted(ball([0.022, 0.15, 0.075], [0, 0.14, 0], 26), [at % 2 === 0 ? 0.075 : 0.06, 0, 0]),
              'z',
              at % 2 === 0 ? 5 : 2,
            ),
            'y',
            angle,
          ),
          colour,
        ),
      )
      .map((one) => ({ ...one, shell: shifted(one.shell, [0, 0.63, 0]) })),
    piece('cup', ball([0.085, 0.07, 0.085], [0, 0.69, 0], 28), colour),
  ]
}

const cactus: Build = (wanted) => {
  const green = main(wanted, { colour: '#4f8f55', roughness: 0.75 })
  const ribs = (angle: number): number => 1 + 0.07 * Math.cos(angle * 10)
  const body = lathe(
    smooth(
      [
        [0, 0.2],
        [0.13, 0.22],
        [0.15, 0.5],
        [0.14, 0.8],
        [0.08, 0.92],
        [0, 0.95],
      ],
      7,
    ),
    { around: 80, shape: ribs },
  )
  const arm = (side: number, y: number, high: number) =>
    piece(
      'arm',
      tube(
        [
          [0, y, 0],
          [side * 0.2, y, 0],
          [side * 0.26, y + 0.06, 0],
          [side * 0.265, y + high, 0],
        ],
        0.062,
        { around: 20 },
      ),
      green,
    )
  return [
    piece('body', body, green),
    arm(-1, 0.46, wanted.random.between(0.16, 0.28)),
    arm(1, 0.56, wanted.random.between(0.12, 0.24)),
    piece('flower', ball([0.05, 0.04, 0.05], [0, 0.96, 0], 20), { colour: '#f06ba0', roughness: 0.6 }),
    piece(
      'pot',
      lathe(
        softened(
          [
            [0, 0],
            [0.18, 0],
            [0.235, 0.22],
            [0.26, 0.22],
            [0.26, 0.29],
            [0.21, 0.29],
            [0.2, 0.26],
            [0, 0.25],
          ],
          0.012,
        ),
        { around: 48 },
      ),
      accent(wanted, pot),
    ),
    piece('earth', cylinder(0.205, 0.02, { at: [0, 0.25, 0], around: 32 }), {
      colour: '#4a3526',
      roughness: 1,
    }),
  ]
}

const potPlant: Build = (wanted) => {
  const green = main(wanted, { colour: '#3f8a4e', roughness: 0.7 })
  const leaves = Array.from({ length: 11 }, (_, at): Piece => {
    const [lean, long] = [at === 0 ? 4 : wanted.random.between(16, 58), wanted.random.between(0.22, 0.32)]
    return piece(
      'leaf',
      shifted(
        turned(turned(ball([0.075, long, 0.016], [0, long * 0.98, 0], 26), 'x', lean), 'y', at * 137),
        [0, 0.36, 0],
      ),
      green,
      { tint: shaded },
    )
  })
  return [
    piece(
      'pot',
      lathe(
        softened(
          [
            [0, 0],
            [0.2, 0],
            [0.27, 0.36],
            [0.29, 0.36],
            [0.29, 0.42],
            [0.25, 0.42],
            [0.24, 0.38],
            [0, 0.38],
          ],
          0.012,
        ),
        { around: 48 },
      ),
      accent(wanted, { colour: '#e6dccb', roughness: 0.5 }),
    ),
    piece('earth', roundedBox([0.34, 0.02, 0.34], 0.005, [0, 0.37, 0]), { colour: '#4a3526', roughness: 1 }),
    ...leaves,
  ]
}

export const plants = { mushroom, flower, tulip, cactus, 'potted plant': potPlant } as const
