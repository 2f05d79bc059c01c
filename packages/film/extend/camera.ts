import type { Flow } from '../motion/flow.ts'
import { motionBetween, seenIn } from '../motion/motion.ts'
import type { Memory } from './memory.ts'
import { medianOf } from './texture.ts'

/** How a picture moves as a whole: by so many pixels, about its middle larger by this share. */
interface Shift {
  readonly x: number
  readonly y: number
  readonly growth: number
}

/** How the camera moves from frame to frame at the end of a clip. */
export interface Camera extends Shift {
  /** Share of the picture that moves with it. */
  readonly share: number
}

/** Pairs of frames that are looked at. */
const looked = 6
/** What is off by no more moves with the camera, in pixels of the size motion is found at. */
const off = 0.4
const turns = 8
/** Every so many pixels are enough to see how a whole picture moves. */
const every = 4

/** How the camera moves at the end, in pixels of a frame; undefined where there are too few frames. */
export async function cameraOf(memory: Memory): Promise<Camera | undefined> {
  const first = Math.max(0, memory.count - 1 - looked)
  if (memory.count - first < 3) return undefined
  const found: Camera[] = []
  let before = seenIn(await memory.frame(first))
  for (let at = first + 1; at < memory.count; at += 1) {
    const seen = seenIn(await memory.frame(at))
    const motion = motionBetween(before, seen)
    // Another shot begins here.
    if (!motion.isOne) found.length = 0
    else found.push(wholeOf(motion.there, motion.shrink))
    before = seen
  }
  const middle = (of: (one: Camera) => number): number => medianOf(found.map(of))
  return found.length < 2
    ? undefined
    : {
        x: middle(({ x }) => x),
        y: middle(({ y }) => y),
        growth: middle(({ growth }) => growth),
        share: middle(({ share }) => share),
      }
}

/** The shift that most of the picture follows: least squares, what is off counting less with each turn. */
function wholeOf({ width, height, u, v }: Flow, shrink: number): Camera {
  let [x, y, growth] = [0, 0, 0]
  let isFirst = true
  let share = 0
  for (let turn = 0; turn < turns; turn += 1) {
    let [all, sumX, sumY, sumU, sumV] = [0, 0, 0, 0, 0]
    const weights: number[] = []
    let inside = 0
    const each = (visit: (at: number, px: number, py: number, index: number) => void): void => {
      let index = 0
      for (let row = 0; row < height; row += every)
        for (let column = 0; column < width; column += every, index += 1)
          visit(row * width + column, column - width / 2, row - height / 2, index)
    }
    each((at, px, py) => {
      const distance = Math.hypot((u[at] ?? 0) - x - growth * px, (v[at] ?? 0) - y - growth * py)
      if (distance < off + 0.1 * Math.hypot(x, y)) inside += 1
      const weight = isFirst ? 1 : 1 / (1 + (distance / off) ** 2) ** 2
      weights.push(weight)
      all += weight
      sumX += weight * px
      sumY += weight * py
      sumU += weight * (u[at] ?? 0)
      sumV += weight * (v[at] ?? 0)
    })
    const [meanX, meanY, meanU, meanV] = [sumX / all, sumY / all, sumU / all, sumV / all]
    let [product, square] = [0, 0]
    each((at, px, py, index) => {
      const weight = weights[index] ?? 0
      product += weight * ((px - meanX) * ((u[at] ?? 0) - meanU) + (py - meanY) * ((v[at] ?? 0) - meanV))
      square += weight * ((px - meanX) ** 2 + (py - meanY) ** 2)
    })
    growth = square > 0 ? product / square : 0
    x = meanU - growth * meanX
    y = meanV - growth * meanY
    share = inside / weights.length
    isFirst = false
  }
  return { x: x * shrink, y: y * shrink, growth, share }
}
