import type { Grid } from './grid.ts'

/** Patches are squares of 2 × radius + 1. */
export const radius = 3

/** For each pixel whose patch touches the hole, the middle of the known patch that is most like its own. */
export interface Matches {
  /** Indices of those pixels, row by row. */
  readonly targets: Uint32Array
  /** Per pixel of the grid: the index of its match; −1 where there is none. */
  readonly source: Int32Array
  /** Per pixel: the mean square by which the two patches differ. */
  readonly distance: Float32Array
}

/** A source of chance: 0 ≤ n < 1. */
export type Chance = () => number

/** Marsaglia’s xorshift, 32 bits: the same seed gives the same fill. */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** Which pixels can be the middle of a patch that is wholly known. */
export function sourcesOf({ width, height, hole }: Grid): Uint8Array {
  const usable = new Uint8Array(width * height)
  // Counts of hole pixels above and left of each corner.
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      sums[(y + 1) * (width + 1) + x + 1] =
        (hole[y * width + x] ?? 0) +
        (sums[y * (width + 1) + x + 1] ?? 0) +
        (sums[(y + 1) * (width + 1) + x] ?? 0) -
        (sums[y * (width + 1) + x] ?? 0)
  const corner = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0
  for (let y = radius; y < height - radius; y += 1)
    for (let x = radius; x < width - radius; x += 1) {
      const [left, top, right, bottom] = [x - radius, y - radius, x + radius + 1, y + radius + 1]
      const holes = corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top)
      usable[y * width + x] = holes === 0 ? 1 : 0
    }
  return usable
}

export function targetsOf({ width, height, hole }: Grid): Uint32Array {
  const near = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (hole[y * width + x] !== 1) continue
      for (let ny = Math.max(0, y - radius); ny <= Math.min(height - 1, y + radius); ny += 1)
        near.fill(1, ny * width + Math.max(0, x - radius), ny * width + Math.min(width, x + radius + 1))
    }
  return Uint32Array.from([...near.keys()].filter((at) => near[at] === 1))
}

/** How much two patches differ; given up once it is more than `limit`. What lies outside the grid does not count. */
function difference(grid: Grid, target: number, source: number, limit: number): number {
  const { width, height, colours } = grid
  const x = target % width
  const y = (target - x) / width
  const left = Math.max(-radius, -x)
  const right = Math.min(radius, width - 1 - x)
  const top = Math.max(-radius, -y)
  const bottom = Math.min(radius, height - 1 - y)
  const cells = (right - left + 1) * (bottom - top + 1)
  const most = limit * cells
  let sum = 0
  for (let dy = top; dy <= bottom; dy += 1) {
    let a = (target + dy * width + left) * 3
    let b = (source + dy * width + left) * 3
    const end = a + (right - left + 1) * 3
    while (a < end) {
      const step = (colours[a++] ?? 0) - (colours[b++] ?? 0)
      sum += step * step
    }
    if (sum > most) return Infinity
  }
  return sum / cells
}

/**
 * Looks for better matches: PatchMatch (Barnes et al. 2009), neighbours’ matches carried on, then chance in
 * ever smaller circles about the best.
 */
export function improve(
  grid: Grid,
  matches: Matches,
  usable: Uint8Array,
  chance: Chance,
  rounds: number,
): void {
  const { width, height } = grid
  const { targets, source, distance } = matches
  for (const at of targets) distance[at] = difference(grid, at, source[at] ?? 0, Infinity)
  const widest = Math.max(width, height)
  for (let round = 0; round < rounds; round += 1) {
    const back = round % 2 === 1
    for (let n = 0; n < targets.length; n += 1) {
      const at = targets[back ? targets.length - 1 - n : n] ?? 0
      let best = source[at] ?? 0
      let least = distance[at] ?? Infinity
      const offer = (candidate: number): void => {
        if (usable[candidate] !== 1 || candidate === best) return
        const found = difference(grid, at, candidate, least)
        if (found >= least) return
        best = candidate
        least = found
      }
      const step = back ? -1 : 1
      const beside = source[at - step] ?? -1
      const above = source[at - step * width] ?? -1
      if (beside >= 0 && isWithin(beside % width, step, width)) offer(beside + step)
      if (above >= 0) offer(above + step * width)
      for (let reach = widest; reach >= 1; reach /= 2) {
        const x = Math.round((best % width) + (chance() * 2 - 1) * reach)
        const y = Math.round(Math.floor(best / width) + (chance() * 2 - 1) * reach)
        if (x >= 0 && x < width && y >= 0 && y < height) offer(y * width + x)
      }
      source[at] = best
      distance[at] = least
    }
  }
}

const isWithin = (x: number, step: number, width: number): boolean => x + step >= 0 && x + step < width

/**
 * Matches to begin with: what was found at half the size, and chance where nothing was.
 * @param last what was found there, in the grid `before`
 */
export function startOf(
  grid: Grid,
  usable: Uint8Array,
  last: Matches | undefined,
  before: Grid | undefined,
  chance: Chance,
): Matches {
  const targets = targetsOf(grid)
  const choices = Uint32Array.from([...usable.keys()].filter((at) => usable[at] === 1))
  const source = new Int32Array(usable.length).fill(-1)
  const any = (): number => choices[Math.floor(chance() * choices.length)] ?? 0
  for (const at of targets) source[at] = carriedOn(grid, at, last, before, usable) ?? any()
  return { targets, source, distance: new Float32Array(usable.length) }
}

/** The match that this place had at half the size. */
function carriedOn(
  { width }: Grid,
  at: number,
  last: Matches | undefined,
  before: Grid | undefined,
  usable: Uint8Array,
): number | undefined {
  if (last === undefined || before === undefined) return undefined
  const x = at % width
  const y = (at - x) / width
  const found = last.source[(y >> 1) * before.width + (x >> 1)] ?? -1
  if (found < 0) return undefined
  const to = (Math.floor(found / before.width) * 2 + (y & 1)) * width + (found % before.width) * 2 + (x & 1)
  return usable[to] === 1 ? to : undefined
}
