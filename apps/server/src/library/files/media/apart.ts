import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const timeLimitMs = 60_000

/** What is to be done to a stranger’s file. */
export interface Apart {
  /** A script that reads the file from standard input and writes what comes of it to standard output. */
  readonly script: URL
  readonly arguments?: readonly string[]
  /** Options of Node itself, such as a limit of memory. */
  readonly options?: readonly string[]
}

/**
 * Has a script look at a file in a process of its own: strangers’ files may crash it, or ask for any amount of time.
 * @returns what it wrote; null where it broke, or took more than a minute
 */
export async function apart(
  bytes: Uint8Array,
  { script, arguments: own = [], options = [] }: Apart,
): Promise<Buffer | null> {
  const child = spawn(process.execPath, [...options, fileURLToPath(script), ...own], {
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
  const [said, code] = await Promise.all([buffer(child.stdout), ended])
  return code === 0 && said.length > 0 ? said : null
}
