import type { Picture } from '@krya/darkroom'
import { connected } from './connected.ts'
import { type Figure, type Limb, limbs, type LimbName, tipOf, trunkOf } from './figure.ts'
import { apart, between, median, minus, offLine, plus, type Point, times } from './points.ts'
import { spread } from './spread.ts'

/** A cut-out taken apart: what lies in front of the rest moves by itself. */
export interface Layers {
  readonly body: Picture
  readonly arms: readonly { readonly name: LimbName; readonly picture: Picture }[]
}

/** How far, in radii, what is an arm’s goes where it is before the body, beside it, and anywhere. */
const armReach = { before: 1.12, beside: 1.25, most: 3 }
/** How far a hand goes beyond the wrist, in lengths of the forearm, and how much wider it is. */
const hand = { length: 0.5, width: 1.6 }
/** How thick limbs are, in trunks, where it cannot be seen; and how thick at most. */
const thickness = { arm: 0.11, leg: 0.17, most: 0.26 }
const headSize = 0.32
/** What shines less than this is nothing of a cut-out. */
const faint = 0.06

/** Takes the arms from a cut-out; what of the body they hide is filled with the colours about it. */
export function layersOf(cut: Picture, figure: Figure): Layers {
  const { width, height } = cut
  const arms = limbs.flatMap((name) => {
    const limb = figure.limbs[name]
    return limb === undefined || !name.endsWith('arm') ? [] : [{ name, ...shapeOf(cut, limb, figure) }]
  })
  if (arms.length === 0) return { body: cut, arms: [] }
  const offBody = bodyOf(cut, figure)
  const shares = arms.map((arm) => sharesOf(cut, arm, offBody))
  const alpha = Float32Array.from({ length: width * height }, (_, at) => {
    const value = (cut.data[at * 4 + 3] ?? 0) / 255
    return value < faint ? 0 : value
  })
  const known = new Float32Array(width * height)
  const own = Float32Array.from(alpha, (value, at) => {
    const most = shares.reduce((share, one) => Math.max(share, one[at] ?? 0), 0)
    known[at] = most > 0 || value < 0.95 ? 0 : 1
    if (most < 1) return value
    const spot = { x: at % width, y: Math.floor(at / width) }
    const isShoulder = arms.some(({ top, upper }) => apart(spot, top) < 1.3 * upper)
    return isShoulder || offBody(spot) < 0 ? value : 0
  })
  looseTo(own, shares, alpha, width, figure, arms, offBody)
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

/** How far it is from a bone to where the cut-out ends, to the farther side where it ends on both. */
function thicknessOf(cut: Picture, from: Point, to: Point, usual: number, most: number): number {
  const way = minus(to, from)
  const long = Math.max(1, Math.hypot(way.x, way.y))
  const side = { x: -way.y / long, y: way.x / long }
  const seen = [0.3, 0.45, 0.6, 0.75, 0.9].map((share) => {
    const middle = between(from, to, share)
    return [1, -1].map((sign) => endOf(cut, middle, times(side, sign), most)).filter((far) => far < most)
  })
  const free = seen.flatMap((ends) => (ends.length === 2 ? [Math.max(...ends)] : []))
  const known = free.length > 0 ? free : seen.flat()
  return known.length === 0 ? usual : Math.min(most, Math.max(0.5 * usual, median(known)))
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

/** How far a spot is from trunk, legs and head, in pixels; below zero: on them. */
function bodyOf(cut: Picture, figure: Figure): (spot: Point) => number {
  const long = trunkOf(figure)
  const usual = thickness.leg * long
  const legs = limbs.flatMap((name) => {
    const limb = figure.limbs[name]
    if (limb === undefined || !name.endsWith('leg')) return []
    return [{ ...limb, thick: thicknessOf(cut, limb.top, limb.middle, usual, 1.6 * usual) }]
  })
  const [left, right] = [figure.limbs['left arm']?.top, figure.limbs['right arm']?.top]
  const wide = left && right ? apart(left, right) / 2 : 0.35 * long
  const way = times(minus(figure.hips, figure.chest), 1 / long)
  return (spot) => {
    const off = minus(spot, figure.chest)
    const down = off.x * way.x + off.y * way.y
    const across = Math.abs(off.x * way.y - off.y * way.x)
    const beside = across - wide * (0.92 - (0.1 * Math.max(0, down)) / long)
    const beyond = Math.max(-0.16 * long - down, down - 1.1 * long)
    const trunk =
      Math.max(beside, beyond) < 0
        ? Math.max(beside, beyond)
        : Math.hypot(Math.max(0, beside), Math.max(0, beyond))
    const head = figure.head === undefined ? Infinity : apart(spot, figure.head) - headSize * long
    return legs.reduce(
      (least, { top, middle, end, thick }) =>
        Math.min(least, offLine(spot, top, middle) - 0.95 * thick, offLine(spot, middle, end) - 0.8 * thick),
      Math.min(trunk, head),
    )
  }
}

/** How far each pixel belongs to an arm, 0–1, with a soft edge where that is before the body. */
function sharesOf(cut: Picture, arm: Shape, offBody: (spot: Point) => number): Float32Array {
  const { width, height, data } = cut
  const shares = new Float32Array(width * height)
  const reach = armReach.most * Math.max(arm.upper, hand.width * arm.lower)
  const points = [arm.top, arm.middle, arm.end, arm.tip]
  const [left, right] = [
    Math.min(...points.map(({ x }) => x)) - reach,
    Math.max(...points.map(({ x }) => x)) + reach,
  ]
  const [top, bottom] = [
    Math.min(...points.map(({ y }) => y)) - reach,
    Math.max(...points.map(({ y }) => y)) + reach,
  ]
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) === 0) continue
      const spot = { x, y }
      const upper = offLine(spot, arm.top, arm.middle) / arm.upper
      const lower = Math.min(
        offLine(spot, arm.middle, arm.end) / arm.lower,
        offLine(spot, arm.end, arm.tip) / (hand.width * arm.lower),
      )
      if (Math.min(upper, lower) > armReach.most) continue
      // At the shoulder it is thinner: what lies about it is the trunk’s.
      const near = apart(spot, arm.top) / (0.7 * apart(arm.top, arm.middle))
      const far = Math.min(upper + 0.42 * Math.max(0, 1 - near), lower)
      const thin = Math.min(arm.upper, arm.lower)
      // Where it is before the body, as far as it is thick; elsewhere whatever is nearer to it than to the body.
      const free = Math.min(
        offBody(spot) - (far - 1) * thin,
        upper < lower ? (armReach.beside - far) * thin : Infinity,
      )
      const within = Math.max((armReach.before - far) * thin, free)
      shares[y * width + x] = Math.min(1, Math.max(0, within / 2))
    }
  return shares
}

