import { boxMean, brightnessOf, type Picture, type Plane, planeOf, softMean } from '@krya/darkroom'
import type { Model } from '../gltf/model.ts'
import { atNodes, cleaned, type Field, fieldOf, type Frame, frameOf, inside } from './field.ts'
import { inflated } from './poisson.ts'
import { facesOf, finer, type Heights, type Sides, solidOf } from './solid.ts'
import { coatsOf, textureOf } from './texture.ts'

/** A part that stands out from what it lies on: where it is, and how far compared with its width. */
export interface Raised {
  readonly mask: Plane
  readonly by: number
}

export interface Inflating {
  /** About how many triangles. */
  readonly faces: number
  /** Longer side of its texture, in pixels. */
  readonly textureSize: number
  /** Parts that lie on the thing, from the lowest to the highest; left out: its shading tells what stands out. */
  readonly raised?: readonly Raised[]
  /** What is seen from behind, in the same pixels; left out: the front, washed out. */
  readonly behind?: Picture
}

/** How deep a thing is compared with a ball of its width. */
const depth = { front: 0.72, back: 0.6 }
/** Depth grows ever less beyond this share of the longer side: a wide thing is no ball. */
const deepest = 0.3
/** How far shading stands out, as a share of the depth there. */
const shading = 0.15
/** No longer side of a picture is worth more to an outline, in pixels. */
export const longestMask = 1600

/**
 * What is opaque in a picture as a closed body: inflated from its outline, its front covered with the picture.
 * @returns null where there is nothing
 */
export async function thingOf(
  cutOut: Picture,
  { faces, textureSize, raised, behind }: Inflating,
): Promise<Model | null> {
  const mask = alphaOf(cutOut)
  const frame = frameOf(mask)
  if (frame === null) return null
  const sides = await fitted(mask, frame, faces, (field) => heightsOf(field, cutOut, frame, raised))
  if (sides === null) return null
  const coats = await coatsOf(cutOut, frame, textureSize)
  const back = behind === undefined ? coats.back : (await coatsOf(behind, frame, textureSize)).front
  const look = { colour: '#ffffff', metalness: 0, roughness: 0.75 }
  return {
    parts: [
      {
        name: 'front',
        surface: sides.front,
        material: { ...look, name: 'front', texture: await textureOf(coats.front) },
      },
      {
        name: 'back',
        surface: sides.back,
        material: { ...look, name: 'back', texture: await textureOf(back) },
      },
    ],
  }
}

/** So often a grid is made anew until it has as many triangles as were asked for, nearly. */
const mostTries = 5

/** A grid as fine as it takes for so many triangles; an outline of many turns needs more of them than its area tells. */
async function fitted(
  mask: Plane,
  frame: Frame,
  faces: number,
  heights: (field: Field) => Heights,
): Promise<Sides | null> {
  let cells = (faces / 4) * (faces > 300_000 ? 1 : finer)
  let tooCoarse = 0
  for (let tries = 0; tries < mostTries; tries += 1) {
    const field = cleaned(fieldOf(mask, frame, cells))
    if (field === null) {
      // What is thin falls through a grid that is coarse.
      tooCoarse = cells
      cells *= 4
      continue
    }
    const sides = await solidOf(field, heights(field), frame, faces)
    const came = facesOf(sides)
    const fewer = cells * Math.max(0.3, faces / came) ** 1.3
    if (came < faces * 1.25 || tries === mostTries - 1 || fewer < tooCoarse * 1.5) return sides
    cells = fewer
  }
  return null
}

function heightsOf(
  field: Field,
  picture: Picture,
  frame: Frame,
  raised: readonly Raised[] | undefined,
): Heights {
  const longest = Math.max(frame.width, frame.height) * deepest
  const round = inflated(field).data.map((one) => eased(Math.sqrt(one) * field.cell, longest))
  const on = raised === undefined ? shadingOf(field, picture, round) : sumOf(field, raised, longest)
  return {
    front: round.map((one, at) => Math.max(one * 0.3, one * depth.front + (on[at] ?? 0))),
    back: round.map((one) => one * depth.back),
  }
}

/** As it is while small, and never more than `most`. */
const eased = (value: number, most: number): number => most * Math.tanh(value / most)

/** What is lighter than its surroundings stands out a little. */
function shadingOf(field: Field, picture: Picture, round: Float32Array): Float32Array {
  const bright = filledIn(atNodes(brightnessOf(picture), field), field)
  const reach = Math.max(2, Math.round(Math.sqrt(round.length) / 24))
  const [fine, coarse] = [softMean(bright, Math.max(1, Math.round(reach / 5))), softMean(bright, reach)]
  return round.map((one, at) => {
    const stands = (fine.data[at] ?? 0) - (coarse.data[at] ?? 0)
    return one * shading * Math.max(-1, Math.min(1, stands * 2.5))
  })
}

/** Brightness outside a silhouette is that of its nearest inside, nearly: what is not the thing has no shading. */
function filledIn(bright: Plane, { data }: Field): Plane {
  const out = planeOf(bright.width, bright.height)
  const within = planeOf(bright.width, bright.height)
  for (let at = 0; at < data.length; at += 1)
    if ((data[at] ?? 0) >= inside) {
      within.data[at] = 1
      out.data[at] = bright.data[at] ?? 0
    }
  const reach = Math.max(2, Math.round(Math.sqrt(data.length) / 16))
  const [sums, counts] = [boxMean(out, reach), boxMean(within, reach)]
  for (let at = 0; at < data.length; at += 1)
    if (within.data[at] === 0) out.data[at] = (sums.data[at] ?? 0) / Math.max(1e-4, counts.data[at] ?? 0)
  return out
}

/** Each part puffed up by itself, on all that it lies on. */
function sumOf(field: Field, raised: readonly Raised[], longest: number): Float32Array {
  const sum = planeOf(field.width, field.height)
  for (const { mask, by } of raised) {
    const own = atNodes(mask, field)
    for (let at = 0; at < own.data.length; at += 1)
      if ((field.data[at] ?? 0) < inside) own.data[at] = Math.min(0.49, own.data[at] ?? 0)
    const round = inflated(own).data
    for (const [at, one] of round.entries())
      // Without its steep foot, which the grid’s nodes would make a jagged line of.
      sum.data[at] =
        (sum.data[at] ?? 0) + by * eased((Math.sqrt(one + 2) - Math.SQRT2) * field.cell, longest * 0.7)
  }
  return boxMean(sum, 1).data
}

function alphaOf({ width, height, data }: Picture): Plane {
  const mask = planeOf(width, height)
  for (let at = 0; at < mask.data.length; at += 1) mask.data[at] = (data[at * 4 + 3] ?? 0) / 255
  return mask
}
