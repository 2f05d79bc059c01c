import { imageOf, png, type Tool, writePicture } from '@krya/darkroom'
import { z } from 'zod'
import { finish } from '../style/finish.ts'

const input = z.object({ style: z.string().optional(), strength: z.number().default(1) })

/** `style-transfer` with a style of the catalog: the picture as that style finishes a drawing. */
export const restyle: Tool = async (work, told) => {
  const { style, strength } = input.parse(work.input)
  const picture = await imageOf(work)
  const styled = { ...picture, data: Uint8ClampedArray.from(picture.data) }
  finish(styled, style ?? null, work.seed, told)
  for (let at = 0; at < styled.data.length; at += 1) {
    const before = picture.data[at] ?? 0
    styled.data[at] = at % 4 === 3 ? before : before + ((styled.data[at] ?? 0) - before) * strength
  }
  return png(await writePicture(styled))
}
