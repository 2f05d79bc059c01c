import type { Picture } from '@krya/darkroom'
import { type Figure, figureOf, trunkOf } from './figure.ts'
import { type Layer, layerOf } from './mesh.ts'
import type { Stance } from './motion.ts'
import type { Performance } from './performance.ts'
import { eased, median, minus, type Point, wrapped } from './points.ts'
import { looseIn } from './rig.ts'

/** How much a thing without bones is pressed together and drawn out. */
const squash = { least: 0.8, most: 1.12 }
const mostLean = 0.5

interface Extent {
  readonly base: Point
  readonly top: Point
}

function extentOf({ width, height, data }: Picture): Extent {
  let [left, right, top, bottom] = [width, 0, height, 0]
  for (let at = 0; at < width * height; at += 1) {
    if ((data[at * 4 + 3] ?? 0) < 128) continue
    const x = at % width
    const y = (at - x) / width
    ;[left, right] = [Math.min(left, x), Math.max(right, x)]
    ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
  }
  const middle = (left + right) / 2
  return { base: { x: middle, y: Math.max(bottom, top + 1) }, top: { x: middle, y: top } }
}

/** A puppet without bones: it goes, leans, and is pressed together as a whole, more at its top than at its foot. */
export function plainRig(cut: Picture): Layer[] {
  const { base, top } = extentOf(cut)
  const height = base.y - top.y
  return [
    layerOf(
      cut,
      [
        {
          joint: base,
          to: top,
          turn: ({ trunk }) => trunk,
          weight: ({ y }) => eased((base.y - y) / height, -0.3, 1),
        },
      ],
      looseIn(cut),
    ),
  ]
}

/** A performance as such a puppet follows it. @returns null: the performer’s shoulders are never seen */
export function plainStancesOf(cut: Picture, performance: Performance): Stance[] | null {
  const performers = performance.map(figureOf).filter((one) => one !== null)
  const [first] = performers
  if (first === undefined || performers.length < performance.length) return null
  const { base, top } = extentOf(cut)
  const leanOf = ({ hips, chest }: Figure): number => {
    const up = minus(chest, hips)
    return Math.atan2(up.x, -up.y)
  }
  const usualLean = median(performers.map(leanOf))
  const heights = performers.map(heightOf)
  const usualHeight = Math.max(1, median(heights))
  const scale = (base.y - top.y) / (2.6 * median(performers.map(trunkOf)))
  return performers.map((performer, at) => {
    const stretch = Math.min(squash.most, Math.max(squash.least, (heights[at] ?? usualHeight) / usualHeight))
    const lean = wrapped(leanOf(performer) - usualLean)
    return {
      root: {
        x: (performer.hips.x - first.hips.x) * scale,
        y: (footOf(performer).y - footOf(first).y) * scale,
      },
      trunk: {
        angle: Math.min(mostLean, Math.max(-mostLean, lean)),
        stretch,
        width: 1 / Math.sqrt(stretch),
      },
      head: { angle: 0, stretch: 1 },
      limbs: {},
    }
  })
}

/** What one stands on, or, where no feet are seen, sits on. */
function footOf({ limbs: { 'left leg': left, 'right leg': right }, hips }: Figure): Point {
  const feet = [left, right].flatMap((leg) => (leg === undefined ? [] : [leg.end]))
  return feet.toSorted((a, b) => b.y - a.y)[0] ?? hips
}

const heightOf = (figure: Figure): number => footOf(figure).y - (figure.head ?? figure.chest).y
