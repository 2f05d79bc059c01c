import { depthOf, type Picture, resized, resizedPlane, softMean } from '@krya/darkroom'
import { surfaceOf } from '../geometry/surface.ts'
import { shellBuilder } from '../geometry/shell.ts'
import type { Model } from '../gltf/model.ts'
import { roundedBox } from '../solids/shapes/box.ts'
import { textureOf } from './texture.ts'
import type { Inflating } from './thing.ts'

/** How far what is nearest stands out, how thick the slab behind it is, and how large the plinth, in slab widths. */
const relief = { stands: 0.16, slab: 0.05, plinth: { deep: 0.3, high: 0.06, wider: 0.08 } }

/** A picture of no single thing: what is nearer stands out from a slab, and that stands on a plinth. */
export async function reliefOf(picture: Picture, { faces, textureSize }: Inflating): Promise<Model> {
  const ratio = picture.width / picture.height
  const longest = Math.max(picture.width, picture.height)
  const rows = Math.max(4, Math.round(Math.sqrt(faces / 2 / ratio)))
  const columns = Math.max(4, Math.round(rows * ratio))
  const depth = softMean(resizedPlane(await depthOf(picture), columns + 1, rows + 1), 1)
  const [wide, high] = [picture.width / longest, picture.height / longest]
  const { point, quad, shell } = shellBuilder()
  const { stands, slab, plinth } = relief
  const spots = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (__, column) => {
      const z = stands * (depth.data[row * (columns + 1) + column] ?? 0)
      const [u, v] = [column / columns, row / rows]
      return { u, v, front: point([(u - 0.5) * wide, plinth.high + (1 - v) * high, z]) }
    }),
  )
  const spot = (row: number, column: number) => spots[row]?.[column] ?? { u: 0, v: 0, front: 0 }
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const four = [spot(row, column), spot(row + 1, column), spot(row + 1, column + 1), spot(row, column + 1)] as const
      quad(
        [four[0].front, four[1].front, four[2].front, four[3].front],
        [at(four[0]), at(four[1]), at(four[2]), at(four[3])],
      )
    }
  // Around: from each point of the edge straight back, and a fan that closes it.
  const edge = [
    ...Array.from({ length: rows }, (_, row) => spot(row, 0)),
    ...Array.from({ length: columns }, (_, column) => spot(rows, column)),
    ...Array.from({ length: rows }, (_, row) => spot(rows - row, columns)),
    ...Array.from({ length: columns }, (_, column) => spot(0, columns - column)),
  ]
  const behind = edge.map(({ u, v }) => point([(u - 0.5) * wide, plinth.high + (1 - v) * high, -slab]))
  const middle = point([0, plinth.high + high / 2, -slab])
  for (const [one, from] of edge.entries()) {
    const next = (one + 1) % edge.length
    const to = edge[next] ?? from
    const [back, nextBack] = [behind[one] ?? 0, behind[next] ?? 0]
    quad([from.front, back, nextBack, to.front], [at(from), at(from), at(to), at(to)])
    quad([back, middle, nextBack, nextBack], [at(from), [0.5, 0.5], at(to), at(to)])
  }
  const base = roundedBox([wide * (1 + plinth.wider), plinth.high, plinth.deep], 0.012, [0, plinth.high / 2, 0.05])
  const scale = textureSize / longest
  const cover = await resized(picture, Math.round(picture.width * scale), Math.round(picture.height * scale))
  const look = { colour: '#ffffff', metalness: 0, roughness: 0.8 }
  return {
    parts: [
      {
        name: 'relief',
        surface: surfaceOf(shell(), 50),
        material: { ...look, name: 'picture', texture: await textureOf(cover) },
      },
      { name: 'plinth', surface: surfaceOf(base, 40), material: { ...look, name: 'plinth', colour: '#3a3733' } },
    ],
  }
}

const at = ({ u, v }: { readonly u: number; readonly v: number }): readonly [number, number] => [u, v]
