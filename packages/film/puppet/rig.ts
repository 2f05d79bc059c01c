import type { Picture } from '@krya/darkroom'
import { type Figure, type LimbName, limbs, trunkOf } from './figure.ts'
import { layersOf } from './layers.ts'
import { legsOf, offLeg, toeOf } from './legs.ts'
import { type Hinge, type Layer, layerOf } from './mesh.ts'
import { atRest, type Stance } from './motion.ts'
import { between, eased, minus, offLine, type Point, plus, times } from './points.ts'

/** How much of a shin’s turn a foot does not make: feet stay flat. */
const flat = 0.75
/** How much of a picture, about an edge that cuts somebody off, keeps with that edge. */
const held = 0.3

/** How far along a bone a spot lies: 0 at its joint, 1 at its end. */
function share(spot: Point, joint: Point, to: Point): number {
  const way = minus(to, joint)
  return ((spot.x - joint.x) * way.x + (spot.y - joint.y) * way.y) / Math.max(1e-6, way.x ** 2 + way.y ** 2)
}

/** The layers of a puppet, from the back to the front. @param cut with the figure’s own alpha */
export function rigged(cut: Picture, figure: Figure): Layer[] {
  const loose = looseIn(cut)
  const { body, arms } = layersOf(cut, figure)
  const trunk: Hinge = {
    joint: figure.hips,
    to: figure.chest,
    turn: ({ trunk: turn }) => turn,
    weight: () => 1,
  }
  const layers = arms.map(({ name, picture }) => {
    const limb = figure.limbs[name]
    if (limb === undefined) throw new Error(`no ${name}`)
    const { top, middle, end } = limb
    const bend = 0.12 * trunkOf(figure)
    const lower: Hinge = {
      joint: middle,
      to: end,
      turn: ({ limbs: own }) => own[name]?.lower ?? atRest,
      weight: (spot) =>
        eased(offLine(spot, top, middle) - offLine(spot, middle, beyond(middle, end)), -bend, bend),
    }
    const upper: Hinge = {
      joint: top,
      to: middle,
      turn: ({ limbs: own }) => own[name]?.upper ?? atRest,
      weight: () => 1,
    }
    return layerOf(picture, [lower, upper, trunk], loose)
  })
  const apart = legsOf(body, figure)
  const upwards = [...headHinges(figure), trunk]
  return [
    // A leg that is by itself takes nothing of what it is with the other.
    ...(apart?.legs ?? []).map(({ name, picture }) =>
      layerOf(picture, [...legHinges(figure, name), trunk], loose),
    ),
    layerOf(apart?.rest ?? body, [...legHinges(figure), ...upwards], loose),
    ...layers,
  ]
}

const beyond = (middle: Point, end: Point): Point => plus(end, times(minus(end, middle), 0.5))

function headHinges({ head, chest, hips }: Figure): Hinge[] {
  if (head === undefined) return []
  const up = minus(chest, hips)
  const neck = between(chest, head, 0.35)
  return [
    {
      joint: neck,
      to: head,
      turn: ({ head: turn }) => turn,
      // What hangs down, hair or a beard, keeps with the chest.
      weight: (spot) => eased(share(spot, chest, plus(chest, up)), 0.08, 0.3),
    },
  ]
}

/** @param alone the one leg whose layer it is; left out: both are in it */
function legHinges(figure: Figure, alone?: LimbName): Hinge[] {
  const legs = limbs.flatMap((name) => {
    const limb = figure.limbs[name]
    return limb === undefined || !name.endsWith('leg') ? [] : [{ name, limb }]
  })
  const wanted = legs.filter(({ name }) => alone === undefined || name === alone)
  const soft = 0.06 * trunkOf(figure)
  return wanted.flatMap(({ name, limb }) => {
    const { top, middle, end } = limb
    const others = alone === undefined ? legs.filter((leg) => leg.name !== name) : []
    /** Of two legs, a spot goes with the nearer. */
    const side = (spot: Point): number =>
      others.reduce(
        (all, other) => all * eased(offLeg(spot, other.limb) - offLeg(spot, limb), -soft, soft),
        1,
      )
    const turns = (stance: Stance) => stance.limbs[name] ?? { upper: atRest, lower: atRest }
    return [
      {
        joint: end,
        to: toeOf(limb),
        turn: (stance: Stance) => {
          const { upper, lower } = turns(stance)
          return { angle: -flat * (upper.angle + lower.angle + stance.trunk.angle), stretch: 1 }
        },
        weight: (spot: Point) => side(spot) * eased(share(spot, middle, end), 0.96, 1.06),
      },
      {
        joint: middle,
        to: end,
        turn: (stance: Stance) => turns(stance).lower,
        weight: (spot: Point) =>
          side(spot) * eased(share(spot, top, end), kneeAt(limb) - 0.08, kneeAt(limb) + 0.08),
      },
      {
        joint: top,
        to: middle,
        turn: (stance: Stance) => turns(stance).upper,
        weight: (spot: Point) => side(spot) * eased(share(spot, top, middle), -0.2, 0.4),
      },
    ]
  })
}

const kneeAt = ({ top, middle, end }: { readonly top: Point; readonly middle: Point; readonly end: Point }) =>
  share(middle, top, end)

/** What is cut off by an edge of the picture stays at that edge. */
export function looseIn({ width, height, data }: Picture): (spot: Point) => number {
  const isCut = (places: Iterable<number>): boolean => {
    let count = 0
    for (const at of places) if ((data[at * 4 + 3] ?? 0) > 128) count += 1
    return count > 0.03 * Math.min(width, height)
  }
  const row = (y: number): number[] => Array.from({ length: width }, (_, x) => y * width + x)
  const column = (x: number): number[] => Array.from({ length: height }, (_, y) => y * width + x)
  const reach = held * Math.min(width, height)
  const edges = [
    ...(isCut(row(height - 1)) ? [({ y }: Point) => height - 1 - y] : []),
    ...(isCut(column(0)) ? [({ x }: Point) => x] : []),
    ...(isCut(column(width - 1)) ? [({ x }: Point) => width - 1 - x] : []),
  ]
  return (spot) => edges.reduce((all, edge) => Math.min(all, eased(edge(spot), 0, reach)), 1)
}
