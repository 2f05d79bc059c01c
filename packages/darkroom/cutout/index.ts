import { writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { foregroundOf } from './foreground.ts'
import { matteOf } from './matte.ts'

/** `remove-background` */
export const removeBackground: Tool = async (work, told) => {
  const picture = await imageOf(work)
  const matte = await matteOf(picture)
  told(0.8)
  return png(await writePicture(foregroundOf(picture, matte)))
}
