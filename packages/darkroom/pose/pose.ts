import type { Graph, Values } from '@krya/onnx'
import { openHuman } from '../networks/human.ts'
import { lookAt, type Square, squareAround } from '../networks/look.ts'
import type { Picture } from '../picture.ts'

/** Joints in the order of COCO. */
const joints = [
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
/** So many joints make a person, and so many the same person a moment later. */
const fewest = 4
const sureOf = 9
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
const open = (): Promise<Graph> =>
  openHuman('movenet-lightning', {
    input: names.input,
    size: { width: side, height: side },
    outputs: {
      [names.heat]: joints.length,
      [names.centre]: 1,
      [names.reach]: joints.length * 2,
      [names.offset]: joints.length * 2,
    },
  })

/**
 * Where the joints of the one person are that the picture is most about; null: there is none.
 * Looked for in the whole picture, then again near where it was found.
 * @param before where they were a moment ago: they are looked for there first
 */
export async function poseOf(picture: Picture, before: Pose | null = null): Promise<Pose | null> {
  const { width, height } = picture
  const last = before === null ? null : about(before)
  const again = last === null ? null : await seenIn(picture, last)
  if (again !== null && found(again).length >= sureOf) return again
  const rough = await seenIn(picture, squareAround({ left: 0, top: 0, width, height }))
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
  const box = { left, top, width: right - left, height: bottom - top }
  return squareAround(box, beyond)
}

async function seenIn(picture: Picture, square: Square): Promise<Pose> {
  opened ??= open()
  const graph = await opened
  const data = Float32Array.from(await lookAt(picture, square, side), (value) => value / 127.5 - 1)
  const answer = await graph.run({ [names.input]: { data, shape: [1, 3, side, side] } })
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
