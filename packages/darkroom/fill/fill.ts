import { type Grid, depths, gridOf, halved, smoothStart } from './grid.ts'
import { type Chance, chanceOf, improve, type Matches, sourcesOf, startOf, targetsOf } from './match.ts'
import { type Picture, Unworkable } from '../picture.ts'
import { type Box, boundsOf } from './mask.ts'
import { vote } from './vote.ts'

/** Down to this depth of the hole, in pixels, scales are made smaller. */
const shallow = 2
/** Smaller scales have nothing left to copy from. */
const smallestSide = 24
/** Above this many patches a scale only carries on what smaller ones found. */
const mostSearched = 350_000
/** Searches and votes in turn: so many patches are looked for at each scale, in so many turns at most. */
const searchedPerScale = 500_000
const mostTurns = 12
const leastTurns = 2
/** How much less is known for sure with each step into the hole. */
const fade = 1.3

/**
 * Fills a hole with what is around it, so that it looks as if nothing had been there: patches are copied so that
 * each of the filled picture is like one of the known (Wexler, Shechtman, Irani 2007), from coarse to fine.
 * @param hole per pixel; 1: to be filled
 * @throws Unworkable where too little is left to copy from
 */
export function fill(
  picture: Picture,
  hole: Uint8Array,
  seed: number,
  told: (share: number) => void,
): Picture {
  const area = surroundings(picture, hole)
  const part = cropped(picture, hole, area)
  const scales = scalesOf(gridOf(part.picture, part.hole))
  const chance = chanceOf(seed)
  const fine = scales.findLastIndex((grid) => targetsOf(grid).length > fewTargets) + 1
  const best = bestOf(scales.slice(fine), chance)
  let matches = best?.matches
  let before = best?.grid
  for (const [at, grid] of [...scales.slice(0, fine).entries()].toReversed()) {
    matches = fillScale(grid, matches, before, chance)
    before = grid
    told(1 / 4 ** at)
  }
  const finest = fine === 0 ? before : scales[0]
  return finest === undefined ? picture : pasted(picture, finest, area)
}

/** Where the hole has no more patches than this, it is filled several times over, and the best is carried on. */
const fewTargets = 3000
const tries = 6

/** How the small scales begin decides what a hole becomes: that which is most like the rest of the picture. */
function bestOf(scales: readonly Grid[], chance: Chance): { grid: Grid; matches: Matches } | undefined {
  let best: { grid: Grid; matches: Matches } | undefined
  let least = Infinity
  for (let go = 0; go < tries; go += 1) {
    let last: { grid: Grid; matches: Matches } | undefined
    for (const scale of scales.toReversed()) {
      const grid: Grid = { ...scale, colours: Float32Array.from(scale.colours) }
      last = { grid, matches: fillScale(grid, last?.matches, last?.grid, chance) }
    }
    if (last === undefined) return undefined
    const unlike = last.matches.distance.reduce((sum, one) => sum + one, 0)
    if (unlike < least) [best, least] = [last, unlike]
  }
  return best
}

/** @param last what was found at half the size, in the grid `before` */
function fillScale(grid: Grid, last: Matches | undefined, before: Grid | undefined, chance: Chance): Matches {
  const usable = sourcesOf(grid)
  const matches = startOf(grid, usable, last, before, chance)
  const { targets } = matches
  const weights = confidences(grid)
  if (last === undefined) smoothStart(grid)
  else vote(grid, matches, weights)
  const turns =
    targets.length > mostSearched
      ? 0
      : Math.min(mostTurns, Math.max(leastTurns, Math.round(searchedPerScale / targets.length)))
  for (let turn = 0; turn < turns; turn += 1) {
    improve(grid, matches, usable, chance, 2)
    vote(grid, matches, weights)
  }
  return matches
}

/** Each scale half the one before, the largest first. */
function scalesOf(largest: Grid): Grid[] {
  const scales = [largest]
  for (let grid = largest; ;) {
    const depth = depths(grid).reduce((deepest, one) => Math.max(deepest, one), 0)
    if (depth <= shallow || Math.min(grid.width, grid.height) < 2 * smallestSide) break
    grid = halved(grid)
    if (!sourcesOf(grid).includes(1)) break
    scales.push(grid)
  }
  if (!sourcesOf(largest).includes(1))
    throw new Unworkable('Too little is left of the picture to fill the hole with. Make the mask smaller.')
  return scales
}

/** How sure each pixel’s colour is, by how far it lies from what is known. */
function confidences(grid: Grid): Float32Array {
  return Float32Array.from(depths(grid), (depth) => fade ** -depth)
}

/** The hole with as much around it again on every side: what lies farther off is seldom what belongs there. */
function surroundings(picture: Picture, hole: Uint8Array): Box {
  const { width, height } = picture
  const box = boundsOf(hole, picture)
  if (box === undefined) return { left: 0, top: 0, width, height }
  const beyond = Math.max(96, box.width, box.height)
  const from = { x: Math.max(0, box.left - beyond), y: Math.max(0, box.top - beyond) }
  return {
    left: from.x,
    top: from.y,
    width: Math.min(width, box.left + box.width + beyond) - from.x,
    height: Math.min(height, box.top + box.height + beyond) - from.y,
  }
}

function cropped(picture: Picture, hole: Uint8Array, { left, top, width, height }: Box) {
  const data = new Uint8ClampedArray(width * height * 4)
  const part = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * picture.width + left
    data.set(picture.data.subarray(from * 4, (from + width) * 4), y * width * 4)
    part.set(hole.subarray(from, from + width), y * width)
  }
  return { picture: { width, height, data }, hole: part }
}

function pasted(picture: Picture, { width, height, colours, hole }: Grid, { left, top }: Box): Picture {
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < width * height; at += 1) {
    if (hole[at] !== 1) continue
    const x = at % width
    const to = ((top + (at - x) / width) * picture.width + left + x) * 4
    for (let channel = 0; channel < 3; channel += 1) data[to + channel] = colours[at * 3 + channel] ?? 0
    data[to + 3] = 255
  }
  return { width: picture.width, height: picture.height, data }
}
