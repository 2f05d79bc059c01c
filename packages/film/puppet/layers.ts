import type { Picture } from '@krya/darkroom'
import { type Figure, type Limb, limbs, type LimbName, tipOf, trunkOf } from './figure.ts'
import { apart, between, median, minus, offLine, plus, type Point, times } from './points.ts'
import { spread } from './spread.ts'

/** A cut-out taken apart: what lies in front of the rest moves by itself. */
export interface Layers {
  readonly body: Picture
  readonly arms: readonly { readonly name: LimbName; readonly picture: Picture }[]
}

/** How far, in radii, what is an arm’s goes: before the body, and before nothing. */
const armReach = { before: 1.15, free: 1.7 }
/** How far a hand goes beyond the wrist, in lengths of the forearm, and how much wider it is. */
const hand = { length: 0.5, width: 1.6 }
/** How thick limbs are, in trunks, where it cannot be seen; and how thick at most. */
const thickness = { arm: 0.11, leg: 0.17, most: 0.26 }
const headSize = 0.32

/** Takes the arms from a cut-out; what of the body they hide is filled with the colours about it. */
export function layersOf(cut: Picture, figure: Figure): Layers {
  const { width, height } = cut
  const arms = limbs.flatMap((name) => {
    const limb = figure.limbs[name]
    return limb === undefined || !name.endsWith('arm') ? [] : [{ name, ...shapeOf(cut, limb, figure) }]
  })
  if (arms.length === 0) return { body: cut, arms: [] }
  const isBody = bodyOf(cut, figure)
  const shares = arms.map((arm) => sharesOf(cut, arm, isBody, figure))
  const alpha = Float32Array.from({ length: width * height }, (_, at) => (cut.data[at * 4 + 3] ?? 0) / 255)
  const known = new Float32Array(width * height)
  const own = Float32Array.from(alpha, (value, at) => {
    const most = shares.reduce((share, one) => Math.max(share, one[at] ?? 0), 0)
    known[at] = most > 0 || value < 0.95 ? 0 : 1
    if (most < 1) return value
    const spot = { x: at % width, y: Math.floor(at / width) }
    const isShoulder = arms.some(({ top, upper }) => apart(spot, top) < 1.15 * upper)
    return isShoulder || isBody(spot) ? value : 0
  })
  looseTo(own, shares, alpha, cut, figure, arms)
  const filled = spread(cut, known)
  const body = Uint8ClampedArray.from(cut.data)
  for (let at = 0; at < own.length; at += 1) {
    body[at * 4 + 3] = 255 * (own[at] ?? 0)
    const isHidden = shares.some((share) => (share[at] ?? 0) > 0)
    if (isHidden) body.set(filled.data.subarray(at * 4, at * 4 + 3), at * 4)
  }
  return {
    body: { width, height, data: body },
    arms: arms.map(({ name }, which) => {
      const data = Uint8ClampedArray.from(cut.data)
      for (let at = 0; at < own.length; at += 1)
        data[at * 4 + 3] = 255 * (alpha[at] ?? 0) * (shares[which]?.[at] ?? 0)
      return { name, picture: { width, height, data } }
    }),
  }
}

interface Shape extends Limb {
  readonly tip: Point
  /** Half the thickness of its two bones, in pixels. */
  readonly upper: number
  readonly lower: number
}

function shapeOf(cut: Picture, limb: Limb, figure: Figure): Shape {
  const usual = thickness.arm * trunkOf(figure)
  const most = thickness.most * trunkOf(figure)
  const upper = thicknessOf(cut, limb.top, limb.middle, usual, most)
  const lower = thicknessOf(cut, limb.middle, limb.end, 0.8 * usual, most)
  return { ...limb, tip: tipOf(limb, hand.length), upper, lower }
}

/** How far it is from a bone to where the cut-out ends, on the side where that is nearer. */
export function thicknessOf(cut: Picture, from: Point, to: Point, usual: number, most: number): number {
  const way = minus(to, from)
  const long = Math.max(1, Math.hypot(way.x, way.y))
  const side = { x: -way.y / long, y: way.x / long }
  const seen = [0.3, 0.45, 0.6, 0.75, 0.9].flatMap((share) => {
    const middle = between(from, to, share)
    const ends = [1, -1].map((sign) => endOf(cut, middle, times(side, sign), most))
    const nearest = Math.min(...ends)
    return nearest < most ? [nearest] : []
  })
  return seen.length === 0 ? usual : Math.min(most, Math.max(0.4 * usual, median(seen)))
}

function endOf({ width, height, data }: Picture, from: Point, way: Point, most: number): number {
  for (let far = 0; far < most; far += 1) {
    const { x, y } = plus(from, times(way, far))
    const [column, row] = [Math.round(x), Math.round(y)]
    if (column < 0 || row < 0 || column >= width || row >= height) return most
    if ((data[(row * width + column) * 4 + 3] ?? 0) < 128) return far
  }
  return most
}

