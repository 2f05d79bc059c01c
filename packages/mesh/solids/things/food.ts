import { moved, shifted, turned } from '../../geometry/shell.ts'
import { type Build, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder, lump, ring } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { stalk } from './finishes.ts'

const iceCream: Build = (wanted) => {
  const scoops = [
    [0, 0.68, 0],
    [0, 0.93, 0],
  ] as const
  const colours = ['#f7d9e3', '#6b4027', '#bfe3c6', '#f6e3b0'] as const
  const first = main(wanted, { colour: wanted.random.pick(colours), roughness: 0.7 })
  return [
    piece(
      'cone',
      lathe(
        [
          [0, 0],
          [0.02, 0.005],
          [0.24, 0.6],
          [0.25, 0.64],
          [0.22, 0.65],
          [0, 0.6],
        ],
        { around: 40 },
      ),
      { colour: '#d9a05b', roughness: 0.8, grain: 'fabric' },
      { crease: 30 },
    ),
    ...scoops.map((at, one) =>
      piece(
        'scoop',
        lump(0.25 - one * 0.03, at, 0.22, 5 + one, 48),
        one === 0 ? first : accent(wanted, { colour: '#fff4df', roughness: 0.7 }),
      ),
    ),
    piece(
      'rim',
      shifted(
        lathe(
          softened(
            [
              [0.1, 0.63],
              [0.255, 0.63],
              [0.262, 0.68],
              [0.1, 0.72],
              [0.1, 0.63],
            ],
            0.015,
          ),
          { around: 48, shape: (angle) => 1 + 0.04 * Math.cos(angle * 9) },
        ),
        [0, 0, 0],
      ),
      first,
    ),
    piece('cherry', ball(0.06, [0, 1.17, 0], 28), { colour: '#b8142c', roughness: 0.15 }),
    piece(
      'stalk',
      tube(
        [
          [0, 1.2, 0],
          [0.02, 1.28, 0],
          [0.07, 1.33, 0],
        ],
        0.007,
        { around: 8 },
      ),
      stalk,
    ),
  ]
}

const donut: Build = (wanted) => {
  const icing = main(wanted, { colour: '#f08bb4', roughness: 0.25 })
  const drips = (angle: number): number => 1 + 0.02 * Math.sin(angle * 7 + 1) + 0.012 * Math.sin(angle * 13)
  const top = softened(
    [
      [0.2, 0.16],
      [0.16, 0.24],
      [0.24, 0.325],
      [0.36, 0.34],
      [0.48, 0.325],
      [0.565, 0.24],
      [0.545, 0.16],
      [0.4, 0.2],
      [0.2, 0.16],
    ],
    0.03,
  )
  const first = top[0] ?? [0.2, 0.16]
  const sprinkles = ['#f4d23c', '#ffffff', '#5ec4e8', '#8fd16a', '#e8453c'] as const
  return [
    piece(
      'dough',
      shifted(
        moved(ring(0.36, 0.2, [0, 0, 0], 72), ([x, y, z]) => [x, y * 0.82, z]),
        [0, 0.165, 0],
      ),
      { colour: '#d99a55', roughness: 0.75 },
    ),
    piece('icing', lathe([...top.slice(0, -1), first], { around: 96, shape: drips }), icing, { crease: 80 }),
    ...Array.from({ length: 44 }, (_, at) => {
      const [angle, r] = [wanted.random.between(0, 360), wanted.random.between(0.25, 0.47)]
      const y = 0.336 - 1.1 * (r - 0.36) ** 2
      return piece(
        'sprinkle',
        shifted(
          turned(
            tube(
              [
                [-0.02, 0, 0],
                [0.02, 0, 0],
              ],
              0.009,
              { around: 6 },
            ),
            'y',
            wanted.random.between(0, 180),
          ),
          [r * Math.cos(angle), y, r * Math.sin(angle)],
        ),
        { colour: sprinkles[at % sprinkles.length] ?? '#ffffff', roughness: 0.4 },
      )
    }),
  ]
}

