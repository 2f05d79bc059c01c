import { moved, shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude, starOutline } from '../shapes/extrude.ts'
import { lathe, smooth, softened } from '../shapes/lathe.ts'
import { ball, cylinder, ring } from '../shapes/round.ts'
import { arc, tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'

const gold: Stuff = { colour: '#f2b843', metalness: 1, roughness: 0.24 }

const steel: Stuff = { colour: '#cfd4da', metalness: 1, roughness: 0.2 }

const sword: Build = (wanted) => {
  const blade = moved(
    extrude(
      [
        [-0.055, 0.3],
        [0.055, 0.3],
        [0.045, 1.02],
        [0, 1.16],
        [-0.045, 1.02],
      ],
      0.05,
      0.022,
    ),
    ([x, y, z]) => [x, y, z],
  )
  const guard = accent(wanted, gold)
  return [
    piece('blade', blade, main(wanted, steel), { crease: 15 }),
    piece(
      'guard',
      tube(
        [
          [-0.2, 0.33, 0],
          [-0.1, 0.29, 0],
          [0, 0.28, 0],
          [0.1, 0.29, 0],
          [0.2, 0.33, 0],
        ],
        (share) => 0.026 - 0.01 * Math.abs(share - 0.5),
        { around: 14 },
      ),
      guard,
    ),
    piece(
      'grip',
      lathe(
        smooth(
          [
            [0, 0.08],
            [0.026, 0.08],
            [0.033, 0.17],
            [0.026, 0.28],
            [0, 0.28],
          ],
          7,
        ),
        { around: 24, shape: (_, [, y]) => 1 + 0.07 * Math.sin(y * 180) },
      ),
      { colour: '#5b3420', roughness: 0.7 },
      { crease: 60 },
    ),
    piece('pommel', ball(0.05, [0, 0.05, 0], 28), guard),
    piece('stone', ball([0.02, 0.02, 0.012], [0, 0.285, 0.026], 18), { colour: '#b8142c', roughness: 0.05 }),
  ]
}

const coin: Build = (wanted) => {
  const stuff = main(wanted, gold)
  const flat = (one: Piece): Piece => ({ ...one, shell: shifted(turned(one.shell, 'x', 90), [0, 0.5, 0]) })
  return [
    flat(
      piece(
        'coin',
        lathe(
          softened(
            [
              [0, -0.045],
              [0.4, -0.045],
              [0.42, -0.065],
              [0.5, -0.065],
              [0.5, 0.065],
              [0.42, 0.065],
              [0.4, 0.045],
              [0, 0.045],
            ],
            0.01,
          ),
          { around: 120, shape: (angle, [r]) => (r > 0.49 ? 1 + 0.006 * Math.cos(angle * 60) : 1) },
        ),
        stuff,
      ),
    ),
    ...[-1, 1].map((side) =>
      piece('star', shifted(extrude(starOutline(5, 0.26, 0.11), 0.05, 0.015), [0, 0.5, side * 0.035]), stuff),
    ),
  ]
}

const goldRing: Build = (wanted) => [
  piece(
    'ring',
    shifted(
      turned(
        moved(ring(0.36, 0.055, [0, 0, 0], 80), ([x, y, z]) => [x, y * 1.5, z]),
        'x',
        90,
      ),
      [0, 0.42, 0],
    ),
    main(wanted, gold),
  ),
  piece(
    'setting',
    lathe(
      [
        [0, 0.8],
        [0.05, 0.79],
        [0.1, 0.88],
        [0, 0.88],
      ],
      { around: 24 },
    ),
    main(wanted, gold),
  ),
  piece(
    'stone',
    shifted(
      lathe(
        [
          [0, 0],
          [0.11, 0.12],
          [0.13, 0.145],
          [0.12, 0.17],
          [0.08, 0.2],
          [0, 0.2],
        ],
        { around: 8 },
      ),
      [0, 0.82, 0],
    ),
    accent({ ...wanted, substance: null }, { colour: '#d8f1ff', roughness: 0.03, opacity: 0.85 }),
    { crease: 4 },
  ),
]

const crown: Build = (wanted) => {
  const stuff = main(wanted, gold)
  const jewels = ['#b8142c', '#1f6fb8', '#1f9d61'] as const
  return [
    piece(
      'band',
      lathe(
        softened(
          [
            [0.36, 0],
            [0.4, 0],
            [0.41, 0.16],
            [0.37, 0.16],
            [0.36, 0],
          ],
          0.008,
        ),
        { around: 72 },
      ),
      stuff,
    ),
    ...Array.from({ length: 8 }, (_, at) => {
      const point = (one: Piece): Piece => ({ ...one, shell: turned(one.shell, 'y', at * 45) })
      const high = at % 2 === 0 ? 0.5 : 0.4
      return [
        point(
          piece(
            'point',
            shifted(
              turned(
                extrude(
                  [
                    [-0.145, 0],
                    [0.145, 0],
                    [0.03, high - 0.14],
                    [-0.03, high - 0.14],
                  ],
                  0.03,
                  0.006,
                ),
                'x',
                6,
              ),
              [0, 0.14, 0.385],
            ),
            stuff,
          ),
        ),
        point(
          piece('pearl', ball(0.042, [0, high + 0.02, 0.425], 22), { colour: '#f7f1e6', roughness: 0.12 }),
        ),
        point(
          piece('jewel', ball([0.036, 0.036, 0.02], [0, 0.08, 0.405], 20), {
            colour: jewels[at % 3] ?? '#b8142c',
            roughness: 0.05,
          }),
        ),
      ]
    }).flat(),
    piece(
      'velvet',
      ball([0.35, 0.28, 0.35], [0, 0.1, 0], 44),
      accent({ ...wanted, substance: null }, { colour: '#7a1836', roughness: 0.95 }),
    ),
  ]
}

const trophy: Build = (wanted) => {
  const stuff = main(wanted, gold)
  const cup = smooth(
    [
      [0.05, 0.4],
      [0.14, 0.44],
      [0.24, 0.6],
      [0.27, 0.85],
      [0.29, 0.98],
    ],
    7,
  )
  return [
    piece(
      'plinth',
      roundedBox([0.42, 0.16, 0.42], 0.015, [0, 0.08, 0]),
      accent({ ...wanted, substance: null }, { colour: '#2c2320', roughness: 0.4, grain: 'wood' }),
    ),
    piece(
      'cup',
      lathe(
        [
          [0, 0.16],
          ...softened(
            [
              [0.15, 0.16],
              [0.15, 0.19],
              [0.05, 0.23],
              [0.035, 0.33],
              [0.05, 0.4],
            ],
            0.015,
          ),
          ...cup,
          ...cup.map(([r, y]) => [Math.max(0.01, r - 0.016), Math.max(0.46, y)] as const).toReversed(),
          [0, 0.46],
        ],
        { around: 56 },
      ),
      stuff,
    ),
    ...[-1, 1].map((side) =>
      piece(
        'handle',
        turned(
          tube(arc([0.24, 0.76, 0], [0.17, 0.17], -115, 95, 22), 0.022, { around: 12 }),
          'y',
          side > 0 ? 0 : 180,
        ),
        stuff,
      ),
    ),
    piece('plate', roundedBox([0.24, 0.07, 0.02], 0.006, [0, 0.08, 0.207]), stuff),
    piece('star', shifted(extrude(starOutline(5, 0.09, 0.04), 0.03, 0.008), [0, 0.76, 0.255]), stuff),
  ]
}

const chest: Build = (wanted) => {
  const wood = main(wanted, { colour: '#8a5a30', roughness: 0.7, grain: 'wood' })
  const metal = accent({ ...wanted, substance: null }, { colour: '#d0a046', metalness: 1, roughness: 0.35 })
  const lid = (r: number, wide: number) =>
    shifted(
      turned(
        extrude(
          [...arc([0, 0, 0], [r, r * 0.72], 0, 180, 20)].map(([x, y]): readonly [number, number] => [x, y]),
          wide,
          0.012,
        ),
        'y',
        90,
      ),
      [0, 0.36, 0],
    )
  return [
    piece('chest', roundedBox([0.9, 0.36, 0.56], 0.015, [0, 0.18, 0]), wood),
    piece('lid', lid(0.285, 0.9), wood),
    ...[-0.36, 0, 0.36].flatMap((x) => [
      piece('strap', roundedBox([0.08, 0.375, 0.585], 0.01, [x, 0.185, 0]), metal),
      piece('strap', shifted(lid(0.3, 0.08), [x, 0, 0]), metal),
    ]),
    piece('lock', roundedBox([0.13, 0.15, 0.04], 0.015, [0, 0.34, 0.3]), metal),
    piece('keyhole', roundedBox([0.022, 0.05, 0.02], 0.009, [0, 0.33, 0.318]), {
      colour: '#1f1a16',
      roughness: 1,
    }),
  ]
}

const key: Build = (wanted) => {
  const stuff = main(wanted, { colour: '#c79a4b', metalness: 1, roughness: 0.32 })
  return [
    piece('bow', shifted(turned(ring(0.15, 0.035, [0, 0, 0], 48), 'x', 90), [0, 0.85, 0]), stuff),
    piece(
      'shaft',
      tube(
        [
          [0, 0.04, 0],
          [0, 0.7, 0],
        ],
        0.035,
        { around: 20 },
      ),
      stuff,
    ),
    piece('collar', cylinder(0.06, 0.06, { at: [0, 0.62, 0], around: 28 }), stuff),
    ...[0.08, 0.2].map((y, at) =>
      piece('bit', roundedBox([0.2 - at * 0.04, 0.075, 0.035], 0.008, [0.1, y, 0]), stuff),
    ),
  ]
}

const bell: Build = (wanted) => {
  const stuff = main(wanted, gold)
  const outline = smooth(
    [
      [0.44, 0],
      [0.4, 0.06],
      [0.3, 0.2],
      [0.25, 0.45],
      [0.2, 0.62],
      [0.08, 0.7],
    ],
    7,
  )
  return [
    piece(
      'bell',
      lathe(
        [
          ...outline,
          [0, 0.71],
          [0, 0.67],
          ...outline.map(([r, y]) => [Math.max(0.01, r - 0.04), Math.min(0.67, y)] as const).toReversed(),
          outline[0] ?? [0.44, 0],
        ],
        { around: 64 },
      ),
      stuff,
    ),
    piece('loop', shifted(turned(ring(0.07, 0.024, [0, 0, 0], 32), 'x', 90), [0, 0.76, 0]), stuff),
    piece('clapper', ball(0.085, [0, 0.03, 0], 28), stuff),
    piece(
      'rod',
      tube(
        [
          [0, 0.06, 0],
          [0, 0.66, 0],
        ],
        0.018,
        { around: 10 },
      ),
      stuff,
    ),
  ]
}

export const treasures = { sword, coin, ring: goldRing, crown, trophy, chest, key, bell } as const
