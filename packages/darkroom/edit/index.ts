import { z } from 'zod'
import { recolour } from '../colour/recolour.ts'
import { select } from '../colour/select.ts'
import { colourOf } from '../colour/words.ts'
import { blurredBehind, cutOut, usualBlur } from '../cutout/cutout.ts'
import { type Picture, through, Unworkable, writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { adjusted } from './adjust.ts'
import { type Command, readInstruction } from './commands.ts'

const input = z.object({ prompt: z.string() })
const ability =
  'Atelier adjusts light and colour, recolours things, blurs or removes the background, flips, turns and crops'

/** `instruct-edit`: what it understands is done, in the order it is said; of the rest it says so. */
export const instructEdit: Tool = async (work, told) => {
  const { prompt } = input.parse(work.input)
  const { commands, unread } = readInstruction(prompt)
  if (commands.length === 0)
    throw new Unworkable(`${ability}. It does not understand “${prompt}”: choose a model that sees.`)
  const notes = unread.map((part) => `“${part}” was not understood. ${ability}.`)
  let picture = await imageOf(work)
  for (const [at, command] of commands.entries()) {
    picture = await carryOut(picture, command, work.seed, (note) => notes.push(note))
    told((at + 1) / commands.length)
  }
  return png(
    await writePicture(picture),
    notes.map((message) => ({ field: 'prompt', message })),
  )
}

async function carryOut(
  picture: Picture,
  command: Command,
  seed: number,
  note: (message: string) => void,
): Promise<Picture> {
  switch (command.do) {
    case 'adjust':
      return adjusted(picture, command.what, command.amount, seed)
    case 'recolour': {
      const colour = colourOf(command.colour)
      if (colour === undefined)
        throw new Unworkable(
          `“${command.colour}” is no colour that Atelier knows. Name one, or give its code.`,
        )
      const { plane, notes } = await select(picture, command.thing)
      notes.forEach(note)
      return recolour(picture, plane, colour)
    }
    case 'remove-background':
      return cutOut(picture)
    case 'blur-background':
      return blurredBehind(picture, usualBlur)
    case 'flip':
      return through(picture, (pixels) => (command.along === 'across' ? pixels.flop() : pixels.flip()))
    case 'turn':
      return through(picture, (pixels) => pixels.rotate(command.degrees, { background: '#0000' }))
    case 'crop':
      return cropped(picture, command.ratio)
  }
}

/** As much of the middle as has this shape. */
function cropped(picture: Picture, ratio: number): Promise<Picture> {
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height * ratio)))
  const height = Math.max(1, Math.min(picture.height, Math.round(picture.width / ratio)))
  const left = Math.floor((picture.width - width) / 2)
  const top = Math.floor((picture.height - height) / 2)
  return through(picture, (pixels) => pixels.extract({ left, top, width, height }))
}
