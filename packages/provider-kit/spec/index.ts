export * from './http.ts'
export * from './provider.ts'
export * from './provider-error.ts'
export * from './settings.ts'
