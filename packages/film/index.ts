import type { Tool } from '@krya/darkroom'
import { upscaleVideo } from './enlarge/index.ts'
import { extendVideo } from './extend/index.ts'
import { interpolateVideo } from './smooth/index.ts'
import { lipSync } from './lips/index.ts'
import { transferMotion } from './puppet/index.ts'

export { type Clip, openClip, type Wanted } from './clip/open.ts'
export { samplesOf, type Sound, soundFrom, soundOf } from './clip/sound.ts'
export { type Film, writeClip } from './clip/write.ts'
export { counted, lengthOf, refuseTooMuch } from './length.ts'
export { between } from './motion/between.ts'
export { carried, type Key, steadied } from './motion/carry.ts'
export { type Motion, motionBetween, seenIn } from './motion/motion.ts'
export { type Begin, inOrder, inThreads } from './threads.ts'
export { videoOf } from './tool.ts'

/** What is done to clips on this machine, by operation. */
export const tools: Readonly<Record<string, Tool>> = {
  'upscale-video': upscaleVideo,
  'extend-video': extendVideo,
  'interpolate-video': interpolateVideo,
  'lip-sync': lipSync,
  'transfer-motion': transferMotion,
}
