import { inColoursOf } from '../colour/palette.ts'
import { mixed, type Picture, resized, within } from '../picture.ts'
import { type Grid, gridOf, halved } from './grid.ts'
import { type Chance, chanceOf, improve, type Matches, sourcesOf, startOf } from './match.ts'
import { vote } from './vote.ts'

/** Down to this length of the shorter side scales are made smaller. */
const smallestSide = 40
/** Above this many patches a scale only carries on what smaller ones found. */
const mostSearched = 400_000
const turns = 3
/** Larger pictures are painted at this length: strokes are no finer than the example’s, and memory is. */
const longestPainted = 2048
/** An example need not be larger: its brush strokes would be found nowhere. */
const longestExample = 900
/** How far the picture holds on to its shapes at the smallest scale and at the largest, by how much it is to keep them. */
const hold = { coarse: [0.5, 1], fine: [0, 0.6] } as const

/**
 * A picture painted as another one is: in its colours, and of its patches, so that its strokes, grain and texture
 * come along. Image analogies (Hertzmann et al. 2001) by texture optimisation (Kwatra et al. 2005): from coarse to
 * fine, each patch becomes the one of the example that is most like it, and the picture pulls back.
 * @param strength 0–1: how much of it
 * @param structure 0–1: how far its own shapes are kept
 * @param told called with 0–1
 */
export async function inStyleOf(
  picture: Picture,
  example: Picture,
  {
    strength,
    structure,
    seed,
  }: { readonly strength: number; readonly structure: number; readonly seed: number },
  told: (share: number) => void,
): Promise<Picture> {
  const coloured = inColoursOf(await within(picture, longestPainted), example, 1)
  const scales = scalesOf(await joined(coloured, example))
  const chance = chanceOf(seed)
  const [coarse, fine] = [hold.coarse, hold.fine].map(([least, most]) => least + (most - least) * structure)
  let last: Matches | undefined
  let before: Grid | undefined
  for (const [at, anchor] of [...scales.entries()].toReversed()) {
    const share = scales.length < 2 ? 1 : at / (scales.length - 1)
    const grid = { ...anchor, colours: Float32Array.from(anchor.colours) }
    const keep = (fine ?? 0) + ((coarse ?? 1) - (fine ?? 0)) * share
    last = paint(grid, anchor, keep, last, before, chance)
    before = grid
    told(1 / 4 ** at)
  }
  const painted = pictureOf(coloured, before?.colours ?? new Float32Array())
  return mixed(picture, await resized(painted, picture.width, picture.height), strength)
}

/** The picture above its example, of one width: what is above is to be painted of what is below. */
async function joined(picture: Picture, example: Picture): Promise<Grid> {
  const { width } = picture
  const small = await within(example, longestExample)
  const fitting = await resized(
    small,
    width,
    Math.max(16, Math.min(width * 2, Math.round((small.height * width) / small.width))),
  )
  const height = picture.height + fitting.height
  const data = new Uint8ClampedArray(width * height * 4)
  data.set(picture.data)
  data.set(fitting.data, picture.data.length)
  const hole = new Uint8Array(width * height).fill(1, 0, width * picture.height)
  return gridOf({ width, height, data }, hole)
}

/** Each scale half the one before, the largest first. What belongs to the picture stays known in each. */
function scalesOf(largest: Grid): Grid[] {
  const scales = [largest]
  for (let grid = largest; Math.min(grid.width, grid.height / 2) >= 2 * smallestSide;) {
    const known = halved({ ...grid, hole: new Uint8Array(grid.hole.length) })
    const hole = Uint8Array.from(known.hole, (_, at) => {
      const y = Math.floor(at / known.width)
      return grid.hole[Math.min(2 * y, grid.height - 1) * grid.width] ?? 0
    })
    grid = { ...known, hole }
    scales.push(grid)
  }
  return scales
}

/** @param keep how far each pixel goes back to what the picture has there, before the next search */
function paint(
  grid: Grid,
  anchor: Grid,
  keep: number,
  last: Matches | undefined,
  before: Grid | undefined,
  chance: Chance,
): Matches {
  const usable = sourcesOf(grid)
  const matches = startOf(grid, usable, last, before, chance)
  const even = new Float32Array(usable.length).fill(1)
  if (matches.targets.length > mostSearched) {
    vote(grid, matches, even)
    return matches
  }
  for (let turn = 0; turn < turns; turn += 1) {
    improve(grid, matches, usable, chance, 1)
    vote(grid, matches, even)
    if (turn < turns - 1) pullBack(grid, anchor, keep)
  }
  return matches
}

function pullBack({ colours, hole }: Grid, anchor: Grid, keep: number): void {
  for (let at = 0; at < hole.length; at += 1) {
    if (hole[at] !== 1) continue
    for (let channel = at * 3; channel < at * 3 + 3; channel += 1)
      colours[channel] =
        (colours[channel] ?? 0) + keep * ((anchor.colours[channel] ?? 0) - (colours[channel] ?? 0))
  }
}

/** @param colours of its pixels and more, RGB */
function pictureOf(picture: Picture, colours: Float32Array): Picture {
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < picture.width * picture.height; at += 1)
    for (let channel = 0; channel < 3; channel += 1)
      data[at * 4 + channel] = colours[at * 3 + channel] ?? data[at * 4 + channel] ?? 0
  return { ...picture, data }
}
