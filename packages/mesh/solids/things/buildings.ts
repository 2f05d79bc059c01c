import { shifted, turned } from '../../geometry/shell.ts'
import { type Build, type Piece, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { extrude } from '../shapes/extrude.ts'
import { lathe } from '../shapes/lathe.ts'
import { ball, cylinder } from '../shapes/round.ts'
import { tube } from '../shapes/tube.ts'
import { accent, main, type Stuff } from '../stuff.ts'
import { door, pane } from './finishes.ts'

const tiles: Stuff = { colour: '#a8452f', roughness: 0.8 }

const house: Build = (wanted) => {
  const wall = main(wanted, { colour: '#ecdfc8', roughness: 0.9 })
  const roof = accent(wanted, tiles)
  const gable = [
    [-0.46, 0],
    [0.46, 0],
    [0.46, 0.42],
    [0, 0.8],
    [-0.46, 0.42],
  ] as const
  const slope = (side: number) =>
    piece(
      'roof',
      shifted(turned(roundedBox([0.7, 0.05, 0.86], 0.012, [0, 0, 0]), 'z', side * -39.6), [
        side * 0.265,
        0.625,
        0,
      ]),
      roof,
    )
  const window = (x: number, y: number, z: number): Piece[] => [
    piece('frame', roundedBox([0.19, 0.2, 0.03], 0.008, [x, y, z]), { colour: '#fbf8f0', roughness: 0.6 }),
    ...[-1, 1].flatMap((a) =>
      [-1, 1].map((b) =>
        piece(
          'pane',
          roundedBox([0.07, 0.075, 0.02], 0.003, [x + a * 0.041, y + b * 0.043, z + 0.012]),
          pane,
        ),
      ),
    ),
  ]
  return [
    piece('walls', extrude(gable, 0.72, 0.006), wall),
    slope(-1),
    slope(1),
    piece('chimney', roundedBox([0.12, 0.32, 0.12], 0.008, [0.24, 0.78, -0.14]), {
      colour: '#9c5440',
      roughness: 0.9,
      grain: 'brick',
    }),
    piece('door', roundedBox([0.17, 0.32, 0.04], 0.01, [0, 0.16, 0.36]), door),
    piece('knob', ball(0.014, [0.055, 0.16, 0.386], 14), { colour: '#e3b65a', metalness: 1, roughness: 0.3 }),
    ...window(-0.27, 0.24, 0.36),
    ...window(0.27, 0.24, 0.36),
    piece('attic', turned(shifted(cylinder(0.06, 0.03, { around: 28 }), [0, 0, 0]), 'x', 90), pane),
    piece('step', roundedBox([0.26, 0.04, 0.12], 0.008, [0, 0.02, 0.42]), {
      colour: '#a7a29a',
      roughness: 0.9,
    }),
  ].map((one) => (one.name === 'attic' ? { ...one, shell: shifted(one.shell, [0, 0.53, 0.35]) } : one))
}

const lighthouse: Build = (wanted) => {
  const white: Stuff = { colour: '#f5f1e8', roughness: 0.7 }
  const red = main(wanted, { colour: '#cc3b30', roughness: 0.7 })
  const radius = (y: number): number => 0.2 - 0.09 * (y / 0.72)
  const bands = Array.from({ length: 6 }, (_, at) => {
    const [from, to] = [at * 0.12, (at + 1) * 0.12]
    return piece(
      'band',
      lathe(
        [
          [0, from],
          [radius(from), from],
          [radius(to), to],
          [0, to],
        ],
        { around: 48 },
      ),
      at % 2 === 0 ? white : red,
    )
  })
  return [
    piece(
      'rock',
      lathe(
        [
          [0, -0.06],
          [0.34, -0.06],
          [0.3, -0.01],
          [0.22, 0.01],
          [0, 0.01],
        ],
        { around: 9 },
      ),
      { colour: '#7d7a76', roughness: 1, grain: 'stone' },
      { crease: 5 },
    ),
    ...bands,
    piece('gallery', cylinder(0.16, 0.025, { at: [0, 0.72, 0], around: 40, bevel: 0.006 }), {
      colour: '#3a3d44',
      roughness: 0.5,
    }),
    piece(
      'rail',
      tube(
        Array.from(
          { length: 32 },
          (_, at) =>
            [
              0.15 * Math.cos((at / 32) * 2 * Math.PI),
              0.79,
              0.15 * Math.sin((at / 32) * 2 * Math.PI),
            ] as const,
        ),
        0.006,
        { around: 8, closed: true },
      ),
      { colour: '#3a3d44', roughness: 0.5 },
    ),
    ...Array.from({ length: 10 }, (_, at) =>
      piece(
        'post',
        turned(
          tube(
            [
              [0.15, 0.745, 0],
              [0.15, 0.785, 0],
            ],
            0.005,
            { around: 6 },
          ),
          'y',
          at * 36,
        ),
        { colour: '#3a3d44', roughness: 0.5 },
      ),
    ),
    piece('light', cylinder(0.085, 0.13, { at: [0, 0.745, 0], around: 32 }), {
      colour: '#ffeeb0',
      glow: '#ffd257',
      roughness: 0.2,
    }),
    piece(
      'roof',
      lathe(
        [
          [0, 0.87],
          [0.125, 0.87],
          [0.05, 0.95],
          [0.012, 0.99],
          [0.012, 1.03],
          [0, 1.035],
        ],
        { around: 36 },
      ),
      red,
    ),
    piece('door', roundedBox([0.075, 0.13, 0.05], 0.012, [0, 0.065, 0.185]), door),
  ]
}

const windmill: Build = (wanted) => {
  const wall = main(wanted, { colour: '#ece2cf', roughness: 0.9 })
  const wood: Stuff = { colour: '#7a5636', roughness: 0.7, grain: 'wood' }
  const start = wanted.random.between(10, 80)
  const sail = (at: number): Piece[] => {
    const place = (one: Piece): Piece => ({
      ...one,
      shell: shifted(turned(one.shell, 'z', start + at * 90), [0, 0.72, 0.24]),
    })
    return [
      piece('spar', roundedBox([0.025, 0.48, 0.025], 0.005, [0, 0.24, 0]), wood),
      piece(
        'sail',
        roundedBox([0.11, 0.36, 0.01], 0.004, [0.06, 0.29, 0]),
        accent(wanted, { colour: '#f7f2e4', roughness: 0.95, grain: 'fabric' }),
      ),
      ...[0.14, 0.23, 0.32, 0.41].map((y) =>
        piece('lath', roundedBox([0.12, 0.012, 0.02], 0.003, [0.06, y, 0]), wood),
      ),
    ].map(place)
  }
  return [
    piece(
      'mill',
      lathe(
        [
          [0, 0],
          [0.27, 0],
          [0.17, 0.68],
          [0, 0.68],
        ],
        { around: 8 },
      ),
      wall,
      { crease: 10 },
    ),
    piece(
      'cap',
      lathe(
        [
          [0, 0.67],
          [0.19, 0.67],
          [0.185, 0.72],
          [0.11, 0.83],
          [0, 0.87],
        ],
        { around: 8 },
      ),
      accent(wanted, { colour: '#7c3f30', roughness: 0.8 }),
      { crease: 10 },
    ),
    piece('axle', turned(shifted(cylinder(0.035, 0.2, { around: 20 }), [0, 0.06, -0.72]), 'x', 90), wood),
    ...[0, 1, 2, 3].flatMap(sail),
    piece('door', roundedBox([0.11, 0.2, 0.05], 0.01, [0, 0.1, 0.235]), door),
    ...[0.36].map((y) => piece('window', roundedBox([0.07, 0.08, 0.05], 0.01, [0, y, 0.195]), pane)),
  ]
}

const temple: Build = (wanted) => {
  const marble = main(wanted, { colour: '#efeae0', roughness: 0.5, grain: 'marble' })
  const column = (x: number, z: number) =>
    piece(
      'column',
      shifted(
        lathe(
          [
            [0, 0.12],
            [0.045, 0.12],
            [0.04, 0.15],
            [0.033, 0.5],
            [0.05, 0.535],
            [0.05, 0.56],
            [0, 0.56],
          ],
          { around: 24 },
        ),
        [x, 0, z],
      ),
      marble,
    )
  const xs = [-0.42, -0.252, -0.084, 0.084, 0.252, 0.42]
  return [
    ...[0, 1, 2].map((step) =>
      piece(
        'step',
        roundedBox([1.12 - step * 0.07, 0.042, 0.8 - step * 0.07], 0.004, [0, 0.02 + step * 0.04, 0]),
        marble,
      ),
    ),
    ...xs.flatMap((x) => [column(x, 0.27), column(x, -0.27)]),
    ...[-0.09, 0.09].flatMap((z) => [column(-0.42, z), column(0.42, z)]),
    piece('hall', roundedBox([0.6, 0.44, 0.36], 0.006, [0, 0.34, 0]), marble),
    piece('beam', roundedBox([1, 0.075, 0.68], 0.006, [0, 0.595, 0]), marble),
    piece(
      'roof',
      shifted(
        extrude(
          [
            [-0.55, 0],
            [0.55, 0],
            [0, 0.2],
          ],
          0.72,
          0.006,
        ),
        [0, 0.63, 0],
      ),
      marble,
    ),
  ]
}

export const buildings = { house, lighthouse, windmill, temple } as const
