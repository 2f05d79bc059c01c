import {
  brightnessOf,
  imageOf,
  inColoursOf,
  linesOf,
  type Made,
  type Picture,
  png,
  type Sketch,
  sketchOf,
  resized,
  softened,
  type Tool,
  within,
  writePicture,
} from '@krya/darkroom'
import { z } from 'zod'
import { channelsOf, under } from '../draw/colour.ts'
import { finish } from '../style/finish.ts'
import { type Scenery, sceneryOf } from './scenery.ts'

const controlInput = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  style: z.string().optional(),
  strength: z.number().default(0.7),
})

/** What each is painted in where no style was asked for. */
const usual = { structure: 'watercolour', sketch: 'storybook' }
/** How far colours go by where they lie in the scene, and not only by what they were. */
const byPlace = 0.4
/** How much of a line’s ink is seen at most over a structure. */
const lineInk = 0.45

/** `structure-to-image`: what is there, in the light and colours of the scene that words describe. */
export const structureToImage: Tool = async (work, told) => {
  const { prompt, negative_prompt: negative, style, strength } = controlInput.parse(work.input)
  const picture = await imageOf(work)
  const scenery = sceneryOf({ prompt, negative }, picture, work.seed)
  told(0.2)
  const place = await broadlyOf(scenery.picture)
  told(0.4)
  const mapped = inColoursOf(picture, scenery.picture, 1 - 0.25 * strength)
  const lines = linesOf(picture)
  const painted = new Uint8ClampedArray(picture.data.length)
  for (let at = 0; at < lines.data.length; at += 1) {
    const light = 1 - lineInk * strength * (lines.data[at] ?? 0)
    for (let channel = 0; channel < 3; channel += 1) {
      const [own, around] = [mapped.data[at * 4 + channel] ?? 0, place.data[at * 4 + channel] ?? 0]
      painted[at * 4 + channel] = light * (own + (around - own) * byPlace)
    }
    painted[at * 4 + 3] = 255
  }
  const whole = { ...picture, data: painted }
  finish(whole, style ?? scenery.drawing.scene.style ?? usual.structure, work.seed, (share) =>
    told(0.7 + 0.3 * share),
  )
  return png(await writePicture(whole), [
    {
      field: 'prompt',
      message: 'Atelier kept what is there and took on place, light and colours from the words.',
    },
  ])
}

/** Softened at this size: wide blurs of large pictures take minutes. */
const broad = 240

/** The colours of a picture by where they are, without its things. */
async function broadlyOf(picture: Picture): Promise<Picture> {
  const soft = await softened(await within(picture, broad), broad / 14)
  return resized(soft, picture.width, picture.height)
}

/** `sketch-to-image`: its closed shapes are coloured in, before the scene that words describe. */
export const sketchToImage: Tool = async (work, told) => {
  const { prompt, negative_prompt: negative, style, strength } = controlInput.parse(work.input)
  const picture = await imageOf(work)
  const sketch = await sketchOf(picture)
  told(0.3)
  const scenery = sceneryOf({ prompt, negative }, picture, work.seed)
  told(0.6)
  const whole = colouredIn(picture, sketch, scenery, 0.35 + 0.65 * strength)
  finish(whole, style ?? scenery.drawing.scene.style ?? usual.sketch, work.seed, (share) =>
    told(0.6 + 0.4 * share),
  )
  return png(await writePicture(whole), notesOf(sketch, picture))
}

/** Shapes smaller than this share of the picture are details: eyes, knobs, gaps between lines. */
const detail = 0.0008
/** A shape this high up that is no larger is sun or moon. */
const celestial = { above: 0.3, largest: 0.04 }
/** How far paints take on the light of the scene. */
const lighting = 0.3

type Rgb = readonly [number, number, number]

/** What each area is filled with, by its number; what is not there is left to the scenery. */
function fillsOf({ list }: Sketch, size: number, { drawing, colours: asked }: Scenery): Map<number, Rgb> {
  const { palette, light } = drawing
  const paints = [...asked, ...palette.accents, ...palette.built, ...palette.foliage]
  const fills = new Map<number, Rgb>()
  let next = 0
  for (const [number, area] of [...list.entries()].toSorted(([, a], [, b]) => b.pixels - a.pixels)) {
    const share = area.pixels / size
    if (area.colour !== undefined) fills.set(number, area.colour)
    else if (!area.isClosed) continue
    else if (share < detail) fills.set(number, channelsOf(palette.paper))
    else if (area.y < celestial.above && share < celestial.largest)
      fills.set(number, channelsOf(light.colour))
    else {
      fills.set(
        number,
        channelsOf(under(paints[next % paints.length] ?? palette.paper, light.colour, lighting)),
      )
      next += 1
    }
  }
  return fills
}

function colouredIn(picture: Picture, sketch: Sketch, scenery: Scenery, inked: number): Picture {
  const { ink, areas, list } = sketch
  const { width, height } = picture
  const fills = fillsOf(sketch, width * height, scenery)
  const line = channelsOf(scenery.drawing.palette.ink)
  const data = new Uint8ClampedArray(picture.data.length)
  for (let at = 0; at < areas.length; at += 1) {
    const number = areas[at] ?? -1
    const fill = fills.get(number)
    // Lit from above: what is lower in its shape is a little darker.
    const shade = 1 - 0.3 * (Math.floor(at / width) / height - (list[number]?.y ?? 0))
    for (let channel = 0; channel < 3; channel += 1) {
      const ground =
        fill === undefined ? (scenery.picture.data[at * 4 + channel] ?? 0) : (fill[channel] ?? 0) * shade
      data[at * 4 + channel] = ground + ((line[channel] ?? 0) - ground) * inked * (ink.data[at] ?? 0)
    }
    data[at * 4 + 3] = 255
  }
  return { width, height, data }
}

function notesOf({ list }: Sketch, picture: Picture): Made['notes'] {
  if (paperOf(picture) < leastPaper)
    return [
      {
        field: 'image',
        message:
          'This looks like a photograph rather than a drawing. “Structure to image” is made for those.',
      },
    ]
  if (list.some(({ isClosed }) => isClosed)) return []
  return [
    {
      field: 'image',
      message:
        'No closed shape was found to colour in: the lines were drawn over the scene. Close their ends.',
    },
  ]
}

/** A drawing has at least so much of one brightness: its paper. */
const leastPaper = 0.35
const shades = 24

/** The share of a picture that has its most common brightness, or nearly. */
function paperOf(picture: Picture): number {
  const counts = new Uint32Array(shades + 1)
  for (const bright of brightnessOf(picture).data) {
    const shade = Math.min(shades - 1, Math.floor(bright * shades))
    counts[shade] = (counts[shade] ?? 0) + 1
  }
  const most = Math.max(...Array.from(counts, (count, at) => count + (counts[at + 1] ?? 0)))
  return most / (picture.width * picture.height)
}
