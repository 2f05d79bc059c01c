import { paletteOf, readPicture, rgbOf } from '@krya/darkroom'
import { buffer } from 'node:stream/consumers'
import type { StoredFile } from '../assets.ts'
import type { Renditions } from './rendition.ts'

const most = 7
/** As large as the colours need it. */
const side = 192

/** The colours of a stored picture, the most used first. @throws KryaError not_renderable */
export async function paletteOfFile(
  renditions: Renditions,
  file: StoredFile,
): Promise<{ hex: string; share: number }[]> {
  const { open } = await renditions.deliver(file, {
    w: side,
    h: side,
    fit: 'inside',
    format: 'png',
    recipe: 'strip',
  })
  const colours = await paletteOf(await readPicture(await buffer(await open())), most)
  return colours.map(({ colour, share }) => ({
    hex: `#${rgbOf(colour)
      .map((one) =>
        Math.round(Math.min(255, Math.max(0, one)))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`,
    share,
  }))
}
