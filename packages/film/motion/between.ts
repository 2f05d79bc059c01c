import { boxMean, type Picture } from '@krya/darkroom'
import { type Flow, stillness } from './flow.ts'
import type { Motion } from './motion.ts'
import { enlarged, valueAt } from './sample.ts'

/** How things move through a moment between two frames, and how surely each of the frames shows them. */
interface Moment {
  /** Pixels from the first frame to the second, by where things are at that moment. */
  readonly flow: Flow
  readonly inFirst: Float32Array
  readonly inSecond: Float32Array
}

/** Frames that do not agree by this many pixels show different things there. */
const apart = 1.2
/** How much motion counts that was not found but supposed. */
const hidden = 0.02
/** Around so many pixels it is evened out. */
const calm = 3
/** A thing that neither frame surely shows is taken from both. */
const leastSure = 0.02

/**
 * A frame between two: what moves stands where it would be then, and what only one of them shows is taken from that.
 * Across a cut it is the nearer one.
 * @param share 0–1: where between the first and the second
 */
export function between(first: Picture, second: Picture, motion: Motion, share: number): Picture {
  if (!motion.isOne) return share < 0.5 ? first : second
  const { flow, inFirst, inSecond } = momentOf(motion, share)
  const { width, height } = first
  const data = new Uint8ClampedArray(width * height * 4)
  const read = enlarged(flow.width, flow.height, first, motion.shrink)
  const one = new Float64Array(3)
  const other = new Float64Array(3)
  for (let y = 0, to = 0; y < height; y += 1) {
    read.row(y)
    for (let x = 0; x < width; x += 1, to += 4) {
      const u = read.at(flow.u, x) * motion.shrink
      const v = read.at(flow.v, x) * motion.shrink
      const a = (1 - share) * (read.at(inFirst, x) + leastSure)
      const b = share * (read.at(inSecond, x) + leastSure)
      colourAt(first, x - share * u, y - share * v, one)
      colourAt(second, x + (1 - share) * u, y + (1 - share) * v, other)
      const part = b / (a + b)
      data[to] = (one[0] ?? 0) + part * ((other[0] ?? 0) - (one[0] ?? 0))
      data[to + 1] = (one[1] ?? 0) + part * ((other[1] ?? 0) - (one[1] ?? 0))
      data[to + 2] = (one[2] ?? 0) + part * ((other[2] ?? 0) - (one[2] ?? 0))
      data[to + 3] = 255
    }
  }
  return { width, height, data }
}

/** A colour between pixels; beyond the edges as at them. */
export function colourAt({ width, height, data }: Picture, x: number, y: number, to: Float64Array): void {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y
  const left = Math.floor(cx)
  const top = Math.floor(cy)
  const right = cx - left
  const below = cy - top
  const at = (top * width + left) * 4
  const beside = at + (left < width - 1 ? 4 : 0)
  const under = top < height - 1 ? width * 4 : 0
  const a = (1 - right) * (1 - below)
  const b = right * (1 - below)
  const c = (1 - right) * below
  const d = right * below
  for (let channel = 0; channel < 3; channel += 1)
    to[channel] =
      a * (data[at + channel] ?? 0) +
      b * (data[beside + channel] ?? 0) +
      c * (data[at + under + channel] ?? 0) +
      d * (data[beside + under + channel] ?? 0)
}

function momentOf({ there, back }: Motion, share: number): Moment {
  const { width, height } = there
  const flow = stillness(width, height)
  const weights = new Float32Array(width * height)
  splat(there, back, share, 1, flow, weights)
  splat(back, there, 1 - share, -1, flow, weights)
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0
    if (weight < 1e-3) continue
    flow.u[at] = (flow.u[at] ?? 0) / weight
    flow.v[at] = (flow.v[at] ?? 0) / weight
  }
  closed(flow, weights)
  calmed(flow, weights)
  return { flow, ...visible(there, back, flow, share) }
}

