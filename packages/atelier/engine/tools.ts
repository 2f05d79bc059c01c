import { type Draw, replaceBackground, type Tool, tools } from '@krya/darkroom'
import { tools as filmTools } from '@krya/film'
import { tools as meshTools } from '@krya/mesh'
import { imageToVideo } from '../motion/image-to-video.ts'
import { textToVideo } from '../motion/text-to-video.ts'
import { sketchToImage, structureToImage } from './control.ts'
import { illustrate } from './illustrate.ts'
import { generateLogo } from './logos.ts'
import { palette } from './palettes.ts'
import { generatePattern } from './patterns.ts'
import { inpaint, searchAndReplace } from './place.ts'
import { drawInColours, redraw, styleTransfer } from './restyle.ts'
import { restyleVideo } from './restyle-video/index.ts'
import { textTo3d } from './sculpt.ts'
import { illustratorInput } from './task.ts'
import { vary } from './vary.ts'

const draw: Draw = async (prompt, width, height, seed) => {
  const { bytes } = await illustrate(illustratorInput.parse({ prompt, width, height }), seed, () => undefined)
  return bytes
}

const every: Readonly<Record<string, Tool>> = {
  ...tools,
  ...filmTools,
  ...meshTools,
  'replace-background': replaceBackground(draw),
  'generate-logo': generateLogo,
  'generate-pattern': generatePattern,
  'image-to-image': redraw,
  'image-to-video': imageToVideo,
  inpaint,
  palette,
  'restyle-video': restyleVideo,
  'search-and-replace': searchAndReplace,
  'sketch-to-image': sketchToImage,
  'structure-to-image': structureToImage,
  'style-guide': drawInColours,
  'style-transfer': styleTransfer,
  'text-to-video': textToVideo,
  'text-to-3d': textTo3d,
  vary,
}

/** What does this operation on pictures; undefined: nothing here. */
export const toolFor = (operation: string): Tool | undefined => every[operation]
