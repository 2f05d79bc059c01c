import { boxMean, type Picture, type Plane, planeOf } from '@krya/darkroom'
import { colourAt } from './between.ts'
import { type Flow, flowBetween } from './flow.ts'
import { seenIn } from './motion.ts'
import { enlarged, valueAt } from './sample.ts'

/** A frame, and what was made of it. */
export interface Key {
  readonly source: Picture
  readonly made: Picture
}

/** What differs by this much from what it was carried from is something else, 0–255. */
const apart = 16
/** Around so many pixels it is looked whether it is the same: of single ones noise would decide. */
const around = 2
/** A place that nothing is surely carried to is taken from all. */
const leastSure = 0.01
/** So little of a picture is the same where another scene begins. */
const another = 0.4
/** Where more of a frame than this is in no key, that much of it is made anew. */
const mostUnknown = 0.06
const unknown = 0.35

/** Where a key shows what a frame shows, and how surely. */
interface Found {
  readonly key: Key
  readonly flow: Flow
  readonly sure: Float32Array
  /** How much of the frame is in it, 0–1. */
  readonly share: number
}

/**
 * What was made of one or two frames, moved as the picture moves: what is painted stays on what it was painted of.
 * @param place 0–1: where the frame is between the first key and the second
 * @param anew makes something of the frame itself, for what neither key shows
 */
export function carried(
  frame: Picture,
  [before, after]: readonly [Key, Key],
  place: number,
  anew: () => Picture,
): Picture {
  const looked = lookedAt(frame)
  const [one, two] = [foundIn(looked, before), foundIn(looked, after)]
  const parts =
    one.share < another || two.share < another
      ? // A cut is between them: only one shows this scene.
        [{ found: one.share >= two.share ? one : two, weight: 1 }]
      : [
          { found: one, weight: 1 - place },
          { found: two, weight: place },
        ]
  const surest = one.sure.map((sure, at) =>
    Math.max(...parts.map(({ found }) => (found === one ? sure : (two.sure[at] ?? 0)))),
  )
  const lacking = surest.filter((sure) => sure < unknown).length / surest.length
  const fresh = lacking > mostUnknown ? anew() : undefined
  return blended(frame, looked.seen.shrink, one.flow, parts, surest, fresh)
}

/**
 * What was made of a frame, nearer to what was made of one before it where both show the same: it does not boil.
 * @param share 0–1: how much of that
 */
export function steadied(made: Picture, frame: Picture, before: Key, share: number): Picture {
  const looked = lookedAt(frame)
  const found = foundIn(looked, before)
  if (found.share < another) return made
  const sure = found.sure.map((one) => one * share)
  return blended(frame, looked.seen.shrink, found.flow, [{ found, weight: 1 }], sure, made)
}

type Looked = ReturnType<typeof lookedAt>

function lookedAt(frame: Picture) {
  const seen = seenIn(frame)
  return { seen, colours: coloursOf(frame, seen.shrink) }
}

function foundIn({ seen, colours }: Looked, key: Key): Found {
  const its = lookedAt(key.source)
  const flow = flowBetween(seen.pyramid, its.seen.pyramid)
  const off = boxMean(differenceAlong(colours, its.colours, flow), around)
  const sure = off.data.map((one) => Math.exp(-((one / apart) ** 2)))
  return { key, flow, sure, share: sure.reduce((sum, one) => sum + one, 0) / sure.length }
}

/** Red, green and blue at the size that motion is found at. */
function coloursOf({ width, height, data }: Picture, shrink: number): readonly Plane[] {
  const [across, down] = [Math.max(1, Math.floor(width / shrink)), Math.max(1, Math.floor(height / shrink))]
  const reach = Math.min(shrink, width, height)
  return [0, 1, 2].map((channel) => {
    const plane = planeOf(across, down)
    for (let y = 0, to = 0; y < down; y += 1)
      for (let x = 0; x < across; x += 1, to += 1) {
        let sum = 0
        for (let row = 0; row < reach; row += 1) {
          let at = ((y * shrink + row) * width + x * shrink) * 4 + channel
          for (let column = 0; column < reach; column += 1, at += 4) sum += data[at] ?? 0
        }
        plane.data[to] = sum / reach ** 2
      }
    return plane
  })
}

/** By how much the colour of each pixel differs from what it was found as: the channel that differs most. */
function differenceAlong(
  own: readonly Plane[],
  from: readonly Plane[],
  { width, height, u, v }: Flow,
): Plane {
  const difference = planeOf(width, height)
  for (const [channel, { data }] of own.entries()) {
    const other = from[channel]?.data ?? data
    for (let y = 0, at = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1, at += 1) {
        const there = valueAt(other, width, height, x + (u[at] ?? 0), y + (v[at] ?? 0))
        difference.data[at] = Math.max(difference.data[at] ?? 0, Math.abs((data[at] ?? 0) - there))
      }
  }
  return difference
}

/** @param surest how surely anything is carried to a place; the rest is `fresh`, where that is given */
function blended(
  { width, height }: Picture,
  shrink: number,
  { width: across, height: down }: Flow,
  parts: readonly { readonly found: Found; readonly weight: number }[],
  surest: Float32Array,
  fresh: Picture | undefined,
): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  const read = enlarged(across, down, { width }, shrink)
  const colour = new Float64Array(3)
  for (let y = 0, to = 0; y < height; y += 1) {
    read.row(y)
    for (let x = 0; x < width; x += 1, to += 4) {
      let red = 0
      let green = 0
      let blue = 0
      let all = 0
      for (const { found, weight } of parts) {
        const part = weight * (read.at(found.sure, x) + leastSure)
        if (part === 0) continue
        const u = read.at(found.flow.u, x) * shrink
        const v = read.at(found.flow.v, x) * shrink
        colourAt(found.key.made, x + u, y + v, colour)
        red += part * (colour[0] ?? 0)
        green += part * (colour[1] ?? 0)
        blue += part * (colour[2] ?? 0)
        all += part
      }
      const share = fresh === undefined ? 1 : read.at(surest, x)
      data[to] = (red / all) * share + (fresh?.data[to] ?? 0) * (1 - share)
      data[to + 1] = (green / all) * share + (fresh?.data[to + 1] ?? 0) * (1 - share)
      data[to + 2] = (blue / all) * share + (fresh?.data[to + 2] ?? 0) * (1 - share)
      data[to + 3] = 255
    }
  }
  return { width, height, data }
}
