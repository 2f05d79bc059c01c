import { z } from 'zod'
import { colourOf } from '../colour/words.ts'
import { type Picture, readPicture, writePicture } from '../picture.ts'
import { fileOf, imageOf, type Made, png, type Tool } from '../tool.ts'
import { composed, pictureBackdrop, plainBackdrop } from './backdrop.ts'
import { readMask } from '../fill/mask.ts'
import { greyOf } from '../plane.ts'
import { blurredBehind, usualBlur } from './cutout.ts'
import { foregroundOf } from './foreground.ts'
import { matteOf } from './matte.ts'
import { touchedUp } from './touch-up.ts'

const removeInput = z.object({ keep: z.string().optional(), drop: z.string().optional() })

/** `remove-background`: what the picture is about, before nothing; the second result is its matte. */
export const removeBackground: Tool = async (work, told) => {
  const said = removeInput.parse(work.input)
  const picture = await imageOf(work)
  const painted = async (field: 'keep' | 'drop') => {
    const id = said[field]
    return id === undefined ? undefined : readMask(fileOf(work, id, field), picture, 0)
  }
  const [keep, drop] = [await painted('keep'), await painted('drop')]
  const matte = touchedUp(picture, await matteOf(picture), { keep, drop })
  told(0.8)
  return png(await writePicture(work.index === 0 ? await foregroundOf(picture, matte) : greyOf(matte)))
}

const blurInput = z.object({ strength: z.number().default(usualBlur) })

/** `blur-background` */
export const blurBackground: Tool = async (work, told) => {
  const { strength } = blurInput.parse(work.input)
  return png(await writePicture(await blurredBehind(await imageOf(work), strength, told)))
}

const replaceInput = z.object({ prompt: z.string(), background: z.string().optional() })

/** Draws what words say. */
export type Draw = (words: string, width: number, height: number, seed: number) => Promise<Uint8Array>

/** `replace-background`: by another picture, a colour, two of them, or what is drawn from the words. */
export const replaceBackground =
  (draw: Draw): Tool =>
  async (work, told) => {
    const { prompt, background } = replaceInput.parse(work.input)
    const picture = await imageOf(work)
    const matte = await matteOf(picture)
    told(0.5)
    const { width, height } = picture
    const front = await foregroundOf(picture, matte)
    const plain = plainFrom(prompt, width, height)
    const backdrop =
      background !== undefined
        ? await pictureBackdrop(await readPicture(fileOf(work, background, 'background')), width, height)
        : (plain ?? (await drawn(draw, prompt, picture, work.seed)))
    told(0.8)
    const look = { isToned: plain === undefined, hasShadow: true }
    return png(await writePicture(await composed(front, backdrop, look)), notesOf(background, plain))
  }

/** One colour, or from one to another: “a gradient from peach to light blue”. */
function plainFrom(prompt: string, width: number, height: number): Picture | undefined {
  const words = prompt
    .toLowerCase()
    .replace(/\b(?:plain|solid|simple|clean|studio|background|backdrop|gradient|from)\b/g, ' ')
    .trim()
  const [top, bottom] = words.split(/\bto\b/).map(colourOf)
  if (top !== undefined) return plainBackdrop(width, height, top, bottom ?? top)
  return undefined
}

async function drawn(draw: Draw, prompt: string, { width, height }: Picture, seed: number): Promise<Picture> {
  return pictureBackdrop(await readPicture(await draw(prompt, width, height, seed)), width, height)
}

const notesOf = (background: string | undefined, plain: Picture | undefined): Made['notes'] =>
  background !== undefined || plain !== undefined
    ? []
    : [{ field: 'prompt', message: 'The background was drawn by Atelier: an illustration, no photograph.' }]
