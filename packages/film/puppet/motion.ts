import { type Figure, figureOf, type Limb, limbs, type LimbName, trunkOf } from './figure.ts'
import { withSidesChanged, type Performance } from './performance.ts'
import { angleOf, apart, median, minus, type Point, smoothed, wrapped } from './points.ts'

/** What a joint does to all beyond it: turns it, in radians clockwise, and makes it longer or shorter. */
export interface Turn {
  readonly angle: number
  readonly stretch: number
  /** … and wider or narrower; left out: as wide as it is. */
  readonly width?: number
}
export const atRest: Turn = { angle: 0, stretch: 1 }

/** How a puppet stands, told from how it stood in its picture. */
export interface Stance {
  /** How far the whole has gone, in pixels. */
  readonly root: Point
  readonly trunk: Turn
  readonly head: Turn
  readonly limbs: Readonly<Partial<Record<LimbName, { readonly upper: Turn; readonly lower: Turn }>>>
}

/** Bones that point at the camera look shorter; no puppet gets shorter or longer than this. */
const bones = { least: 0.55, most: 1.12 }
const trunks = { least: 0.85, most: 1.06 }
const mostTilt = 0.6
/** In seconds: the ground is kept so calmly. */
const grounding = 0.06

/**
 * A performance as stances of another figure: its bones point where the performer’s do, each as long as it is; the
 * whole goes as far, in lengths of the trunk, and feet that stand stay where they are.
 * @param rate frames a second
 * @returns null: the performer’s shoulders are never seen
 */
export function stancesOf(figure: Figure, performance: Performance, rate: number): Stance[] | null {
  const facing = performance.reduce((sum, joints) => {
    const [left, right] = [joints.get('left shoulder'), joints.get('right shoulder')]
    return left && right ? sum + Math.sign(left.x - right.x) : sum
  }, 0)
  // Of whoever turns the back to one of two cameras, left is on the other side of the screen.
  const isTurned = facing >= 0 !== figure.isFacing
  const performers = performance.map((joints) => figureOf(isTurned ? withSidesChanged(joints) : joints))
  const whole = performers.filter((one) => one !== null)
  const [first] = whole
  if (first === undefined || whole.length < performers.length) return null
  const lengths = lengthsOf(whole)
  const scale = trunkOf(figure) / lengths.trunk
  const calmTilt = median(whole.flatMap(({ tilt }) => (tilt === undefined ? [] : [tilt])))

  const stances = whole.map((performer): Stance => {
    const trunk = {
      angle: turned(minus(figure.chest, figure.hips), minus(performer.chest, performer.hips)),
      stretch: within(trunkOf(performer) / lengths.trunk, trunks),
    }
    const own = figure.tilt ?? 0
    const tilt = wrapped((performer.tilt ?? calmTilt) - own)
    return {
      root: {
        x: (performer.hips.x - first.hips.x) * scale,
        y: (performer.hips.y - first.hips.y) * scale,
      },
      trunk,
      head: { angle: within(tilt - trunk.angle, { least: -mostTilt, most: mostTilt }), stretch: 1 },
      limbs: Object.fromEntries(
        limbs.flatMap((name) => {
          const limb = figure.limbs[name]
          if (limb === undefined) return []
          const led = performer.limbs[name]
          // A leg that is not seen stands, an arm goes with the trunk.
          if (led === undefined)
            return [
              [
                name,
                { upper: { angle: name.endsWith('leg') ? -trunk.angle : 0, stretch: 1 }, lower: atRest },
              ],
            ]
          return [[name, limbTurns(limb, led, lengths.bones[name], trunk.angle)]]
        }),
      ),
    }
  })
  return grounded(figure, unwound(stances), whole, lengths.trunk, rate)
}

function limbTurns(own: Limb, led: Limb, longest: readonly [number, number] | undefined, trunk: number) {
  const upper = turned(minus(own.middle, own.top), minus(led.middle, led.top))
  const lower = turned(minus(own.end, own.middle), minus(led.end, led.middle))
  const [upperBone = 1, lowerBone = 1] = longest ?? []
  return {
    upper: { angle: wrapped(upper - trunk), stretch: within(apart(led.top, led.middle) / upperBone, bones) },
    lower: { angle: wrapped(lower - upper), stretch: within(apart(led.middle, led.end) / lowerBone, bones) },
  }
}

const turned = (from: Point, to: Point): number => wrapped(angleOf(to) - angleOf(from))
const within = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, value))

type Bones = Readonly<Partial<Record<LimbName, readonly [upper: number, lower: number]>>>

/** How long bones are that do not point at the camera: nearly the longest that they are seen. */
function lengthsOf(performers: readonly Figure[]): { readonly trunk: number; readonly bones: Bones } {
  const long = (values: readonly number[]): number => {
    const sorted = values.toSorted((a, b) => a - b)
    return Math.max(1, sorted[Math.floor(0.8 * (sorted.length - 1))] ?? 1)
  }
  const seen = (name: LimbName): Limb[] => performers.flatMap(({ limbs: own }) => own[name] ?? [])
  const bones: Bones = Object.fromEntries(
    limbs.map((name) => [
      name,
      [
        long(seen(name).map(({ top, middle }) => apart(top, middle))),
        long(seen(name).map(({ middle, end }) => apart(middle, end))),
      ],
    ]),
  )
  return { trunk: long(performers.map(trunkOf)), bones }
}