const cake: Build = (wanted) => {
  const sponge: Stuff = { colour: '#e9c88f', roughness: 0.95, grain: 'stone' }
  const cream = main(wanted, { colour: '#fbe3ea', roughness: 0.5 })
  const tiers = [
    [0.46, 0, 0.28],
    [0.3, 0.3, 0.24],
  ] as const
  const drip = (angle: number): number => 1 + 0.012 * Math.cos(angle * 16)
  return [
    piece('plate', cylinder(0.58, 0.02, { at: [0, -0.02, 0], around: 64, bevel: 0.008 }), {
      colour: '#e8e6e1',
      roughness: 0.15,
    }),
    ...tiers.flatMap(([r, y, high]) => [
      piece('sponge', cylinder(r, high, { at: [0, y, 0], around: 64, bevel: 0.02 }), sponge),
      piece(
        'cream',
        lathe(
          softened(
            [
              [0, y + high * 0.5],
              [r + 0.012, y + high * 0.5],
              [r + 0.02, y + high],
              [r, y + high + 0.02],
              [0, y + high + 0.02],
            ],
            0.02,
          ),
          { around: 96, shape: drip },
        ),
        cream,
      ),
      ...Array.from({ length: Math.round(r * 30) }, (_, at) => {
        const angle = (at / Math.round(r * 30)) * 2 * Math.PI
        return piece(
          'dollop',
          shifted(
            lathe(
              smooth(
                [
                  [0, 0],
                  [0.034, 0.005],
                  [0.028, 0.03],
                  [0, 0.06],
                ],
                4,
              ),
              { around: 14 },
            ),
            [(r - 0.045) * Math.sin(angle), y + high + 0.015, (r - 0.045) * Math.cos(angle)],
          ),
          accent(wanted, { colour: '#fffaf3', roughness: 0.5 }),
        )
      }),
    ]),
    ...[0, 72, 144, 216, 288].map((angle) =>
      piece('candle', turned(cylinder(0.012, 0.16, { at: [0.12, 0.56, 0], around: 14 }), 'y', angle), {
        colour: '#5ec4e8',
        roughness: 0.5,
      }),
    ),
    ...[0, 72, 144, 216, 288].map((angle) =>
      piece('flame', turned(ball([0.013, 0.028, 0.013], [0.12, 0.75, 0], 14), 'y', angle), {
        colour: '#ffb347',
        glow: '#ff9a2e',
      }),
    ),
  ]
}

const cheese: Build = (wanted) => [
  piece('cheese', turned(wedge(), 'y', -30), main(wanted, { colour: '#f3bd3d', roughness: 0.5 }), {
    crease: 20,
  }),
]

/** A slice of a round. */
function wedge() {
  return moved(roundedBox([0.9, 0.4, 0.7], 0.02, [0, 0.2, 0]), ([x, y, z]) => [
    x,
    y,
    z * (0.06 + 0.94 * ((x + 0.45) / 0.9)),
  ])
}

const egg: Build = (wanted) => [
  piece(
    'egg',
    moved(ball([0.36, 0.48, 0.36], [0, 0.48, 0], 56), ([x, y, z]) => [
      x * (1.08 - 0.22 * y),
      y,
      z * (1.08 - 0.22 * y),
    ]),
    main(wanted, { colour: '#f1dfc6', roughness: 0.55 }),
  ),
]

const burger: Build = (wanted) => {
  const bun: Stuff = { colour: '#d08a43', roughness: 0.5 }
  return [
    piece(
      'bun',
      lathe(
        smooth(
          [
            [0, 0],
            [0.36, 0.01],
            [0.42, 0.08],
            [0.4, 0.15],
            [0, 0.16],
          ],
          6,
        ),
        { around: 56 },
      ),
      bun,
    ),
    piece(
      'salad',
      lathe(
        softened(
          [
            [0, 0.15],
            [0.47, 0.15],
            [0.46, 0.185],
            [0, 0.19],
          ],
          0.01,
        ),
        { around: 90, shape: (angle) => 1 + 0.05 * Math.cos(angle * 14) },
      ),
      { colour: '#79b443', roughness: 0.7 },
    ),
    piece(
      'patty',
      lathe(
        softened(
          [
            [0, 0.18],
            [0.42, 0.18],
            [0.43, 0.25],
            [0.41, 0.3],
            [0, 0.3],
          ],
          0.03,
        ),
        { around: 48, shape: (angle) => 1 + 0.012 * Math.cos(angle * 9) },
      ),
      { colour: '#5b3220', roughness: 0.9, grain: 'stone' },
    ),
    piece(
      'cheese',
      turned(
        moved(roundedBox([0.68, 0.025, 0.68], 0.01, [0, 0.31, 0]), ([x, y, z]) => [
          x,
          y - 0.16 * Math.max(0, Math.hypot(x, z) - 0.38),
          z,
        ]),
        'y',
        20,
      ),
      { colour: '#f6b52e', roughness: 0.4 },
    ),
    piece('tomato', cylinder(0.37, 0.045, { at: [0, 0.325, 0], around: 48 }), {
      colour: '#cf3b2c',
      roughness: 0.3,
    }),
    piece(
      'top',
      lathe(
        smooth(
          [
            [0, 0.36],
            [0.38, 0.365],
            [0.43, 0.42],
            [0.36, 0.58],
            [0.18, 0.66],
            [0, 0.68],
          ],
          7,
        ),
        { around: 56 },
      ),
      main(wanted, bun),
    ),
    ...Array.from({ length: 26 }, (_, at) => {
      const [r, angle] = [0.04 + 0.26 * Math.sqrt(at / 26), at * 2.4]
      const y = 0.675 - 1.15 * r ** 2
      return piece(
        'seed',
        shifted(turned(ball([0.018, 0.009, 0.011], [0, 0, 0], 10), 'y', at * 50), [
          r * Math.cos(angle),
          y,
          r * Math.sin(angle),
        ]),
        { colour: '#f6e6c2', roughness: 0.6 },
      )
    }),
  ]
}

export const food = { 'ice cream': iceCream, donut, cake, cheese, egg, burger } as const
