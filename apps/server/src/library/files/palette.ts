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
  // Loaded when first asked for: the studio starts sooner.
  const { hexOf, paletteOf, readPicture } = await import('@krya/darkroom')
  const colours = await paletteOf(await readPicture(await buffer(await open())), most)
  return colours.map(({ colour, share }) => ({ hex: hexOf(colour), share }))
}
