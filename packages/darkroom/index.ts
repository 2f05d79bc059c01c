import { adjustImage } from './adjusting/index.ts'
import { searchAndRecolor } from './colour/index.ts'
import { blurBackground, removeBackground } from './cutout/index.ts'
import { captionImage } from './describe/caption.ts'
import { instructEdit } from './edit/index.ts'
import { upscaleImage } from './enlarge/index.ts'
import { eraseObject, outpaint } from './fill/index.ts'
import { makeSeamless } from './fill/seamless.ts'
import { relight } from './light/index.ts'
import { materialMaps } from './material/index.ts'
import { restoreFaces, restoreImage } from './repair/index.ts'
import { selectObject } from './selecting/index.ts'
import { structureMap } from './structure/index.ts'
import type { Tool } from './tool.ts'
import { transformImage } from './transforming/index.ts'
import { vectorizeImage } from './trace/index.ts'

export { inColoursOf } from './colour/palette.ts'
export { namesOf } from './colour/names.ts'
export { colourOf, hexOf } from './colour/words.ts'
export { select } from './colour/select.ts'
export { composed } from './cutout/backdrop.ts'
export { foregroundOf } from './cutout/foreground.ts'
export { type Draw, replaceBackground } from './cutout/index.ts'
export { matteOf } from './cutout/matte.ts'
export { type Face, facesIn } from './face/detect.ts'
export { type FaceMesh, faceMeshIn, squareOfFace, squareOfMesh } from './face/mesh.ts'
export { inStyleOf } from './fill/by-example.ts'
export { type Colours, double } from './enlarge/network.ts'
export { fill } from './fill/fill.ts'
export { type Box, boundsOf, readMask } from './fill/mask.ts'
export { fillMask } from './fill/index.ts'
export {
  clamped,
  mixed,
  type Picture,
  readPicture,
  resized,
  sharpOf,
  softened,
  through,
  Unworkable,
  within,
  writePicture,
} from './picture.ts'
export { type Joint, leastSure, type Pose, poseOf, type Spot } from './pose/pose.ts'
export { depthOf } from './structure/depth.ts'
export { linesOf } from './structure/edges.ts'
export { boxMean, brightnessOf, type Plane, planeOf, resizedPlane, softMean } from './plane.ts'
export { paletteOf } from './structure/segments.ts'
export { type Sketch, sketchOf } from './structure/sketch.ts'
export { fileOf, imageOf, type Made, type MadeBytes, png, type Tool, type Work } from './tool.ts'

/** What is done to pictures on this machine, by operation. */
export const tools: Readonly<Record<string, Tool>> = {
  'upscale-image': upscaleImage,
  'remove-background': removeBackground,
  'blur-background': blurBackground,
  'erase-object': eraseObject,
  outpaint,
  'search-and-recolor': searchAndRecolor,
  'instruct-edit': instructEdit,
  'vectorize-image': vectorizeImage,
  'make-seamless': makeSeamless,
  'structure-map': structureMap,
  'restore-image': restoreImage,
  'restore-faces': restoreFaces,
  relight,
  'material-maps': materialMaps,
  'adjust-image': adjustImage,
  'transform-image': transformImage,
  'select-object': selectObject,
  'caption-image': captionImage,
}
