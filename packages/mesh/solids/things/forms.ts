import { shellBuilder } from '../../geometry/shell.ts'
import { type Build, piece } from '../piece.ts'
import { roundedBox } from '../shapes/box.ts'
import { counterClockwise, extrude, starOutline } from '../shapes/extrude.ts'
import { lathe } from '../shapes/lathe.ts'
import { ball, cylinder, ring } from '../shapes/round.ts'
import { turned } from '../../geometry/shell.ts'
import { shifted } from '../../geometry/shell.ts'
import { main } from '../stuff.ts'

const plain = (colour: string) => ({ colour, roughness: 0.42 })

const sphere: Build = (wanted) => [
  piece('sphere', ball(0.5, [0, 0.5, 0], 64), main(wanted, plain('#e5533d'))),
]
const cube: Build = (wanted) => [
  piece('cube', roundedBox([0.9, 0.9, 0.9], 0.05, [0, 0.45, 0]), main(wanted, plain('#3f7fd0'))),
]
const pyramid: Build = (wanted) => [
  piece(
    'pyramid',
    turned(
      lathe(
        [
          [0, 0],
          [0.68, 0],
          [0, 0.86],
        ],
        { around: 4 },
      ),
      'y',
      45,
    ),
    main(wanted, { colour: '#d9b36a', roughness: 0.85, grain: 'brick' }),
    { crease: 10 },
  ),
]
const cone: Build = (wanted) => [
  piece('cone', cylinder(0.45, 1, { top: 0, bevel: 0.02, around: 64 }), main(wanted, plain('#f08a2c'))),
]
const tin: Build = (wanted) => [
  piece('cylinder', cylinder(0.38, 0.9, { bevel: 0.03, around: 64 }), main(wanted, plain('#41a36b'))),
]
const torus: Build = (wanted) => [
  piece('torus', turned(ring(0.36, 0.15, [0, 0, 0], 72), 'x', 70), main(wanted, plain('#8a5bd0'))),
]
const hexagon: Build = (wanted) => [
  piece(
    'prism',
    lathe(
      [
        [0, 0],
        [0.42, 0],
        [0.42, 0.9],
        [0, 0.9],
      ],
      { around: 6 },
    ),
    main(wanted, plain('#2aa7b8')),
    { crease: 10 },
  ),
]

const heartLine = Array.from({ length: 72 }, (_, at) => {
  const t = (at / 72) * 2 * Math.PI
  return [
    (16 * Math.sin(t) ** 3) / 34,
    (13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)) / 34,
  ] as const
})

/** A solid whose slices towards front and back are its outline, ever smaller. */
function cushion(
  outline: readonly (readonly [number, number])[],
  [cx, cy]: readonly [number, number],
  depth: number,
) {
  const { point, triangle, quad, shell } = shellBuilder()
  const line = counterClockwise(outline)
  const rows = 12
  const layers = Array.from({ length: rows + 1 }, (_, row) => {
    const angle = (row / rows - 0.5) * Math.PI
    const [size, z] = [Math.cos(angle), Math.sin(angle) * depth]
    if (row === 0 || row === rows) return [point([cx, cy, z])]
    return line.map(([x, y]) => point([cx + (x - cx) * size ** 0.6, cy + (y - cy) * size ** 0.6, z]))
  })
  for (let row = 0; row < rows; row += 1) {
    const [far, near] = [layers[row] ?? [], layers[row + 1] ?? []]
    for (let at = 0; at < line.length; at += 1) {
      const next = (at + 1) % line.length
      const of = (layer: readonly number[], one: number): number => layer[layer.length === 1 ? 0 : one] ?? 0
      const [a, b, c, d] = [of(far, at), of(far, next), of(near, next), of(near, at)]
      const places = [
        [at / line.length, row / rows],
        [(at + 1) / line.length, row / rows],
        [(at + 1) / line.length, (row + 1) / rows],
        [at / line.length, (row + 1) / rows],
      ] as const
      if (far.length === 1) triangle([a, c, d], [places[0], places[2], places[3]])
      else if (near.length === 1) triangle([a, b, c], [places[0], places[1], places[2]])
      else quad([a, b, c, d], places)
    }
  }
  return shell()
}

const heart: Build = (wanted) => [
  piece(
    'heart',
    shifted(cushion(heartLine, [0, 0.02], 0.2), [0, 0.5, 0]),
    main(wanted, { colour: '#d81f3c', roughness: 0.25 }),
    { crease: 70 },
  ),
]

const star: Build = (wanted) => {
  const outline = starOutline(5, 0.52, 0.235)
  const { point, triangle, shell } = shellBuilder()
  const spots = outline.map(([x, y]) => point([x, y + 0.5, 0]))
  const [front, back] = [point([0, 0.5, 0.16]), point([0, 0.5, -0.16])]
  for (const [at, own] of spots.entries()) {
    const next = spots[(at + 1) % spots.length] ?? own
    triangle(
      [own, next, front],
      [
        [0, 0],
        [1, 0],
        [0.5, 1],
      ],
    )
    triangle(
      [next, own, back],
      [
        [0, 0],
        [1, 0],
        [0.5, 1],
      ],
    )
  }
  return [
    piece('star', shell(), main(wanted, { colour: '#f5b82e', roughness: 0.3, metalness: 0.15 }), {
      crease: 5,
    }),
  ]
}

const gear: Build = (wanted) => {
  const teeth = wanted.random.whole(10, 14)
  const outline = Array.from({ length: teeth * 4 }, (_, at) => {
    const angle = ((at + (at % 4 === 0 ? 0.12 : at % 4 === 3 ? -0.12 : 0)) / (teeth * 4)) * 2 * Math.PI
    const r = at % 4 === 1 || at % 4 === 2 ? 0.5 : 0.4
    return [r * Math.cos(angle), r * Math.sin(angle)] as const
  })
  return [
    piece(
      'gear',
      shifted(extrude(outline, 0.2, 0.02), [0, 0.5, 0]),
      main(wanted, { colour: '#8b9098', metalness: 1, roughness: 0.38 }),
    ),
    piece(
      'hub',
      shifted(turned(shifted(cylinder(0.15, 0.3, { around: 40 }), [0, -0.15, 0]), 'x', 90), [0, 0.5, 0]),
      main(wanted, { colour: '#5f646c', metalness: 1, roughness: 0.4 }),
    ),
  ]
}

export const forms = {
  sphere,
  cube,
  pyramid,
  cone,
  cylinder: tin,
  torus,
  prism: hexagon,
  heart,
  star,
  gear,
} as const
