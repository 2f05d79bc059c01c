export * from './attach.ts'
export * from './encode.ts'
export * from './write.ts'
