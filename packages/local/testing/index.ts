export * from './fake-hub.ts'
export * from './tiny-models.ts'
