import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Graph, Values } from '@krya/onnx'
import { openNetwork } from '../graph.ts'
import { readGraphModel } from '../networks/graph-model.ts'
import { type Picture, sharpOf } from '../picture.ts'

/** Joints in the order of COCO. */
export const joints = [
  'nose',
  'left eye',
  'right eye',
  'left ear',
  'right ear',
  'left shoulder',
  'right shoulder',
  'left elbow',
  'right elbow',
  'left wrist',
  'right wrist',
  'left hip',
  'right hip',
  'left knee',
  'right knee',
  'left ankle',
  'right ankle',
] as const
export type Joint = (typeof joints)[number]

/** Where a joint is, in pixels, and how sure that is, 0–1. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly sure: number
}
export type Pose = ReadonlyMap<Joint, Spot>

/** The side of what the network looks at, and of the grid it answers on. */
const side = 192
const cells = 48
/** Joints less sure than this are not there. */
export const leastSure = 0.25
/** So many joints make a person. */
const fewest = 4
/** How much beyond a person is looked at the second time. */
const beyond = 1.35
/** Softens how much nearness counts, in cells (as published). */
const nearness = 1.8

const names = {
  input: 'StatefulPartitionedCall/sub_1',
  heat: 'StatefulPartitionedCall/Sigmoid',
  centre: 'StatefulPartitionedCall/Sigmoid_1',
  reach: 'StatefulPartitionedCall/kpt_regress_0/conv2d_6/BiasAdd',
  offset: 'StatefulPartitionedCall/kpt_offset_0/conv2d_7/BiasAdd',
} as const

let opened: Promise<Graph> | undefined

/** MoveNet Lightning (Google, 2021), which the package @vladmandic/human carries. */
async function open(): Promise<Graph> {
  const entry = fileURLToPath(import.meta.resolve('@vladmandic/human'))
  return openNetwork(
    await readGraphModel(path.join(path.dirname(entry), '..', 'models', 'movenet-lightning.json'), {
      input: names.input,
      size: { width: side, height: side },
      outputs: {
        [names.heat]: joints.length,
        [names.centre]: 1,
        [names.reach]: joints.length * 2,
        [names.offset]: joints.length * 2,
      },
    }),
  )
}

/** A square of the picture, which may reach beyond it. */
interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/**
 * Where the joints of the one person are that the picture is most about; null: there is none.
 * Looked for in the whole picture, then again near where it was found.
 */
export async function poseOf(picture: Picture): Promise<Pose | null> {
  const longest = Math.max(picture.width, picture.height)
  const whole = {
    left: (picture.width - longest) / 2,
    top: (picture.height - longest) / 2,
    side: longest,
  }
  const rough = await seenIn(picture, whole)
  const near = about(rough)
  const fine = near === null ? rough : await seenIn(picture, near)
  return found(fine).length >= fewest ? fine : null
}

const found = (pose: Pose): Spot[] => [...pose.values()].filter(({ sure }) => sure >= leastSure)

function about(pose: Pose): Square | null {
  const spots = found(pose)
  if (spots.length < fewest) return null
  const [left, right] = [Math.min(...spots.map(({ x }) => x)), Math.max(...spots.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...spots.map(({ y }) => y)), Math.max(...spots.map(({ y }) => y))]
  const length = Math.max(right - left, bottom - top, 1) * beyond
  return { left: (left + right - length) / 2, top: (top + bottom - length) / 2, side: length }
}

async function seenIn(picture: Picture, square: Square): Promise<Pose> {
  opened ??= open()
  const graph = await opened
  const answer = await graph.run({
    [names.input]: { data: await look(picture, square), shape: [1, 3, side, side] },
  })
  const part = (name: string): Values => {
    const values = answer.get(name)
    if (values === undefined) throw new Error('The network for poses gave nothing.')
    return values
  }
  return decoded(
    part(names.heat).data,
    part(names.centre).data,
    part(names.reach).data,
    part(names.offset).data,
    square,
  )
}

/** The square at the network’s size, −1 to 1, plane by plane; what lies beyond the picture is grey. */
async function look(picture: Picture, { left, top, side: length }: Square): Promise<Float32Array> {
  const box = {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(picture.width, Math.ceil(left + length)),
    bottom: Math.min(picture.height, Math.ceil(top + length)),
  }
  const scale = side / length
  const at = { left: Math.round((box.left - left) * scale), top: Math.round((box.top - top) * scale) }
  const size = {
    width: Math.max(1, Math.min(side - at.left, Math.round((box.right - box.left) * scale))),
    height: Math.max(1, Math.min(side - at.top, Math.round((box.bottom - box.top) * scale))),
  }
  const pixels = await sharpOf(picture)
    .extract({ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top })
    .flatten({ background: '#808080' })
    .resize(size.width, size.height, { fit: 'fill' })
    .raw()
    .toBuffer()
  const data = new Float32Array(3 * side * side)
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1)
      for (let channel = 0; channel < 3; channel += 1)
        data[channel * side * side + (at.top + y) * side + at.left + x] =
          (pixels[(y * size.width + x) * 3 + channel] ?? 128) / 127.5 - 1
  return data
}

/**
 * From what the network says to places: the person whose middle is surest and nearest to the middle, from there to
 * each joint, and there to where it is hottest.
 */
function decoded(
  heat: Float32Array,
  centre: Float32Array,
  reach: Float32Array,
  offset: Float32Array,
  square: Square,
): Pose {
  const size = cells * cells
  const middle = best((at) => (centre[at] ?? 0) / (distance(at, cells / 2, cells / 2) + nearness))
  const [middleX, middleY] = [middle % cells, Math.floor(middle / cells)]
  const cell = square.side / cells
  const spotOf = (joint: number): Spot => {
    const y = middleY + (reach[joint * 2 * size + middle] ?? 0)
    const x = middleX + (reach[(joint * 2 + 1) * size + middle] ?? 0)
    const at = best((one) => (heat[joint * size + one] ?? 0) / (distance(one, x, y) + nearness))
    return {
      x: square.left + ((at % cells) + (offset[(joint * 2 + 1) * size + at] ?? 0)) * cell,
      y: square.top + (Math.floor(at / cells) + (offset[joint * 2 * size + at] ?? 0)) * cell,
      sure: heat[joint * size + at] ?? 0,
    }
  }
  return new Map(joints.map((joint, at) => [joint, spotOf(at)]))
}

const distance = (at: number, x: number, y: number): number =>
  Math.hypot((at % cells) - x, Math.floor(at / cells) - y)

function best(scoreOf: (at: number) => number): number {
  let found = 0
  let most = -Infinity
  for (let at = 0; at < cells * cells; at += 1) {
    const score = scoreOf(at)
    if (score > most) [most, found] = [score, at]
  }
  return found
}
