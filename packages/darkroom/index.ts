import { removeBackground } from './cutout/index.ts'
import { upscaleImage } from './enlarge/index.ts'
import { eraseObject, inpaint, outpaint } from './fill/index.ts'
import type { Tool } from './tool.ts'
import { vectorizeImage } from './trace/index.ts'

export { type Picture, readPicture, Unworkable, writePicture } from './picture.ts'
export { fileOf, imageOf, type Made, png, type Tool, type Work } from './tool.ts'

/** What is done to pictures on this machine, by operation. */
export const tools: Readonly<Record<string, Tool>> = {
  'upscale-image': upscaleImage,
  'remove-background': removeBackground,
  'erase-object': eraseObject,
  inpaint,
  outpaint,
  'vectorize-image': vectorizeImage,
}
