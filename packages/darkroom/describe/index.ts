export { type Overview, overviewOf } from './overview.ts'
export { caption, lightOf, listed, type PictureFacts, shadeOf, shapeOf } from './words.ts'