/** What of the body hangs together with it by an arm alone, such as the tips of spread fingers, goes with that arm. */
function looseTo(
  own: Float32Array,
  shares: readonly Float32Array[],
  alpha: Float32Array,
  width: number,
  figure: Figure,
  arms: readonly Shape[],
  offBody: (spot: Point) => number,
): void {
  const legs = limbs.flatMap((name) => (name.endsWith('leg') ? (figure.limbs[name] ?? []) : []))
  const seeds = [
    figure.chest,
    figure.hips,
    between(figure.chest, figure.hips),
    ...(figure.head === undefined ? [] : [figure.head]),
    ...legs.flatMap(({ middle, end }) => [middle, end]),
  ]
  const fixed = connected(own, width, seeds)
  for (let at = 0; at < own.length; at += 1) {
    if (fixed[at] === 1 || (alpha[at] ?? 0) === 0) continue
    const spot = { x: at % width, y: Math.floor(at / width) }
    const far = arms.map(({ middle, tip }) => offLine(spot, middle, tip))
    const nearest = Math.min(...far)
    const share = shares[far.indexOf(nearest)]
    // A faint edge stays with what it is nearer to.
    if ((alpha[at] ?? 0) < 0.3 && offBody(spot) < nearest) continue
    // What is far from any arm is something of the picture’s own, and stays with the body.
    if (share === undefined || nearest > trunkOf(figure)) continue
    if (shares.every((one) => (one[at] ?? 0) < 1)) share[at] = 1
    own[at] = 0
  }
}
