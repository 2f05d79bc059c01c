import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'

const timeLimitMs = 60_000
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
    return await drawn(bytes)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function drawn(bytes: Uint8Array): Promise<Buffer | null> {
  const script = fileURLToPath(new URL('draw-model.ts', import.meta.url))
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryLimit}`, script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
    // It needs nothing of ours, and is trusted with nothing.
    env: {},
  })
  // It may have died before it read all of it.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  const [png, code] = await Promise.all([buffer(child.stdout), ended])
  return code === 0 && png.length > 0 ? png : null
}
