import { z } from 'zod'
import { adjustImage } from './adjust-image.ts'
import { blurBackground } from './blur-background.ts'
import { captionImage } from './caption-image.ts'
import { eraseObject } from './erase-object.ts'
import { extendVideo } from './extend-video.ts'
import { generateLogo } from './generate-logo.ts'
import { generatePattern } from './generate-pattern.ts'
import { imageTo3d } from './image-to-3d.ts'
import { imageToImage } from './image-to-image.ts'
import { imageToVideo } from './image-to-video.ts'
import { inpaint } from './inpaint.ts'
import { instructEdit } from './instruct-edit.ts'
import { interpolateVideo } from './interpolate-video.ts'
import { lipSync } from './lip-sync.ts'
import { makeSeamless } from './make-seamless.ts'
import { materialMaps } from './material-maps.ts'
import { outpaint } from './outpaint.ts'
import { palette } from './palette.ts'
import { removeBackground } from './remove-background.ts'
import { replaceBackground } from './replace-background.ts'
import { relight } from './relight.ts'
import { restoreFaces } from './restore-faces.ts'
import { restoreImage } from './restore-image.ts'
import { restyleVideo } from './restyle-video.ts'
import { searchAndRecolor } from './search-and-recolor.ts'
import { searchAndReplace } from './search-and-replace.ts'
import { selectObject } from './select-object.ts'
import { sketchToImage } from './sketch-to-image.ts'
import { structureMap } from './structure-map.ts'
import { structureToImage } from './structure-to-image.ts'
import { styleGuide } from './style-guide.ts'
import { styleTransfer } from './style-transfer.ts'
import { textTo3d } from './text-to-3d.ts'
import { textToImage } from './text-to-image.ts'
import { textToVideo } from './text-to-video.ts'
import { trainLora } from './train-lora.ts'
import { transformImage } from './transform-image.ts'
import { transferMotion } from './transfer-motion.ts'
import { upscaleImage } from './upscale-image.ts'
import { upscaleVideo } from './upscale-video.ts'
import { vary } from './vary.ts'
import { vectorizeImage } from './vectorize-image.ts'

export { type Enlargement, enlargements } from './enlargements.ts'
export * from './field.ts'
export { largestPromptLength, largestSide, type Resolution, resolutions } from './fields.ts'
export { logoLooks, logoMarks } from './generate-logo.ts'
export { symmetries, type Symmetry } from './generate-pattern.ts'
export { materialMapKinds } from './material-maps.ts'
export * from './operation.ts'
export { paletteFormats } from './palette.ts'
export { lightDirections } from './relight.ts'
export * from './text-to-image.ts'
export { largestEnlarged } from './upscale-image.ts'

/** Every operation, by id. */
export const operations = {
  [textToImage.id]: textToImage,
  [imageToImage.id]: imageToImage,
  [vary.id]: vary,
  [instructEdit.id]: instructEdit,
  [inpaint.id]: inpaint,
  [eraseObject.id]: eraseObject,
  [outpaint.id]: outpaint,
  [searchAndReplace.id]: searchAndReplace,
  [searchAndRecolor.id]: searchAndRecolor,
  [adjustImage.id]: adjustImage,
  [transformImage.id]: transformImage,
  [selectObject.id]: selectObject,
  [removeBackground.id]: removeBackground,
  [replaceBackground.id]: replaceBackground,
  [blurBackground.id]: blurBackground,
  [upscaleImage.id]: upscaleImage,
  [restoreFaces.id]: restoreFaces,
  [restoreImage.id]: restoreImage,
  [relight.id]: relight,
  [styleTransfer.id]: styleTransfer,
  [sketchToImage.id]: sketchToImage,
  [structureToImage.id]: structureToImage,
  [structureMap.id]: structureMap,
  [styleGuide.id]: styleGuide,
  [vectorizeImage.id]: vectorizeImage,
  [captionImage.id]: captionImage,
  [palette.id]: palette,
  [generateLogo.id]: generateLogo,
  [generatePattern.id]: generatePattern,
  [makeSeamless.id]: makeSeamless,
  [materialMaps.id]: materialMaps,
  [textToVideo.id]: textToVideo,
  [imageToVideo.id]: imageToVideo,
  [extendVideo.id]: extendVideo,
  [restyleVideo.id]: restyleVideo,
  [transferMotion.id]: transferMotion,
  [lipSync.id]: lipSync,
  [upscaleVideo.id]: upscaleVideo,
  [interpolateVideo.id]: interpolateVideo,
  [textTo3d.id]: textTo3d,
  [imageTo3d.id]: imageTo3d,
  [trainLora.id]: trainLora,
} as const

export type OperationId = keyof typeof operations
const ids = Object.keys(operations).filter((id): id is OperationId => id in operations)
export const operationId = z.enum(ids).meta({ id: 'OperationId' })
export type OperationInput<Id extends OperationId> = z.infer<(typeof operations)[Id]['input']>
