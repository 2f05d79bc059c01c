export { adjust, hasArea, type Pixels, type Place } from './adjust.ts'
export { cubeOf } from './cube.ts'
export { curveThrough } from './curve.ts'
