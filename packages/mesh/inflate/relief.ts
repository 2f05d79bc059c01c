import { depthOf, type Picture, resized, resizedPlane, softMean } from '@krya/darkroom'
import { surfaceOf } from '../geometry/surface.ts'
import { type Point, shellBuilder } from '../geometry/shell.ts'
import type { Model } from '../gltf/model.ts'
import { roundedBox } from '../solids/shapes/box.ts'
import { textureOf } from './texture.ts'
import type { Inflating } from './thing.ts'

/** How far what is nearest stands out, how thick the slab behind it is, and how large the plinth, in metres. */
const relief = { stands: 0.15, slab: 0.06, plinth: { deep: 0.26, high: 0.06, wider: 0.08 } }
/** From the edge inward so far depth comes in, as a share of the shorter side: the slab itself is straight. */
const edgeWidth = 0.05

/** A picture of no single thing: what is nearer stands out from a slab, and that stands on a plinth. */
export async function reliefOf(picture: Picture, { faces, textureSize }: Inflating): Promise<Model> {
  const ratio = picture.width / picture.height
  const longest = Math.max(picture.width, picture.height)
  const rows = Math.max(4, Math.round(Math.sqrt(faces / 2 / ratio)))
  const columns = Math.max(4, Math.round(rows * ratio))
  const depth = softMean(resizedPlane(await depthOf(picture), columns + 1, rows + 1), 1)
  const [wide, high] = [picture.width / longest, picture.height / longest]
  const { stands, slab, plinth } = relief
  const [front, body] = [shellBuilder(), shellBuilder()]
  const spots = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (__, column): Spot => {
      const [u, v] = [column / columns, row / rows]
      const inward =
        Math.min(Math.min(u, 1 - u) * wide, Math.min(v, 1 - v) * high) / (edgeWidth * Math.min(wide, high))
      const z = stands * (depth.data[row * (columns + 1) + column] ?? 0) * eased(inward)
      const place: Point = [(u - 0.5) * wide, plinth.high + (1 - v) * high, z]
      return { u, v, place, front: front.point(place) }
    }),
  )
  const nowhere: Spot = { u: 0, v: 0, place: [0, 0, 0], front: 0 }
  const spot = (row: number, column: number): Spot => spots[row]?.[column] ?? nowhere
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const four = [
        spot(row, column),
        spot(row + 1, column),
        spot(row + 1, column + 1),
        spot(row, column + 1),
      ] as const
      const [a, b, c, d] = four
      front.quad([a.front, b.front, c.front, d.front], [at(a), at(b), at(c), at(d)])
    }
  // Around: from each point of the edge straight back, and a fan that closes it.
  const edge = [
    ...Array.from({ length: rows }, (_, row) => spot(row, 0)),
    ...Array.from({ length: columns }, (_, column) => spot(rows, column)),
    ...Array.from({ length: rows }, (_, row) => spot(rows - row, columns)),
    ...Array.from({ length: columns }, (_, column) => spot(0, columns - column)),
  ]
  const near = edge.map(({ place }) => body.point(place))
  const far = edge.map(({ place: [x, y] }) => body.point([x, y, -slab]))
  const middle = body.point([0, plinth.high + high / 2, -slab])
  for (const [one, from] of edge.entries()) {
    const next = (one + 1) % edge.length
    const to = edge[next] ?? from
    const [a, b, c, d] = [near[one] ?? 0, far[one] ?? 0, far[next] ?? 0, near[next] ?? 0]
    body.quad([a, b, c, d], [at(from), at(from), at(to), at(to)])
    body.triangle([b, middle, c], [at(from), [0.5, 0.5], at(to)])
  }
  const base = roundedBox([wide * (1 + plinth.wider), plinth.high, plinth.deep], 0.012, [
    0,
    plinth.high / 2,
    0.04,
  ])
  const scale = textureSize / longest
  const cover = await resized(picture, Math.round(picture.width * scale), Math.round(picture.height * scale))
  const look = { colour: '#ffffff', metalness: 0, roughness: 0.8 }
  return {
    parts: [
      {
        name: 'relief',
        surface: surfaceOf(front.shell(), 60),
        material: { ...look, name: 'picture', texture: await textureOf(cover) },
      },
      {
        name: 'slab',
        surface: surfaceOf(body.shell(), 40),
        material: { ...look, name: 'slab', colour: '#57524b' },
      },
      {
        name: 'plinth',
        surface: surfaceOf(base, 40),
        material: { ...look, name: 'plinth', colour: '#3a3733' },
      },
    ],
  }
}

interface Spot {
  readonly u: number
  readonly v: number
  readonly place: Point
  readonly front: number
}

const eased = (value: number): number => {
  const share = Math.min(1, Math.max(0, value))
  return share * share * (3 - 2 * share)
}

const at = ({ u, v }: { readonly u: number; readonly v: number }): readonly [number, number] => [u, v]
