export * from './fake.ts'
export * from './fake-server.ts'
export * from './picture.ts'
export * from './chat.ts'
