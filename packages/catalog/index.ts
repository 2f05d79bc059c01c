export * from './chains.ts'
export * from './formats/aspects.ts'
export * from './models/index.ts'
export * from './styles/index.ts'
