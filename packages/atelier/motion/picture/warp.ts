import { backFrom } from '../camera/view.ts'
import type { Pose } from '../camera/pose.ts'
import { fraction, type Moment, round, wave } from '../moment.ts'
import { cell, type Field, type Prepared } from './prepared.ts'

/** Where each place of the frame comes from, for every so many pixels; twice, where something flows. */
export interface Sources {
  readonly across: number
  readonly down: number
  /** x and y in turn. */
  readonly first: Float32Array
  readonly second: Float32Array
  /** How much of the second is seen where the two are apart. */
  readonly share: number
}

/** Seconds after which what flows begins anew, unseen: its other half is half-way then (Holynski et al. 2021). */
const anew = 3.6
/** A place is looked for so often: how far it is shifted depends on how near is what is found there. */
const looks = 3

/** Where all that is behind comes from, as the camera sees it at a moment. */
export function sourcesAt(prepared: Prepared, pose: Pose, moment: Moment, wind: number): Sources {
  const { view, near, flowRight, flowDown, sway, swell } = prepared
  const { frame, scene } = view
  const [across, down] = [Math.ceil(frame.width / cell) + 1, Math.ceil(frame.height / cell) + 1]
  const first = new Float32Array(across * down * 2)
  const second = new Float32Array(across * down * 2)
  const [left, top] = [(scene.width - frame.width) / 2, (scene.height - frame.height) / 2]
  const lean = (pose.roll * Math.PI) / 180
  const [cos, sin] = [Math.cos(lean), Math.sin(lean)]
  const phase = fraction(round(moment, anew) / (2 * Math.PI))
  const [early, late] = [phase - 0.5, fraction(phase + 0.5) - 0.5]
  const seconds = anew / moment.pace
  const unit = Math.min(scene.width, scene.height) / 100
  // On either side of a depth the map back is almost a straight line in it.
  const back = Array.from({ length: steps + 1 }, (_, at) => backFrom(view, pose, at / steps))
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      // Turned back about the middle of the frame.
      const [fx, fy] = [column * cell - frame.width / 2, row * cell - frame.height / 2]
      const seenX = fx * cos + fy * sin + left + frame.width / 2
      const seenY = fy * cos - fx * sin + top + frame.height / 2
      let [x, y] = [seenX, seenY]
      for (let look = 0; look < looks; look += 1) {
        const at = valueAt(near, x, y) * steps
        const low = Math.min(steps - 1, Math.max(0, Math.floor(at)))
        const [one, other] = [back[low], back[low + 1]]
        if (one === undefined || other === undefined) break
        const share = at - low
        const scale = one.scale + (other.scale - one.scale) * share
        x = seenX * scale + one.x + (other.x - one.x) * share
        y = seenY * scale + one.y + (other.y - one.y) * share
      }
      const swaying = valueAt(sway, x, y)
      const swelling = valueAt(swell, x, y)
      if (swaying > 0) {
        const gust =
          wave(moment, 2.8, -x / (34 * unit)) + 0.5 * wave(moment, 1.9, y / (9 * unit) + x / (60 * unit))
        x += swaying * wind * gust
        y += 0.35 * swaying * wave(moment, 2.3, x / (14 * unit))
      }
      if (swelling > 0) {
        y +=
          swelling *
          (wave(moment, 2.6, y / (5 * unit)) + 0.6 * wave(moment, 1.7, y / (2.6 * unit) + x / (30 * unit)))
        x += 0.8 * swelling * wave(moment, 3.1, y / (4 * unit) + x / (50 * unit))
      }
      const [right, falling] = [valueAt(flowRight, x, y) * wind * seconds, valueAt(flowDown, x, y) * seconds]
      const at = (row * across + column) * 2
      first[at] = x - right * early
      first[at + 1] = y - falling * early
      second[at] = x - right * late
      second[at + 1] = y - falling * late
    }
  return { across, down, first, second, share: Math.abs(2 * phase - 1) }
}

/** Depths that the camera’s map is reckoned for. */
const steps = 16

/** A field between its cells. */
function valueAt({ across, down, data }: Field, x: number, y: number): number {
  const [u, v] = [
    Math.min(across - 1.001, Math.max(0, x / cell)),
    Math.min(down - 1.001, Math.max(0, y / cell)),
  ]
  const [column, row] = [Math.floor(u), Math.floor(v)]
  const [right, below] = [u - column, v - row]
  const at = row * across + column
  const upper = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right
  const lower = (data[at + across] ?? 0) * (1 - right) + (data[at + across + 1] ?? 0) * right
  return upper * (1 - below) + lower * below
}
