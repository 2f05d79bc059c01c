import { z } from 'zod'
import { readPicture } from '../picture.ts'
import { thingsIn } from '../things/detect.ts'
import { fileOf, type Tool } from '../tool.ts'
import { thingsAmong } from './contents.ts'
import { overviewOf } from './overview.ts'
import { caption } from './words.ts'

const input = z.object({ image: z.string() })

/** `caption-image`: what a picture was made from or what things are in it, its light, shape and colours. */
export const captionImage: Tool = async (work, told) => {
  const { image } = input.parse(work.input)
  const file = fileOf(work, image, 'image')
  const picture = await readPicture(file)
  told(0.2)
  const known = work.prompts?.[image] ?? null
  const found = known === null ? await thingsIn(picture) : []
  told(0.8)
  const { colours } = await overviewOf(file)
  const { width, height } = picture
  const said = caption({ known, things: thingsAmong(found), width, height, colours })
  return {
    bytes: new TextEncoder().encode(said.caption),
    mediaType: 'text/plain',
    metadata: said,
    notes: [
      {
        field: 'image',
        message:
          'Atelier tells things of eighty kinds, light and colours. A language model that is shown pictures says more: set one up in Settings → Providers.',
      },
    ],
  }
}
