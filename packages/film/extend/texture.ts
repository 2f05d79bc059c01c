import type { Likeness } from './memory.ts'

/** One frame of what follows. */
export interface Step {
  readonly frame: number
  /** The frame before it was `from`, and this one comes after `to`, which is like that. */
  readonly seam?: { readonly from: number; readonly to: number }
}

export interface Texture {
  readonly steps: readonly Step[]
  /** How much the first seam is, in what changes from one frame to the next anyway. */
  readonly seam: number
}

/** Seconds of movement that must be alike, and by which two moments must be apart. */
const alike = 0.15
const leastApart = 0.4
/** What a jump costs beside what it shows, in changes from frame to frame: long stretches are better than many. */
const jumping = 1
/** Jumps from each frame that are thought about. */
const mostJumps = 8
/** Of a still picture nothing changes: differences of this much are none, 0–255. */
const leastChange = 0.4

/**
 * What can follow on the last frame without a jump being seen: stretches of the clip, begun where a moment is most
 * like the one before, in what is seen and in how it moves (Schödl, Szeliski, Salesin and Essa 2000).
 * @param length frames to come
 * @returns undefined where the clip is too short
 */
export function textureOf(
  likenesses: readonly Likeness[],
  rate: number,
  length: number,
): Texture | undefined {
  const count = likenesses.length
  const window = Math.max(2, Math.round(rate * alike))
  const apart = Math.max(window, Math.round(rate * leastApart))
  if (count < apart + 2 * window) return undefined
  const apartness = distancesOf(likenesses)
  const usual = Math.max(leastChange, medianOf(likenesses.slice(1).map((_, at) => apartness(at, at + 1))))
  const jumps = jumpsOf(count, window, apart, (from, to) => {
    let sum = 0
    let weights = 0
    for (let back = 0; back < window; back += 1) {
      const weight = 1 / (1 + back)
      sum += weight * apartness(from - back, to - back)
      weights += weight
    }
    return sum / weights / usual
  })
  return wayThrough(jumps, count, length)
}

interface Jump {
  readonly to: number
  readonly cost: number
}

/** The best jumps from each frame. */
function jumpsOf(
  count: number,
  window: number,
  apart: number,
  cost: (from: number, to: number) => number,
): readonly (readonly Jump[])[] {
  return Array.from({ length: count }, (_, from) => {
    if (from < window - 1) return []
    const found: Jump[] = []
    for (let to = window - 1; to < count - 1; to += 1)
      if (Math.abs(from - to) >= apart) found.push({ to, cost: cost(from, to) })
    return found.toSorted((a, b) => a.cost - b.cost).slice(0, mostJumps)
  })
}

/** The way of least cost through the clip, from its end on, by how much is still to come. */
function wayThrough(jumps: readonly (readonly Jump[])[], count: number, length: number): Texture | undefined {
  // For each number of frames to come, what they cost after each frame, and where to go from there.
  let costs = new Float64Array(count)
  const next: Int32Array[] = []
  for (let left = 1; left <= length; left += 1) {
    const now = new Float64Array(count)
    const goes = new Int32Array(count)
    for (let at = 0; at < count; at += 1) {
      let best = at + 1 < count ? (costs[at + 1] ?? Infinity) : Infinity
      let go = at + 1
      for (const { to, cost } of jumps[at] ?? []) {
        // Squared: one jump that is seen is worse than two that are not.
        const total = jumping + cost * cost + (costs[to + 1] ?? Infinity)
        if (total >= best) continue
        best = total
        go = to + 1
      }
      now[at] = best
      goes[at] = go
    }
    costs = now
    next.push(goes)
  }
  const steps: Step[] = []
  let at = count - 1
  for (let left = length; left > 0; left -= 1) {
    const go = next[left - 1]?.[at] ?? count
    if (go >= count) return undefined
    steps.push(go === at + 1 ? { frame: go } : { frame: go, seam: { from: at, to: go - 1 } })
    at = go
  }
  const first = steps[0]?.seam
  const seam = jumps[count - 1]?.find(({ to }) => to === first?.to)?.cost
  return seam === undefined ? undefined : { steps, seam }
}

/** How much two frames differ, 0–255; each pair is compared once. */
function distancesOf(likenesses: readonly Likeness[]): (one: number, other: number) => number {
  const count = likenesses.length
  const known = new Float32Array(count * count).fill(-1)
  return (one, other) => {
    const at = Math.min(one, other) * count + Math.max(one, other)
    const found = known[at] ?? -1
    if (found >= 0) return found
    const distance = distanceOf(likenesses[one], likenesses[other])
    known[at] = distance
    return distance
  }
}

function distanceOf(one: Likeness | undefined, other: Likeness | undefined): number {
  if (one === undefined || other === undefined) return Infinity
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2
  return Math.sqrt(sum / one.length)
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
