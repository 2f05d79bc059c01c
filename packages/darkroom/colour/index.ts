import { z } from 'zod'
import { Unworkable, writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { recolour } from './recolour.ts'
import { select } from './select.ts'
import { colourOf } from './words.ts'

const input = z.object({ search: z.string(), prompt: z.string() })

/** `search-and-recolor` */
export const searchAndRecolor: Tool = async (work, told) => {
  const { search, prompt } = input.parse(work.input)
  const colour = colourOf(prompt)
  if (colour === undefined)
    throw new Unworkable(
      `“${prompt}” is no colour that Atelier knows. Name one, or give its code: “#c23b22”.`,
    )
  const picture = await imageOf(work)
  const { plane, notes } = await select(picture, search)
  told(0.7)
  return png(
    await writePicture(recolour(picture, plane, colour)),
    notes.map((message) => ({ field: 'search', message })),
  )
}
