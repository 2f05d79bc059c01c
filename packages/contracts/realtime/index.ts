export * from './client.ts'
export * from './server.ts'
export * from './shared-client.ts'
export * from './shared-edit.ts'
export * from './shared-server.ts'

/** Where the real-time canvas is reached, by WebSocket. */
export const realtimePath = '/ws/realtime'
/** A broken socket’s session waits this long. */
export const resumeSeconds = 60
/** Where a shared canvas is reached, by WebSocket. */
export const sharedCanvasPath = '/ws/canvas'
