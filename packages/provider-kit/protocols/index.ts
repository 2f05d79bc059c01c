export * from './immediate.ts'
export * from './queued.ts'
export * from './service.ts'
