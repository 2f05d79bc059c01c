import type { Tool } from '@krya/darkroom'
import { lipSync } from './lips/index.ts'
import { transferMotion } from './puppet/index.ts'

export { type Clip, openClip, type Wanted } from './clip/open.ts'
export { samplesOf, type Sound, soundFrom, soundOf } from './clip/sound.ts'
export { type Film, writeClip } from './clip/write.ts'

/** What is done to clips on this machine, by operation. */
export const tools: Readonly<Record<string, Tool>> = {
  'lip-sync': lipSync,
  'transfer-motion': transferMotion,
}