/** Whether a spot lies on the trunk or a leg. */
function bodyOf(cut: Picture, figure: Figure): (spot: Point) => boolean {
  const usual = thickness.leg * trunkOf(figure)
  const legs = limbs.flatMap((name) => {
    const limb = figure.limbs[name]
    if (limb === undefined || !name.endsWith('leg')) return []
    return [{ ...limb, thick: thicknessOf(cut, limb.top, limb.middle, usual, 1.6 * usual) }]
  })
  const [left, right] = [figure.limbs['left arm']?.top, figure.limbs['right arm']?.top]
  const wide = left && right ? apart(left, right) / 2 : 0.35 * trunkOf(figure)
  return (spot) => {
    const way = minus(figure.hips, figure.chest)
    const long = trunkOf(figure)
    const down = ((spot.x - figure.chest.x) * way.x + (spot.y - figure.chest.y) * way.y) / (long * long)
    const across = Math.abs((spot.x - figure.chest.x) * way.y - (spot.y - figure.chest.y) * way.x) / long
    if (down > -0.02 && down < 1.1 && across < wide * (0.95 - 0.1 * Math.max(0, down))) return true
    return legs.some(({ top, middle, end, thick }) =>
      Math.min(offLine(spot, top, middle), offLine(spot, middle, end)) < 0.95 * thick,
    )
  }
}

/** How far each pixel belongs to an arm, 0–1, with a soft edge where that is before the body. */
function sharesOf(cut: Picture, arm: Shape, isBody: (spot: Point) => boolean, figure: Figure): Float32Array {
  const { width, height, data } = cut
  const shares = new Float32Array(width * height)
  const reach = armReach.free * Math.max(arm.upper, hand.width * arm.lower)
  const points = [arm.top, arm.middle, arm.end, arm.tip]
  const [left, right] = [Math.min(...points.map(({ x }) => x)) - reach, Math.max(...points.map(({ x }) => x)) + reach]
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)) - reach, Math.max(...points.map(({ y }) => y)) + reach]
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) === 0) continue
      const spot = { x, y }
      const far = Math.min(
        offLine(spot, arm.top, arm.middle) / arm.upper,
        offLine(spot, arm.middle, arm.end) / arm.lower,
        offLine(spot, arm.end, arm.tip) / (hand.width * arm.lower),
      )
      const isHead = figure.head !== undefined && apart(spot, figure.head) < headSize * trunkOf(figure)
      const limit = isHead || isBody(spot) ? armReach.before : armReach.free
      shares[y * width + x] = Math.min(1, Math.max(0, ((limit - far) * Math.min(arm.upper, arm.lower)) / 2))
    }
  return shares
}

/** What of the body hangs together with it by an arm alone, such as the tips of spread fingers, goes with that arm. */
function looseTo(
  own: Float32Array,
  shares: readonly Float32Array[],
  alpha: Float32Array,
  { width, height }: Picture,
  figure: Figure,
  arms: readonly Shape[],
): void {
  const fixed = new Uint8Array(width * height)
  const waiting: number[] = []
  const visit = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = y * width + x
    if (fixed[at] === 1 || (own[at] ?? 0) < 0.1) return
    fixed[at] = 1
    waiting.push(at)
  }
  const legs = limbs.flatMap((name) => (name.endsWith('leg') ? (figure.limbs[name] ?? []) : []))
  const seeds = [
    figure.chest,
    figure.hips,
    between(figure.chest, figure.hips),
    ...(figure.head === undefined ? [] : [figure.head]),
    ...legs.flatMap(({ middle, end }) => [middle, end]),
  ]
  for (const { x, y } of seeds) visit(Math.round(x), Math.round(y))
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width
    const y = (at - x) / width
    visit(x - 1, y)
    visit(x + 1, y)
    visit(x, y - 1)
    visit(x, y + 1)
  }
  for (let at = 0; at < own.length; at += 1) {
    if (fixed[at] === 1 || (alpha[at] ?? 0) === 0) continue
    const spot = { x: at % width, y: Math.floor(at / width) }
    const far = arms.map(({ middle, tip }) => offLine(spot, middle, tip))
    const nearest = Math.min(...far)
    // What is far from any arm is something of the picture’s own, and stays with the body.
    if (nearest > trunkOf(figure)) continue
    const share = shares[far.indexOf(nearest)]
    if (share !== undefined && (own[at] ?? 0) < 0.1) share[at] = Math.max(share[at] ?? 0, own[at] === 0 ? 1 : 0)
    else if (share !== undefined) {
      share[at] = 1
      own[at] = 0
    }
  }
}
