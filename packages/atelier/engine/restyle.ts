import {
  fileOf,
  imageOf,
  inColoursOf,
  inStyleOf,
  linesOf,
  mixed,
  type Picture,
  png,
  readPicture,
  type Tool,
  writePicture,
} from '@krya/darkroom'
import { z } from 'zod'
import { finish } from '../style/finish.ts'
import { understand } from '../understand/understand.ts'
import { withThings } from './add.ts'
import { illustrate } from './illustrate.ts'
import { illustratorInput } from './task.ts'

/** What a picture is redrawn in where no style was asked for. */
const usual = 'gouache'
/** How much of another picture’s colours is taken on where nothing was said. */
const usualStrength = 0.8

const transferInput = z.object({
  style: z.string().optional(),
  style_image: z.string().optional(),
  strength: z.number().default(1),
  structure: z.number().default(0.5),
})

/** `style-transfer`: painted as another picture is, as a style of the catalog finishes a drawing, or both. */
export const styleTransfer: Tool = async (work, told) => {
  const { style, style_image, strength, structure } = transferInput.parse(work.input)
  const picture = await imageOf(work)
  const { seed } = work
  const example =
    style_image === undefined ? undefined : await readPicture(fileOf(work, style_image, 'style_image'))
  // With a style of the catalog the example gives the colours only: two ways of painting would be mud.
  const coloured =
    example === undefined
      ? picture
      : style === undefined
        ? await inStyleOf(picture, example, { strength, structure, seed }, told)
        : inColoursOf(picture, example, strength)
  const styled =
    style === undefined
      ? coloured
      : keptEdges(finished(coloured, style, seed, strength, told), coloured, Math.max(0, 2 * structure - 1))
  return png(await writePicture(styled))
}

/** What is painted, with the edges of what it was painted from. @param share 0–1: how much of them */
function keptEdges(painted: Picture, from: Picture, share: number): Picture {
  if (share === 0) return painted
  const lines = linesOf(from)
  const data = Uint8ClampedArray.from(painted.data)
  for (let at = 0; at < lines.data.length; at += 1)
    for (let channel = at * 4; channel < at * 4 + 3; channel += 1)
      data[channel] =
        (data[channel] ?? 0) +
        share * (lines.data[at] ?? 0) * ((from.data[channel] ?? 0) - (data[channel] ?? 0))
  return { ...painted, data }
}

const redrawInput = z.object({ prompt: z.string(), style: z.string().optional(), strength: z.number() })

/** `image-to-image`: redrawn in a style, the more the higher the strength; what the words bring in is drawn in. */
export const redraw: Tool = async (work, told) => {
  const { prompt, style = understood(prompt).style ?? usual, strength } = redrawInput.parse(work.input)
  const { picture, names } =
    strength === 0
      ? { picture: await imageOf(work), names: [] }
      : await withThings(await imageOf(work), prompt, work.seed)
  return png(await writePicture(finished(picture, style, work.seed, strength, told)), [
    {
      field: 'prompt',
      message:
        names.length === 0
          ? 'Atelier redrew what is there in the style. It draws things in where the words say “with”: with a red balloon.'
          : `Atelier redrew what is there in the style, and drew in: ${names.join(', ')}.`,
    },
  ])
}

const understood = (prompt: string) => understand({ prompt, seed: 0, width: 512, height: 512 })

const guideInput = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  strength: z.number().default(usualStrength),
  width: z.int(),
  height: z.int(),
})

/** `style-guide`: drawn from words, in the colours of a picture. */
export const drawInColours: Tool = async (work, told) => {
  const { strength, ...words } = guideInput.parse(work.input)
  const guide = await imageOf(work)
  const { bytes } = await illustrate(illustratorInput.parse(words), work.seed, (news) => {
    if (news.kind === 'progress') told(0.8 * news.progress)
  })
  return png(await writePicture(inColoursOf(await readPicture(bytes), guide, strength)), [
    { field: 'image', message: 'Atelier took on its colours.' },
  ])
}

/** @param strength 0: as it is, 1: all style */
export function finished(
  picture: Picture,
  style: string,
  seed: number,
  strength: number,
  told: (share: number) => void,
): Picture {
  const styled = { ...picture, data: Uint8ClampedArray.from(picture.data) }
  finish(styled, style, seed, told)
  return mixed(picture, styled, strength)
}
