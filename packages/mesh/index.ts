import type { Tool } from '@krya/darkroom'
import { imageTo3d } from './image-to-3d.ts'

export { boundsOf, type Model, placed, standing } from './gltf/model.ts'
export { glb } from './image-to-3d.ts'
export { type Inflating, type Raised, thingOf } from './inflate/thing.ts'
export { type SolidId, solids } from './solids/index.ts'
export { modelOf } from './solids/piece.ts'
export { type Substance, substances } from './solids/stuff.ts'

/** What is made in three dimensions of pictures, by operation. */
export const tools: Readonly<Record<string, Tool>> = { 'image-to-3d': imageTo3d }
