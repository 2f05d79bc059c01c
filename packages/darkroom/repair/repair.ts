import { labOf, rgbOf } from '../colour/lab.ts'
import type { Picture } from '../picture.ts'
import { boxMean, type Plane, planeOf } from '../plane.ts'
import { blockinessOf, deblock } from './deblock.ts'
import { denoised, noiseOf } from './denoise.ts'
import { sharpened } from './sharpen.ts'

/** How much of each is done, 0–1; undefined: as much as the picture needs. */
export interface Repair {
  readonly denoise?: number | undefined
  readonly deblock?: number | undefined
  readonly sharpen?: number | undefined
}

/** So many rows are worked on at once, with what they reach into. */
const bandPixels = 2_000_000
const margin = 24
/** Noise and blocks that nobody sees, in OKLab’s lightness. */
const unseenNoise = 0.004
const unseenBlocks = 0.0012
/** What full strength takes for noise where hardly any was measured. */
const fullNoise = 0.03

/** What was done, for the person to know. */
export interface Repaired {
  readonly picture: Picture
  readonly noise: number
  readonly blocks: number
}

/**
 * Takes away JPEG’s squares, noise and blur, in that order, band by band.
 * @param told called with 0–1
 */
export function repaired(picture: Picture, repair: Repair, told: (share: number) => void): Repaired {
  const { width, height } = picture
  const sample = lightnessOf(
    picture,
    Math.max(0, Math.floor(height / 2) - 512),
    Math.min(height, Math.floor(height / 2) + 512),
  )
  const found = { noise: noiseOf(sample), blocks: blockinessOf(sample) }
  const plan = {
    noise:
      (repair.denoise ?? (found.noise > unseenNoise ? 0.7 : 0)) *
      Math.max(found.noise, repair.denoise === undefined ? 0 : fullNoise * repair.denoise),
    deblock: repair.deblock ?? (found.blocks > unseenBlocks ? 1 : 0),
    sharpen: repair.sharpen ?? 0.25,
  }
  const data = Uint8ClampedArray.from(picture.data)
  const rows = Math.max(64, Math.floor(bandPixels / width / 8) * 8)
  for (let from = 0; from < height; from += rows) {
    const to = Math.min(height, from + rows)
    // Bands start on JPEG’s grid, so that its borders are found in each.
    repairBand(
      picture,
      data,
      { from, to, top: Math.max(0, from - margin), bottom: Math.min(height, to + margin) },
      plan,
    )
    told(to / height)
  }
  return { picture: { width, height, data }, ...found }
}

interface Rows {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

function repairBand(
  picture: Picture,
  data: Uint8ClampedArray,
  { from, to, top, bottom }: Rows,
  plan: { readonly noise: number; readonly deblock: number; readonly sharpen: number },
): void {
  const { width } = picture
  let { l, a, b } = planesOf(picture, top, bottom)
  if (plan.deblock > 0) {
    const even = { ...l, data: Float32Array.from(l.data) }
    deblock(even)
    l = between(l, even, plan.deblock)
  }
  if (plan.noise > 0) {
    l = denoised(l, plan.noise)
    // Eyes see little detail in colour: it is made calm over more.
    const reach = plan.noise > 0.02 ? 2 : 1
    a = boxMean(a, reach)
    b = boxMean(b, reach)
  }
  if (plan.sharpen > 0) l = sharpened(l, plan.sharpen)
  for (let at = (from - top) * width; at < (to - top) * width; at += 1)
    data.set(rgbOf({ l: l.data[at] ?? 0, a: a.data[at] ?? 0, b: b.data[at] ?? 0 }), (top * width + at) * 4)
}

function between(one: Plane, other: Plane, share: number): Plane {
  const mixed = planeOf(one.width, one.height)
  for (let at = 0; at < mixed.data.length; at += 1)
    mixed.data[at] = (one.data[at] ?? 0) * (1 - share) + (other.data[at] ?? 0) * share
  return mixed
}

function planesOf({ width, data }: Picture, top: number, bottom: number) {
  const [l, a, b] = [planeOf(width, bottom - top), planeOf(width, bottom - top), planeOf(width, bottom - top)]
  for (let at = 0; at < l.data.length; at += 1) {
    const from = (top * width + at) * 4
    const lab = labOf(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0)
    l.data[at] = lab.l
    a.data[at] = lab.a
    b.data[at] = lab.b
  }
  return { l, a, b }
}

const lightnessOf = (picture: Picture, top: number, bottom: number): Plane =>
  planesOf(picture, top - (top % 8), bottom).l
