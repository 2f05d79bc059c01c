import type { Graph } from '@krya/onnx'
import { openHuman } from '../networks/human.ts'
import type { Picture } from '../picture.ts'
import type { Face } from './detect.ts'

/** The side of what the network looks at. */
const side = 192
/** How many places of a face it tells, each by three numbers; in the order of MediaPipe’s Face Mesh. */
const meshPoints = 468
const names = {
  input: 'input_1',
  places: 'StatefulPartitionedCall/model_1/conv2d_21/BiasAdd',
  sure: 'StatefulPartitionedCall/model_1/activation_1/Sigmoid',
} as const
/** What is no more of a face than this is none. */
const leastSure = 0.5
/** How much more than the face is looked at (as published). */
const beyond = 1.5

/** A square of a picture that may be turned. */
export interface TurnedSquare {
  readonly x: number
  readonly y: number
  readonly side: number
  /** Radians, clockwise. */
  readonly angle: number
}

/** Places of a face, x and y in turn, in pixels of the picture. */
export type FaceMesh = Float32Array

let opened: Promise<Graph> | undefined

/** Face Mesh (Kartynnik et al. 2019), which the package @vladmandic/human carries. */
const open = (): Promise<Graph> =>
  openHuman('facemesh', {
    input: names.input,
    size: { width: side, height: side },
    outputs: { [names.places]: meshPoints * 3, [names.sure]: 1 },
  })

/** Where to look for the mesh of a face that was found. */
export function squareOfFace({ box, eyes: [right, left] }: Face): TurnedSquare {
  return {
    x: box.left + box.width / 2,
    y: box.top + box.height / 2,
    side: Math.max(box.width, box.height) * beyond,
    angle: Math.atan2(left.y - right.y, left.x - right.x),
  }
}

/** Outer corners of the eyes, the person’s right one first. */
const [rightEye, leftEye] = [33, 263]

/** Where to look for the mesh of the same face a moment later. */
export function squareOfMesh(mesh: FaceMesh): TurnedSquare {
  const at = (point: number): [number, number] => [mesh[point * 2] ?? 0, mesh[point * 2 + 1] ?? 0]
  const [[rx, ry], [lx, ly]] = [at(rightEye), at(leftEye)]
  const angle = Math.atan2(ly - ry, lx - rx)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let point = 0; point < meshPoints; point += 1) {
    const [x, y] = at(point)
    const [along, across] = [x * cos + y * sin, y * cos - x * sin]
    ;[left, right] = [Math.min(left, along), Math.max(right, along)]
    ;[top, bottom] = [Math.min(top, across), Math.max(bottom, across)]
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2]
  return {
    x: along * cos - across * sin,
    y: along * sin + across * cos,
    side: Math.max(right - left, bottom - top) * beyond,
    angle,
  }
}

/** The mesh of the face that a square is about; null: there is none. */
export async function faceMeshIn(picture: Picture, square: TurnedSquare): Promise<FaceMesh | null> {
  opened ??= open()
  const graph = await opened
  const answer = await graph.run({
    [names.input]: { data: turnedLook(picture, square), shape: [1, 3, side, side] },
  })
  const [places, sure] = [answer.get(names.places)?.data, answer.get(names.sure)?.data]
  if (places === undefined || sure === undefined) throw new Error('The network for meshes gave nothing.')
  if ((sure[0] ?? 0) < leastSure) return null
  const mesh = new Float32Array(meshPoints * 2)
  const toPicture = placing(square)
  for (let point = 0; point < meshPoints; point += 1)
    mesh.set(toPicture(places[point * 3] ?? 0, places[point * 3 + 1] ?? 0), point * 2)
  return mesh
}

/** From pixels of the network to those of the picture. */
function placing({ x, y, side: length, angle }: TurnedSquare): (u: number, v: number) => [number, number] {
  const scale = length / side
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale]
  return (u, v) => [
    x + (u - side / 2) * cos - (v - side / 2) * sin,
    y + (u - side / 2) * sin + (v - side / 2) * cos,
  ]
}

/** The square as the network sees it: 0–1, plane by plane; what lies beyond the picture is black. */
function turnedLook(picture: Picture, square: TurnedSquare): Float32Array {
  const { width, height, data } = picture
  const looked = new Float32Array(3 * side * side)
  const toPicture = placing(square)
  // What is made much smaller is looked at in several spots per pixel.
  const spots = Math.min(4, Math.max(1, Math.round(square.side / side)))
  const weight = 1 / (spots * spots * 255)
  for (let v = 0; v < side; v += 1)
    for (let u = 0; u < side; u += 1) {
      const at = v * side + u
      for (let spot = 0; spot < spots * spots; spot += 1) {
        const [x, y] = toPicture(
          u + ((spot % spots) + 0.5) / spots,
          v + (Math.floor(spot / spots) + 0.5) / spots,
        )
        const [column, row] = [Math.floor(x), Math.floor(y)]
        if (column < 0 || row < 0 || column >= width || row >= height) continue
        const from = (row * width + column) * 4
        for (let channel = 0; channel < 3; channel += 1)
          looked[channel * side * side + at] =
            (looked[channel * side * side + at] ?? 0) + (data[from + channel] ?? 0) * weight
      }
    }
  return looked
}
