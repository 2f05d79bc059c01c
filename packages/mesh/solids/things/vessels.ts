import { shifted, turned } from '../../geometry/shell.ts'
import { type Build, piece } from '../piece.ts'
import { lathe, smooth, softened, type Stop } from '../shapes/lathe.ts'
import { ball, cylinder, ring } from '../shapes/round.ts'
import { arc, tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const glazed: Stuff = { colour: '#4f8fb8', roughness: 0.22 }
const clear: Stuff = { colour: '#d5eaf0', roughness: 0.04, opacity: 0.18 }

/** Outside from the bottom up, over the lip, and down again inside. */
const walled = (outside: readonly Stop[], thick: number, floor: number): Stop[] => {
  const within = outside.map(([r, y]): Stop => [Math.max(0.004, r - thick), Math.max(floor, y)]).toReversed()
  return [[0, outside[0]?.[1] ?? 0], ...outside, ...within, [0, floor]]
}

const mug: Build = (wanted) => {
  const stuff = main(wanted, glazed)
  const tall = wanted.random.between(0.86, 1.05)
  const outside: Stop[] = [
    [0.32, 0],
    [0.36, 0.03],
    [0.375, 0.2],
    [0.375, tall - 0.1],
    [0.38, tall],
  ]
  const handle = arc([0.35, tall * 0.5, 0], [0.24, tall * 0.29], -88, 88, 20)
  return [
    piece('mug', lathe(softened(walled(outside, 0.035, 0.07), 0.018), { around: 64 }), stuff),
    piece('handle', tube(handle, 0.042, { around: 14, flat: 1.3 }), stuff),
    piece('coffee', cylinder(0.345, 0.012, { at: [0, tall * 0.8, 0], around: 48, bevel: 0.004 }), {
      colour: '#3a2013',
      roughness: 0.12,
    }),
  ]
}

const vase: Build = (wanted) => {
  const belly = wanted.random.between(0.3, 0.42)
  const outline = smooth(
    [
      [0.18, 0],
      [0.22, 0.05],
      [belly, 0.4],
      [0.3, 0.68],
      [0.13, 0.86],
      [0.14, 0.95],
      [0.21, 1.05],
    ],
    8,
  )
  const flutes = wanted.random.chance(0.4) ? 12 : 0
  const shape = (angle: number): number => (flutes === 0 ? 1 : 1 + 0.025 * Math.cos(angle * flutes))
  return [
    piece(
      'vase',
      lathe(walled(outline, 0.022, 0.04), { around: 96, shape }),
      main(wanted, { colour: '#2f7f86', roughness: 0.18 }),
    ),
  ]
}

const bottle: Build = (wanted) => {
  const outline = smooth(
    [
      [0.17, 0],
      [0.195, 0.03],
      [0.2, 0.2],
      [0.2, 0.58],
      [0.17, 0.7],
      [0.07, 0.82],
      [0.062, 0.98],
      [0.062, 1.06],
    ],
    6,
  )
  return [
    piece(
      'bottle',
      lathe(walled(outline, 0.02, 0.04), { around: 48 }),
      main(wanted, { colour: '#2f6b45', roughness: 0.06, opacity: 0.55 }),
    ),
    piece(
      'label',
      lathe(
        [
          [0.204, 0.2],
          [0.207, 0.2],
          [0.207, 0.48],
          [0.204, 0.48],
          [0.204, 0.2],
        ],
        { around: 48 },
      ),
      { colour: '#efe5cf', roughness: 0.9 },
    ),
    piece('cork', cylinder(0.05, 0.12, { at: [0, 1, 0], around: 24 }), {
      colour: '#c89a66',
      roughness: 0.95,
      grain: 'stone',
    }),
  ]
}

const bowl: Build = (wanted) => [
  piece(
    'bowl',
    lathe(
      walled(
        smooth(
          [
            [0.2, 0],
            [0.21, 0.04],
            [0.36, 0.13],
            [0.47, 0.28],
            [0.5, 0.4],
          ],
          7,
        ),
        0.024,
        0.05,
      ),
      { around: 72 },
    ),
    main(wanted, { colour: '#d9804f', roughness: 0.3 }),
  ),
]

const wineGlass: Build = (wanted) => {
  const cup: Stop[] = smooth(
    [
      [0.03, 0.5],
      [0.14, 0.54],
      [0.23, 0.68],
      [0.225, 0.86],
      [0.18, 1.04],
    ],
    7,
  )
  const outside: Stop[] = [
    ...softened(
      [
        [0.21, 0],
        [0.2, 0.015],
        [0.05, 0.03],
        [0.02, 0.08],
        [0.02, 0.46],
      ],
      0.02,
    ),
    ...cup,
  ]
  const hollow = cup.map(([r, y]): Stop => [Math.max(0.004, r - 0.012), Math.max(0.535, y)]).toReversed()
  return [
    piece(
      'wine',
      lathe(
        smooth(
          [
            [0, 0.545],
            [0.1, 0.55],
            [0.2, 0.67],
            [0.206, 0.76],
            [0, 0.76],
          ],
          5,
        ),
        { around: 40 },
      ),
      { colour: '#6d1226', roughness: 0.1 },
    ),
    piece('glass', lathe([[0, 0], ...outside, ...hollow, [0, 0.535]], { around: 56 }), main(wanted, clear)),
  ]
}

const plate: Build = (wanted) => [
  piece(
    'plate',
    lathe(
      softened(
        [
          [0, 0],
          [0.3, 0],
          [0.34, 0.02],
          [0.5, 0.07],
          [0.49, 0.085],
          [0.33, 0.04],
          [0, 0.03],
        ],
        0.012,
      ),
      { around: 72 },
    ),
    main(wanted, { colour: '#f2efe8', roughness: 0.16 }),
  ),
  piece('line', ring(0.46, 0.006, [0, 0.081, 0], 72), accent(wanted, { colour: '#3f6fa3', roughness: 0.2 })),
]

const teapot: Build = (wanted) => {
  const stuff = main(wanted, { colour: '#e9e4d6', roughness: 0.16 })
  const detail = accent(wanted, { colour: '#b8863b', metalness: 0.9, roughness: 0.3 })
  const spout = [
    [0.3, 0.22, 0],
    [0.46, 0.28, 0],
    [0.53, 0.42, 0],
    [0.64, 0.52, 0],
  ] as const
  return [
    piece(
      'pot',
      lathe(
        smooth(
          [
            [0, 0],
            [0.22, 0.01],
            [0.38, 0.16],
            [0.4, 0.32],
            [0.28, 0.52],
            [0.17, 0.57],
            [0, 0.58],
          ],
          8,
        ),
        { around: 64 },
      ),
      stuff,
    ),
    piece(
      'spout',
      tube(spout, (share) => 0.085 - 0.045 * share, { around: 20 }),
      stuff,
    ),
    piece('handle', tube(arc([-0.34, 0.32, 0], [0.24, 0.2], 100, 262, 20), 0.035, { around: 14 }), stuff),
    piece(
      'lid',
      lathe(
        softened(
          [
            [0, 0.55],
            [0.19, 0.55],
            [0.18, 0.585],
            [0.08, 0.63],
            [0, 0.635],
          ],
          0.012,
        ),
        { around: 40 },
      ),
      stuff,
    ),
    piece('knob', ball(0.045, [0, 0.67, 0], 24), detail),
  ]
}

const barrel: Build = (wanted) => {
  const wood = main(wanted, { colour: '#9a6a3c', roughness: 0.7, grain: 'wood' })
  const hoop = { colour: '#55585e', metalness: 1, roughness: 0.45 }
  const band = (y: number, r: number) =>
    piece(
      'hoop',
      lathe(
        [
          [r - 0.03, y],
          [r, y],
          [r, y + 0.06],
          [r - 0.03, y + 0.06],
          [r - 0.03, y],
        ],
        { around: 48 },
      ),
      hoop,
    )
  return [
    piece(
      'barrel',
      lathe(
        [
          [0, 0.04],
          [0.3, 0.04],
          [0.3, 0],
          ...smooth(
            [
              [0.33, 0],
              [0.4, 0.26],
              [0.43, 0.5],
              [0.4, 0.74],
              [0.33, 1],
            ],
            6,
          ),
          [0.3, 1],
          [0.3, 0.96],
          [0, 0.96],
        ],
        { around: 48 },
      ),
      wood,
    ),
    band(0.08, 0.365),
    band(0.3, 0.43),
    band(0.64, 0.43),
    band(0.86, 0.365),
  ]
}

const bucket: Build = (wanted) => {
  const stuff = main(wanted, { colour: '#9aa3ad', metalness: 1, roughness: 0.4 })
  return [
    piece(
      'bucket',
      lathe(
        walled(
          [
            [0.27, 0],
            [0.29, 0.02],
            [0.38, 0.62],
            [0.395, 0.66],
          ],
          0.02,
          0.03,
        ),
        { around: 48 },
      ),
      stuff,
    ),
    piece(
      'handle',
      turned(
        shifted(tube(arc([0, 0, 0], [0.39, 0.34], 0, 180, 24), 0.016, { around: 10 }), [0, 0.6, 0]),
        'y',
        0,
      ),
      { colour: '#5b6066', metalness: 1, roughness: 0.4 },
    ),
  ]
}

export const vessels = {
  mug,
  vase,
  bottle,
  bowl,
  'wine glass': wineGlass,
  plate,
  teapot,
  barrel,
  bucket,
} as const
