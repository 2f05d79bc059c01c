import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Wanted } from './encode.ts'

/** Twenty seconds of the largest canvas take half a minute of two busy cores. */
const timeLimitMs = 5 * 60_000

/** Makes a clip of pictures. */
export type Filmer = (wanted: Wanted) => Promise<void>

/** Makes one clip at a time, whoever asked, in a process that takes only what drawing leaves it. */
export function createFilmer(): Filmer {
  let line: Promise<void> = Promise.resolve()
  return (wanted) => {
    const made = line.then(() => encode(wanted))
    line = made.catch(() => undefined)
    return made
  }
}

async function encode(wanted: Wanted): Promise<void> {
  const script = fileURLToPath(new URL('encode.ts', import.meta.url))
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
    env: {},
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  // It may have died before it read all of it.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(wanted))
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  const [said, code] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw new Error(`a clip could not be made: ${said.slice(-2_000)}`)
}
