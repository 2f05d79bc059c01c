export { adjust, hasArea, type Pixels, type Place } from './adjust.ts'
export { type FilterId, filters } from './filters.ts'
export { cubeOf } from './cube.ts'
export { curveThrough } from './curve.ts'
