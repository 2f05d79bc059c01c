export * from './accounts.ts'
export * from './assets.ts'
export * from './events.ts'
export * from './generations.ts'
