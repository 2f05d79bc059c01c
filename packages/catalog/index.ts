export * from './formats/aspects.ts'
export * from './models/index.ts'
