export { stillOf } from './still.ts'
