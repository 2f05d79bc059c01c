import type { Graph } from '@krya/onnx'
import type { Box } from '../fill/mask.ts'
import { openHuman } from '../networks/human.ts'
import { lookAt, type Square, squareAround } from '../networks/look.ts'
import type { Picture } from '../picture.ts'
import { shared } from '../things/detect.ts'

/** The side of what the network looks at. */
const side = 256
/** Its two grids: how many cells a side, and how many faces each cell may be the middle of. */
const grids = [
  { cells: 16, each: 2, heat: 'conv2d_33', place: 'conv2d_35' },
  { cells: 8, each: 6, heat: 'conv2d_34', place: 'conv2d_36' },
] as const
const nameOf = (layer: string): string => `StatefulPartitionedCall/functional_1/${layer}/BiasAdd`
/** Numbers per place: middle, size, and six spots of the face, of which the eyes are the first. */
const numbers = 16

/** Faces less sure than this are not there. */
const leastSure = 0.6
const mostShared = 0.3
/** A face narrower than this share of what is looked at is looked for in parts of the picture, too. */
const smallFace = 0.12

/** A face, in pixels of the picture. */
export interface Face {
  readonly box: Box
  /** The person’s right eye, then the left. */
  readonly eyes: readonly [
    { readonly x: number; readonly y: number },
    { readonly x: number; readonly y: number },
  ]
  /** 0–1. */
  readonly sure: number
}

let opened: Promise<Graph> | undefined

/** BlazeFace (Bazarevsky et al. 2019), which the package @vladmandic/human carries. */
const open = (): Promise<Graph> =>
  openHuman('blazeface', {
    input: 'input',
    size: { width: side, height: side },
    outputs: Object.fromEntries(
      grids.flatMap(({ each, heat, place }) => [
        [nameOf(heat), each],
        [nameOf(place), each * numbers],
      ]),
    ),
  })

/**
 * The faces of people in a picture, the largest first. Looked for in the whole of it, then, where there is none that
 * is large, in squares of it.
 */
export async function facesIn(picture: Picture): Promise<Face[]> {
  const { width, height } = picture
  const whole = await seenIn(picture, squareAround({ left: 0, top: 0, width, height }))
  const largest = Math.max(0, ...whole.map(({ box }) => box.width))
  const parts = largest >= smallFace * Math.max(width, height) ? [] : squaresOf(width, height)
  const found = [...whole]
  for (const square of parts) found.push(...(await seenIn(picture, square)))
  const kept: Face[] = []
  for (const one of found.toSorted((a, b) => b.sure - a.sure))
    if (!kept.some((other) => shared(other.box, one.box) > mostShared)) kept.push(one)
  return kept.toSorted((a, b) => b.box.width - a.box.width)
}

/** Squares of three quarters of the shorter side, which overlap. */
function squaresOf(width: number, height: number): Square[] {
  const length = 0.75 * Math.min(width, height)
  const places = (whole: number): number[] => {
    const count = Math.max(2, Math.ceil((whole / length) * 1.25))
    return Array.from({ length: count }, (_, at) => ((whole - length) * at) / (count - 1))
  }
  return places(height).flatMap((top) => places(width).map((left) => ({ left, top, side: length })))
}

async function seenIn(picture: Picture, square: Square): Promise<Face[]> {
  opened ??= open()
  const graph = await opened
  const data = Float32Array.from(await lookAt(picture, square, side), (value) => value / 127.5 - 1)
  const answer = await graph.run({ input: { data, shape: [1, 3, side, side] } })
  const found: Face[] = []
  for (const { cells, each, heat, place } of grids) {
    const [scores, places] = [answer.get(nameOf(heat))?.data, answer.get(nameOf(place))?.data]
    if (scores === undefined || places === undefined) throw new Error('The network for faces gave nothing.')
    for (let at = 0; at < each * cells * cells; at += 1) {
      const sure = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
      if (sure < leastSure) continue
      const cell = at % (cells * cells)
      const first = Math.floor(at / (cells * cells)) * numbers
      const value = (number: number): number => places[(first + number) * cells * cells + cell] ?? 0
      found.push(faceAt(value, cell % cells, Math.floor(cell / cells), side / cells, square, sure))
    }
  }
  return found
}

/** @param value the network’s numbers, in its pixels from the middle of the cell */
function faceAt(
  value: (number: number) => number,
  column: number,
  row: number,
  cell: number,
  square: Square,
  sure: number,
): Face {
  const scale = square.side / side
  const across = (number: number): number => square.left + ((column + 0.5) * cell + value(number)) * scale
  const down = (number: number): number => square.top + ((row + 0.5) * cell + value(number)) * scale
  const [width, height] = [value(2) * scale, value(3) * scale]
  return {
    sure,
    box: { left: across(0) - width / 2, top: down(1) - height / 2, width, height },
    eyes: [
      { x: across(4), y: down(5) },
      { x: across(6), y: down(7) },
    ],
  }
}
