import { apart } from './apart.ts'

/** What a file may make of itself in memory, in megabytes. */
const memoryLimit = 2048
/** Larger files are kept without a picture of them. */
const mostBytes = 128 * 1024 * 1024
/** Models drawn at once: each takes a core. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** A picture of a 3D model as PNG, drawn in a process of its own; null where it cannot be read. */
export async function stillOfModel(bytes: Uint8Array): Promise<Buffer | null> {
  if (bytes.byteLength > mostBytes) return null
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await apart(bytes, {
      script: new URL('draw-model.ts', import.meta.url),
      options: [`--max-old-space-size=${memoryLimit}`],
    })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