/** Carries each pixel’s motion to where the pixel is at that moment; what comes back to itself counts most. */
function splat(own: Flow, other: Flow, share: number, sign: 1 | -1, flow: Flow, weights: Float32Array): void {
  const { width, height } = own
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const u = own.u[at] ?? 0
      const v = own.v[at] ?? 0
      const off =
        Math.abs(u + valueAt(other.u, width, height, x + u, y + v)) +
        Math.abs(v + valueAt(other.v, width, height, x + u, y + v))
      const sure = Math.exp(-((off / apart) ** 2)) + hidden
      const toX = x + share * u
      const toY = y + share * v
      const left = Math.floor(toX)
      const top = Math.floor(toY)
      for (let corner = 0; corner < 4; corner += 1) {
        const cx = left + (corner & 1)
        const cy = top + (corner >> 1)
        if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue
        const weight = sure * (1 - Math.abs(toX - cx)) * (1 - Math.abs(toY - cy))
        const to = cy * width + cx
        flow.u[to] = (flow.u[to] ?? 0) + sign * weight * u
        flow.v[to] = (flow.v[to] ?? 0) + sign * weight * v
        weights[to] = (weights[to] ?? 0) + weight
      }
    }
}

/** Gives places that nothing came to the motion of the nearest that something did, from the sides and from above. */
function closed(flow: Flow, weights: Float32Array): void {
  const { width, height } = flow
  const isKnown = Uint8Array.from(weights, (weight) => (weight < 1e-3 ? 0 : 1))
  const carry = (at: number, from: number): void => {
    if (isKnown[at] !== 0 || isKnown[from] === 0) return
    flow.u[at] = flow.u[from] ?? 0
    flow.v[at] = flow.v[from] ?? 0
    isKnown[at] = 1
  }
  for (let turn = 0; turn < 2; turn += 1) {
    for (let at = 1; at < weights.length; at += 1) {
      if (at % width !== 0) carry(at, at - 1)
      if (at >= width) carry(at, at - width)
    }
    for (let at = weights.length - 2; at >= 0; at -= 1) {
      if (at % width !== width - 1) carry(at, at + 1)
      if (at < width * (height - 1)) carry(at, at + width)
    }
  }
}

/** Motion that is only supposed is that of all around it: torn, it would tear the picture. */
function calmed({ width, height, u, v }: Flow, weights: Float32Array): void {
  const sure = weights.map((weight) => Math.min(1, weight) + hidden / 10)
  const meanOf = (values: Float32Array): Float32Array =>
    boxMean({ width, height, data: values.map((value, at) => value * (sure[at] ?? 0)) }, calm).data
  const shares = boxMean({ width, height, data: sure }, calm).data
  const [meanU, meanV] = [meanOf(u), meanOf(v)]
  for (let at = 0; at < sure.length; at += 1) {
    const own = Math.min(1, 2 * (sure[at] ?? 0))
    const share = shares[at] ?? 1
    u[at] = own * (u[at] ?? 0) + ((1 - own) * (meanU[at] ?? 0)) / share
    v[at] = own * (v[at] ?? 0) + ((1 - own) * (meanV[at] ?? 0)) / share
  }
}

/** How surely each frame shows what moves through a place: it does where its own motion there is the same. */
function visible(
  there: Flow,
  back: Flow,
  { width, height, u, v }: Flow,
  share: number,
): Pick<Moment, 'inFirst' | 'inSecond'> {
  const inFirst = new Float32Array(width * height)
  const inSecond = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const du = u[at] ?? 0
      const dv = v[at] ?? 0
      const x0 = x - share * du
      const y0 = y - share * dv
      const x1 = x + (1 - share) * du
      const y1 = y + (1 - share) * dv
      const offFirst =
        Math.abs(valueAt(there.u, width, height, x0, y0) - du) +
        Math.abs(valueAt(there.v, width, height, x0, y0) - dv)
      const offSecond =
        Math.abs(valueAt(back.u, width, height, x1, y1) + du) +
        Math.abs(valueAt(back.v, width, height, x1, y1) + dv)
      inFirst[at] = Math.exp(-((offFirst / apart) ** 2)) * within(x0, y0, width, height)
      inSecond[at] = Math.exp(-((offSecond / apart) ** 2)) * within(x1, y1, width, height)
    }
  return { inFirst, inSecond }
}

/** What is beyond a frame’s edge is not in it. */
const within = (x: number, y: number, width: number, height: number): number =>
  x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5 ? 0 : 1
