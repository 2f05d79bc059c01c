export { adjust, hasArea, type Pixels, type Place } from './adjust.ts'
export { type Corner, type Corners, perspectiveOf, spreadOut, spreadSize } from './warp.ts'
export { cubeOf } from './cube.ts'
export { curveThrough } from './curve.ts'
