export { kitOf } from './kit.ts'
export { type Logo, logoSchema } from './logo.ts'
