export * from './provider.ts'
export * from './provider-error.ts'
