import { searchAndRecolor } from './colour/index.ts'
import { blurBackground, removeBackground } from './cutout/index.ts'
import { instructEdit } from './edit/index.ts'
import { upscaleImage } from './enlarge/index.ts'
import { eraseObject, inpaint, outpaint } from './fill/index.ts'
import { makeSeamless } from './fill/seamless.ts'
import type { Tool } from './tool.ts'
import { vectorizeImage } from './trace/index.ts'

export { inColoursOf } from './colour/palette.ts'
export { type Draw, replaceBackground } from './cutout/index.ts'
export { type Picture, readPicture, Unworkable, writePicture } from './picture.ts'
export { fileOf, imageOf, type Made, png, type Tool, type Work } from './tool.ts'

/** What is done to pictures on this machine, by operation. */
export const tools: Readonly<Record<string, Tool>> = {
  'upscale-image': upscaleImage,
  'remove-background': removeBackground,
  'blur-background': blurBackground,
  'erase-object': eraseObject,
  inpaint,
  outpaint,
  'search-and-recolor': searchAndRecolor,
  'instruct-edit': instructEdit,
  'vectorize-image': vectorizeImage,
  'make-seamless': makeSeamless,
}
