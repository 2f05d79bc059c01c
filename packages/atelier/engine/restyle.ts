import {
  fileOf,
  imageOf,
  inColoursOf,
  type Picture,
  png,
  readPicture,
  type Tool,
  writePicture,
} from '@krya/darkroom'
import { z } from 'zod'
import { finish } from '../style/finish.ts'
import { illustrate } from './illustrate.ts'
import { illustratorInput } from './task.ts'

/** What a picture is redrawn in where no style was asked for. */
const usual = 'gouache'
/** How much of another picture’s colours is taken on where nothing was said. */
const usualStrength = 0.8

const transferInput = z.object({
  style: z.string().optional(),
  style_image: z.string().optional(),
  strength: z.number().optional(),
})

/** `style-transfer`: as a style of the catalog finishes a drawing, in the colours of another picture, or both. */
export const styleTransfer: Tool = async (work, told) => {
  const { style, style_image, strength } = transferInput.parse(work.input)
  const picture = await imageOf(work)
  const other =
    style_image === undefined ? undefined : await readPicture(fileOf(work, style_image, 'style_image'))
  const coloured = other === undefined ? picture : inColoursOf(picture, other, strength ?? usualStrength)
  const styled = style === undefined ? coloured : finished(coloured, style, work.seed, strength ?? 1, told)
  return png(
    await writePicture(styled),
    style_image === undefined
      ? []
      : [
          {
            field: 'style_image',
            message: 'Atelier took on its colours; how it is painted is up to the style.',
          },
        ],
  )
}

const redrawInput = z.object({ style: z.string().optional(), strength: z.number() })

/** `image-to-image`: redrawn in a style, the more the higher the strength. */
export const redraw: Tool = async (work, told) => {
  const { style = usual, strength } = redrawInput.parse(work.input)
  const picture = await imageOf(work)
  return png(await writePicture(finished(picture, style, work.seed, strength, told)), [
    {
      field: 'prompt',
      message: 'Atelier redrew what is there in the style; it draws nothing new into a picture.',
    },
  ])
}

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
function finished(
  picture: Picture,
  style: string,
  seed: number,
  strength: number,
  told: (share: number) => void,
): Picture {
  const styled = { ...picture, data: Uint8ClampedArray.from(picture.data) }
  finish(styled, style, seed, told)
  for (let at = 0; at < styled.data.length; at += 1) {
    const before = picture.data[at] ?? 0
    styled.data[at] = at % 4 === 3 ? before : before + ((styled.data[at] ?? 0) - before) * strength
  }
  return styled
}
