export * from './scene.ts'
export * from './layer.ts'