/** Angles that go on past half a turn rather than jump to the other side. */
function unwound(stances: readonly Stance[]): Stance[] {
  const next = (before: Turn | undefined, turn: Turn): Turn =>
    before === undefined ? turn : { ...turn, angle: before.angle + wrapped(turn.angle - before.angle) }
  let last: Stance | undefined
  return stances.map((stance) => {
    const before = last
    last = {
      ...stance,
      limbs: Object.fromEntries(
        Object.entries(stance.limbs).map(([name, { upper, lower }]) => {
          const own = before?.limbs[limbs.find((one) => one === name) ?? 'left arm']
          return [name, { upper: next(own?.upper, upper), lower: next(own?.lower, lower) }]
        }),
      ),
    }
    return last
  })
}

const legs = ['left leg', 'right leg'] as const
/** A foot that moves slower, in trunks per second, and is no higher above the lower one, in trunks, stands. */
const standing = { speed: 0.5, height: 0.16 }

/** Moves the whole so that feet which stand stay where they are. */
function grounded(
  figure: Figure,
  stances: readonly Stance[],
  performers: readonly Figure[],
  trunk: number,
  rate: number,
): Stance[] {
  let anchors: Partial<Record<LimbName, Point>> = {}
  let off: Point | undefined
  const offs = stances.map((stance, at) => {
    const stand = legs.flatMap((name) => {
      const own = figure.limbs[name]
      const ankle = performers[at]?.limbs[name]?.end
      if (own === undefined || ankle === undefined || !stands(performers, at, name, trunk, rate)) return []
      return [{ name, rest: own.end, foot: footOf(figure, stance, own, name) }]
    })
    const before = off
    const wanted = stand.map(({ name, rest, foot }) => {
      // At the beginning the feet are where they are in the picture.
      const anchor =
        anchors[name] ?? (before === undefined ? rest : { x: foot.x + before.x, y: foot.y + before.y })
      anchors = { ...anchors, [name]: anchor }
      return minus(anchor, foot)
    })
    anchors = Object.fromEntries(stand.map(({ name }) => [name, anchors[name]]))
    if (wanted.length > 0)
      off = {
        x: wanted.reduce((sum, one) => sum + one.x, 0) / wanted.length,
        y: wanted.reduce((sum, one) => sum + one.y, 0) / wanted.length,
      }
    return off ?? { x: 0, y: 0 }
  })
  const xs = smoothed(
    offs.map(({ x }) => x),
    grounding * rate,
  )
  const ys = smoothed(
    offs.map(({ y }) => y),
    grounding * rate,
  )
  return stances.map((stance, at) => ({
    ...stance,
    root: { x: stance.root.x + (xs[at] ?? 0), y: stance.root.y + (ys[at] ?? 0) },
  }))
}

function stands(
  performers: readonly Figure[],
  at: number,
  name: LimbName,
  trunk: number,
  rate: number,
): boolean {
  const foot = (frame: number): Point | undefined =>
    performers[Math.min(performers.length - 1, Math.max(0, frame))]?.limbs[name]?.end
  const other = performers[at]?.limbs[name === 'left leg' ? 'right leg' : 'left leg']?.end
  const [now, before, after] = [foot(at), foot(at - 1), foot(at + 1)]
  if (now === undefined || before === undefined || after === undefined) return false
  const span = Math.min(performers.length - 1, at + 1) - Math.max(0, at - 1)
  const speed = span === 0 ? 0 : (apart(before, after) * rate) / span / trunk
  return speed < standing.speed && (other === undefined || now.y > other.y - standing.height * trunk)
}

/** Where a foot is in a stance. */
export function footOf(figure: Figure, stance: Stance, limb: Limb, name: LimbName): Point {
  const { upper, lower } = stance.limbs[name] ?? { upper: atRest, lower: atRest }
  const atKnee = about(limb.end, limb.middle, limb.end, lower)
  const atHip = about(atKnee, limb.top, limb.middle, upper)
  const whole = about(atHip, figure.hips, figure.chest, stance.trunk)
  return { x: whole.x + stance.root.x, y: whole.y + stance.root.y }
}

/** A point turned about a joint, and moved as the bone from it to `to` gets longer. */
export function about(
  point: Point,
  joint: Point,
  to: Point,
  { angle, stretch, width = 1 }: Turn,
  weight = 1,
): Point {
  const [bx, by] = [to.x - joint.x, to.y - joint.y]
  const length = Math.max(1e-6, Math.hypot(bx, by))
  const along = ((point.x - joint.x) * bx + (point.y - joint.y) * by) / length
  const across = ((point.y - joint.y) * bx - (point.x - joint.x) * by) / length
  const longer = (weight * (stretch - 1) * Math.min(length, Math.max(0, along))) / length
  const wider = (weight * (width - 1) * across) / length
  const [x, y] = [point.x - joint.x + bx * longer - by * wider, point.y - joint.y + by * longer + bx * wider]
  const [cos, sin] = [Math.cos(angle * weight), Math.sin(angle * weight)]
  return { x: joint.x + x * cos - y * sin, y: joint.y + x * sin + y * cos }
}
