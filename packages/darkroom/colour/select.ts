import { matteOf } from '../cutout/matte.ts'
import { refine } from '../cutout/refine.ts'
import { type Picture, Unworkable } from '../picture.ts'
import { boxMean, negative, type Plane, planeOf } from '../plane.ts'
import { thingIn } from '../things/names.ts'
import { planeOfThings } from '../things/plane.ts'
import { type Lab, pixelOf } from './lab.ts'
import { colourAmong } from './words.ts'

interface Known {
  readonly words: RegExp
  /** What is found may be something else: what it is, to be said. */
  readonly guess?: string
  find(picture: Picture): Plane | Promise<Plane>
}

/** Things that are known by where they are and what colour they mostly have. */
const known: readonly Known[] = [
  {
    words: /\b(?:background|backdrop|surroundings|behind)\b/,
    find: async (picture) => negative(await matteOf(picture)),
  },
  { words: /\b(?:subject|foreground|main thing)\b/, find: matteOf },
  {
    words: /\b(?:person|man|woman|girl|boy|child|people|figure|animal|cat|dog|bird|object|product)\b/,
    guess: 'what the picture is about',
    find: matteOf,
  },
  { words: /\b(?:sky|heaven)\b/, find: sky },
  {
    words: /\b(?:grass|lawn|meadow|leaf|leaves|foliage|trees?|plants?|forest|hedge|bush(?:es)?)\b/,
    find: plants,
  },
  {
    words: /\b(?:sea|ocean|water|lake|river)\b/,
    guess: 'what has its usual colour',
    find: (picture) => byColour(picture, { l: 0.55, a: -0.04, b: -0.09 }),
  },
  {
    words: /\b(?:snow|clouds?)\b/,
    guess: 'what has its usual colour',
    find: (picture) => byColour(picture, { l: 0.95, a: 0, b: 0 }),
  },
  {
    words: /\b(?:fire|flames?)\b/,
    guess: 'what has its usual colour',
    find: (picture) => byColour(picture, { l: 0.7, a: 0.12, b: 0.14 }),
  },
]

/** What was found, 0–1 per pixel. */
export interface Selection {
  readonly plane: Plane
  /** What is to be said of it. */
  readonly notes: readonly string[]
}

/** Less of the picture than this is nothing that was found. */
const leastShare = 0.0015

/**
 * Where what the words name is: a thing by its name, by colour, by both (“the red car”), or what a picture is
 * about, its background, the sky, plants, water.
 * @throws Unworkable for anything else, and for what is not there
 */
export async function select(picture: Picture, words: string): Promise<Selection> {
  const text = words.toLowerCase()
  const named = thingIn(text)
  // “Orange” and “rose” are colours as well as things.
  const colour = colourAmong(text.split(/[\s,]+/).filter((word) => word !== named?.thing))
  const seen = named === undefined ? null : await planeOfThings(picture, named)
  const thing = seen === null ? known.find((one) => one.words.test(text)) : undefined
  if (colour === undefined && thing === undefined && seen === null)
    throw new Unworkable(
      named === undefined
        ? `Atelier finds some eighty kinds of things by name (“the dog”), things by their colour (“the red car”), and the subject, the background, the sky, plants and water. It does not know “${words}”.`
        : `There is no “${words}” in the picture that could be found.`,
    )
  const found = colour === undefined ? planeOf(0, 0) : byColour(picture, colour)
  const selected = seen ?? (thing === undefined ? found : await thing.find(picture))
  if ((thing !== undefined || seen !== null) && colour !== undefined)
    for (let at = 0; at < selected.data.length; at += 1)
      selected.data[at] = (selected.data[at] ?? 0) * (found.data[at] ?? 0)
  const share = selected.data.reduce((sum, one) => sum + one, 0) / selected.data.length
  if (share < leastShare) throw new Unworkable(`There is no “${words}” in the picture that could be found.`)
  const { guess } = thing ?? {}
  return { plane: selected, notes: guess === undefined ? [] : [`Taken for “${words}”: ${guess}.`] }
}

/** How near each pixel’s colour is to one. What is grey has no hue to go by. */
function byColour(picture: Picture, wanted: Lab): Plane {
  const plane = planeOf(picture.width, picture.height)
  const chroma = Math.hypot(wanted.a, wanted.b)
  const isGrey = chroma < 0.04
  for (let at = 0; at < plane.data.length; at += 1) {
    const lab = pixelOf(picture, at)
    const own = Math.hypot(lab.a, lab.b)
    const closeness = fade(Math.abs(lab.l - wanted.l), isGrey ? 0.16 : 0.4, isGrey ? 0.3 : 0.6)
    if (isGrey) {
      plane.data[at] = fade(own, 0.03, 0.07) * closeness
      continue
    }
    const cosine = (lab.a * wanted.a + lab.b * wanted.b) / (own * chroma + 1e-6)
    const turn = Math.acos(Math.min(1, Math.max(-1, cosine)))
    // By its light: what is dark is colourful with less.
    const colourful = (own * wanted.l) / ((lab.l + 0.05) * chroma)
    plane.data[at] = fade(turn, 0.25, 0.45) * (1 - fade(colourful, 0.35, 0.65)) * closeness
  }
  return settled(picture, plane)
}

/** How much darker than the sky above it a sky may be. */
const darkest = 0.1

/** Even and far up, and of a sky’s colours: joined to the upper edge. */
function sky(picture: Picture): Plane {
  const { width, height } = picture
  const likely = planeOf(width, height)
  for (let at = 0; at < likely.data.length; at += 1) {
    const { l, a, b } = pixelOf(picture, at)
    const blue = fade(b, -0.024, -0.008)
    const bright = (1 - fade(l, 0.6, 0.8)) * fade(Math.hypot(a, b), 0.05, 0.1)
    likely.data[at] = Math.max(blue * fade(a, 0.03, 0.06), bright)
  }
  const even = boxMean(likely, Math.max(1, Math.round(Math.min(width, height) / 200)))
  const reached = planeOf(width, height)
  // Down each column until it is no sky any more, and a little past what stands before it. A sky grows lighter
  // towards the ground; what is darker than the sky above it is land.
  for (let x = 0; x < width; x += 1) {
    let missed = 0
    let light = pixelOf(picture, x).l
    for (let y = 0; y < height && missed < height * 0.04; y += 1) {
      const at = y * width + x
      const { l } = pixelOf(picture, at)
      const isSky = (even.data[at] ?? 0) > 0.5 && l > light - darkest
      if (isSky) light += (l - light) / 16
      missed = isSky ? 0 : missed + 1
      reached.data[at] = isSky ? 1 : 0
    }
  }
  return settled(picture, reached)
}

function plants(picture: Picture): Plane {
  const plane = planeOf(picture.width, picture.height)
  for (let at = 0; at < plane.data.length; at += 1) {
    const { a, b } = pixelOf(picture, at)
    plane.data[at] = fade(a, -0.03, -0.005) * (1 - fade(b, 0.01, 0.04))
  }
  return settled(picture, plane)
}

/** Without specks, and drawn to the picture’s edges. */
function settled(picture: Picture, plane: Plane): Plane {
  const unit = Math.min(picture.width, picture.height) / 100
  const calm = boxMean(plane, Math.max(1, Math.round(0.3 * unit)))
  for (let at = 0; at < calm.data.length; at += 1) calm.data[at] = 1 - fade(calm.data[at] ?? 0, 0.25, 0.6)
  return refine(picture, calm, 0.008)
}

/** 1 up to `from`, 0 from `to` on, smooth between. */
function fade(value: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (to - value) / (to - from)))
  return share * share * (3 - 2 * share)
}
