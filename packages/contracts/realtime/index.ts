export * from './client.ts'
export * from './server.ts'

/** Where the real-time canvas is reached, by WebSocket. */
export const realtimePath = '/ws/realtime'
/** A broken socket’s session waits this long. */
export const resumeSeconds = 60
