import { moved, type Point, shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude } from '../shapes/extrude.ts'
import { lathe, softened } from '../shapes/lathe.ts'
import { ball, cylinder } from '../shapes/round.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { chrome } from './finishes.ts'

const tyre: Stuff = { colour: '#26262a', roughness: 0.85 }

const window: Stuff = { colour: '#27343f', roughness: 0.06 }

/** Standing, its axle along z. */
const wheel = ([x, y, z]: Point, r: number, wide: number): Piece[] =>
  [
    piece(
      'tyre',
      lathe(
        softened(
          [
            [r * 0.62, -wide / 2],
            [r * 0.92, -wide / 2],
            [r, -wide * 0.3],
            [r, wide * 0.3],
            [r * 0.92, wide / 2],
            [r * 0.62, wide / 2],
            [r * 0.62, -wide / 2],
          ],
          0.008,
        ),
        { around: 40 },
      ),
      tyre,
    ),
    piece(
      'rim',
      lathe(
        softened(
          [
            [0, -wide * 0.4],
            [r * 0.64, -wide * 0.44],
            [r * 0.64, wide * 0.44],
            [r * 0.3, wide * 0.36],
            [r * 0.16, wide * 0.5],
            [0, wide * 0.5],
          ],
          0.008,
        ),
        { around: 32 },
      ),
      chrome,
    ),
  ].map((one) => ({ ...one, shell: shifted(turned(one.shell, 'x', z < 0 ? -90 : 90), [x, y, z]) }))

const car: Build = (wanted) => {
  const paint = main(wanted, { colour: '#c93a34', roughness: 0.22, metalness: 0.15 })
  const body = extrude(
    [
      [-0.62, 0.14],
      [0.62, 0.14],
      [0.65, 0.2],
      [0.64, 0.3],
      [0.54, 0.36],
      [0.3, 0.39],
      [0.1, 0.41],
      [-0.5, 0.41],
      [-0.62, 0.38],
      [-0.66, 0.28],
      [-0.65, 0.18],
    ],
    0.54,
    0.05,
  )
  const cabin = moved(
    extrude(
      [
        [-0.5, 0.38],
        [0.27, 0.38],
        [0.08, 0.6],
        [-0.02, 0.625],
        [-0.32, 0.62],
        [-0.42, 0.58],
      ],
      0.48,
      0.03,
    ),
    ([x, y, z]) => [x, y, z * (1 - 0.5 * Math.max(0, y - 0.42))],
  )
  const glass = moved(
    extrude(
      [
        [-0.47, 0.42],
        [0.215, 0.42],
        [0.075, 0.575],
        [-0.34, 0.585],
        [-0.41, 0.56],
      ],
      0.49,
      0.012,
    ),
    ([x, y, z]) => [x, y, z * (1 - 0.5 * Math.max(0, y - 0.42))],
  )
  const screen = (x: number, y: number, lean: number, high: number) =>
    piece('screen', shifted(turned(roundedBox([0.02, high, 0.4], 0.008), 'z', lean), [x, y, 0]), window)
  return [
    piece('body', body, paint),
    piece('cabin', cabin, paint),
    piece('windows', glass, window),
    piece('pillar', roundedBox([0.04, 0.22, 0.478], 0.01, [-0.13, 0.5, 0]), paint),
    screen(0.178, 0.49, 41, 0.2),
    screen(-0.465, 0.49, -20, 0.13),
    ...[-0.4, 0.4].flatMap((x) => [-0.26, 0.26].flatMap((z) => wheel([x, 0.13, z], 0.13, 0.11))),
    ...[-0.18, 0.18].map((z) =>
      piece('lamp', ball([0.03, 0.045, 0.055], [0.635, 0.29, z], 22), {
        colour: '#fff5d6',
        glow: '#7a6a3c',
        roughness: 0.1,
      }),
    ),
    ...[-0.19, 0.19].map((z) =>
      piece('tail', roundedBox([0.03, 0.05, 0.1], 0.01, [-0.652, 0.3, z]), {
        colour: '#d3201f',
        glow: '#5a0a0a',
        roughness: 0.2,
      }),
    ),
    ...[0.65, -0.665].map((x) =>
      piece('bumper', roundedBox([0.05, 0.05, 0.48], 0.02, [x, 0.185, 0]), chrome),
    ),
    ...[-0.265, 0.265].map((z) =>
      piece('handle', roundedBox([0.07, 0.014, 0.02], 0.005, [-0.2, 0.36, z]), chrome),
    ),
  ]
}

const train: Build = (wanted) => {
  const paint = main(wanted, { colour: '#2f6b4f', roughness: 0.35 })
  const red = accent(wanted, { colour: '#b8332c', roughness: 0.4 })
  const brass: Stuff = { colour: '#d6a64a', metalness: 1, roughness: 0.28 }
  const lying = (r: number, from: number, to: number, y: number) =>
    shifted(turned(cylinder(r, to - from, { around: 44 }), 'z', -90), [from, y, 0])
  return [
    piece('boiler', lying(0.17, -0.1, 0.52, 0.37), paint),
    piece('front', lying(0.175, 0.5, 0.54, 0.37), { colour: '#2a2b2f', roughness: 0.5 }),
    ...[0.02, 0.22, 0.42].map((x) => piece('band', lying(0.174, x, x + 0.022, 0.37), brass)),
    piece('frame', roundedBox([1.1, 0.08, 0.36], 0.015, [0, 0.17, 0]), red),
    piece('cab', roundedBox([0.32, 0.44, 0.42], 0.02, [-0.3, 0.4, 0]), paint),
    piece('roof', roundedBox([0.42, 0.045, 0.5], 0.02, [-0.3, 0.635, 0]), {
      colour: '#2a2b2f',
      roughness: 0.6,
    }),
    ...[-0.212, 0.212].map((z) =>
      piece('window', roundedBox([0.18, 0.15, 0.01], 0.004, [-0.3, 0.48, z]), window),
    ),
    piece(
      'chimney',
      lathe(
        softened(
          [
            [0, 0.5],
            [0.055, 0.5],
            [0.05, 0.62],
            [0.09, 0.72],
            [0.06, 0.73],
            [0, 0.7],
          ],
          0.01,
        ),
        { around: 32 },
      ),
      { colour: '#2a2b2f', roughness: 0.5 },
    ),
    piece('dome', ball([0.075, 0.1, 0.075], [-0.02, 0.53, 0], 28), brass),
    ...[-0.38, -0.08, 0.18, 0.42].flatMap((x, at) =>
      [-0.17, 0.17].flatMap((z) => wheel([x, at === 3 ? 0.09 : 0.12, z], at === 3 ? 0.09 : 0.12, 0.05)),
    ),
    piece(
      'catcher',
      shifted(
        turned(
          extrude(
            [
              [-0.18, 0],
              [0.18, 0],
              [0.14, 0.12],
              [-0.14, 0.12],
            ],
            0.14,
            0.01,
          ),
          'y',
          90,
        ),
        [0.58, 0.04, 0],
      ),
      red,
    ),
    piece('lamp', shifted(turned(cylinder(0.04, 0.05, { around: 24 }), 'z', -90), [0.53, 0.5, 0]), {
      colour: '#fff2c8',
      glow: '#8a6a20',
    }),
  ].map((one) => (one.name === 'chimney' ? { ...one, shell: shifted(one.shell, [0.4, 0, 0]) } : one))
}

export const vehicles = { car, train } as const
