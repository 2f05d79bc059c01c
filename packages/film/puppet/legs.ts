import type { Picture } from '@krya/darkroom'
import { connected } from './connected.ts'
import { type Figure, type Limb, type LimbName, trunkOf } from './figure.ts'
import { between, minus, offLine, plus, type Point, times } from './points.ts'

/** How far what is a leg’s alone goes on under the rest, in trunks: no gap opens where they meet. */
const overlap = 0.12

/** How far along both legs a spot lies: 0 at the hips, 1 at the ankles. */
const downLegs = (spot: Point, [left, right]: readonly [Limb, Limb]): number => {
  const [from, to] = [between(left.top, right.top), between(left.end, right.end)]
  const way = minus(to, from)
  return ((spot.x - from.x) * way.x + (spot.y - from.y) * way.y) / Math.max(1e-6, way.x ** 2 + way.y ** 2)
}

/** Where a foot ends. */
export const toeOf = ({ middle, end }: Limb): Point => plus(end, times(minus(end, middle), 0.4))

export const offLeg = (spot: Point, leg: Limb): number =>
  Math.min(offLine(spot, leg.top, leg.middle), offLine(spot, leg.middle, toeOf(leg)))

/**
 * Takes the legs from a body from where there is something to be seen between them: there each moves by itself.
 * @returns null: they hang together all the way down, as in a skirt
 */
export function legsOf(
  body: Picture,
  figure: Figure,
): {
  readonly rest: Picture
  readonly legs: readonly { readonly name: LimbName; readonly picture: Picture }[]
} | null {
  const [left, right] = [figure.limbs['left leg'], figure.limbs['right leg']]
  if (left === undefined || right === undefined) return null
  const fork = forkOf(body, left, right)
  if (fork === null) return null
  const { width, height } = body
  const reach = overlap * trunkOf(figure)
  const long = Math.max(
    1,
    Math.hypot(...asPair(minus(between(left.end, right.end), between(left.top, right.top)))),
  )
  const alpha = Float32Array.from({ length: width * height }, (_, at) => (body.data[at * 4 + 3] ?? 0) / 255)
  const spotAt = (at: number): Point => ({ x: at % width, y: Math.floor(at / width) })
  const below = alpha.map((value, at) =>
    value === 0 ? -Infinity : (downLegs(spotAt(at), [left, right]) - fork) * long,
  )
  const own = (leg: Limb, other: Limb): Float32Array =>
    alpha.map((value, at) => {
      if (value === 0 || (below[at] ?? 0) < -reach) return 0
      return offLeg(spotAt(at), leg) < offLeg(spotAt(at), other) ? value : 0
    })
  const legs = [own(left, right), own(right, left)] as const
  // What of one is cut off from it, the tip of a shoe, is the other’s.
  for (const [at, limb] of [left, right].entries()) {
    const [one, other] = [legs[at], legs[1 - at]]
    if (one === undefined || other === undefined) continue
    const fixed = connected(one, width, [limb.middle, limb.end, between(limb.middle, limb.end)])
    for (let spot = 0; spot < one.length; spot += 1) {
      if (fixed[spot] === 1 || (one[spot] ?? 0) < 0.3) continue
      other[spot] = one[spot] ?? 0
      one[spot] = 0
    }
  }
  const picture = (shares: (at: number) => number): Picture => {
    const data = Uint8ClampedArray.from(body.data)
    for (let at = 0; at < alpha.length; at += 1) data[at * 4 + 3] = 255 * shares(at)
    return { width, height, data }
  }
  return {
    rest: picture((at) => (alpha[at] ?? 0) * Math.min(1, Math.max(0, 1 - (below[at] ?? 0) / 3))),
    legs: [
      { name: 'left leg', picture: picture((at) => legs[0][at] ?? 0) },
      { name: 'right leg', picture: picture((at) => legs[1][at] ?? 0) },
    ],
  }
}

const asPair = ({ x, y }: Point): [number, number] => [x, y]

/** How far down the legs part. */
function forkOf({ width, height, data }: Picture, left: Limb, right: Limb): number | null {
  for (let share = 0.05; share < 0.95; share += 0.01) {
    const [one, other] = [along(left, share), along(right, share)]
    const middles = [0.35, 0.42, 0.5, 0.58, 0.65].map((at) => between(one, other, at))
    const isOpen = middles.some(({ x, y }) => {
      const [column, row] = [Math.round(x), Math.round(y)]
      if (column < 0 || row < 0 || column >= width || row >= height) return false
      return (data[(row * width + column) * 4 + 3] ?? 0) < 64
    })
    if (isOpen) return downLegs(between(one, other), [left, right])
  }
  return null
}

const along = ({ top, middle, end }: Limb, share: number): Point =>
  share < 0.5 ? between(top, middle, share * 2) : between(middle, end, share * 2 - 1)
