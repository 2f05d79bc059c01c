import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ProviderError } from '@krya/provider-kit'
import { birthOf } from './birth.ts'
import { files, readRunning, type Running } from './folder.ts'
import { passedOn } from './installation.ts'

const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url))
const startedWithinMs = 20_000
const endedWithinMs = 5_000

/**
 * Begins a prepared training in a process that outlives this one, and returns once that has written down which it is.
 * @throws ProviderError billed `no`
 */
export async function begin(folder: string): Promise<void> {
  const log = await open(path.join(folder, files.log), 'a')
  let gone: string | undefined
  try {
    const child = spawn(process.execPath, [keeper, folder], {
      cwd: folder,
      env: passedOn(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.once('error', ({ message }) => (gone = message))
    child.once('exit', (code, signal) => (gone = `it ended with ${signal ?? code}`))
    child.unref()
    const deadline = Date.now() + startedWithinMs
    while ((await readRunning(folder)) === undefined) {
      if (gone !== undefined || Date.now() > deadline) {
        child.kill('SIGKILL')
        throw new ProviderError(
          'failed',
          `The training could not be begun: ${gone ?? 'its process is too slow'}.`,
          {
            billed: 'no',
          },
        )
      }
      await later(20)
    }
  } finally {
    await log.close()
  }
}

/** Whether what keeps a training still lives; a process that was given its number later is not it. */
export const lives = async ({ pid, birth }: Running): Promise<boolean> => (await birthOf(pid)) === birth

/** Ends a training with all its processes, if it is one, and returns when they are gone. */
export async function endTraining(folder: string): Promise<void> {
  const running = await readRunning(folder)
  if (running === undefined) return
  const { pid, birth } = running
  const present = await birthOf(pid)
  // Its number is another's now. With its leader gone a group keeps the number for itself.
  if (present !== undefined && present !== birth) return
  if (!signalGroup(pid, 'SIGTERM')) return
  const deadline = Date.now() + endedWithinMs
  while (Date.now() < deadline && signalGroup(pid, 0)) await later(50)
  signalGroup(pid, 'SIGKILL')
}

/** 0 only asks. @returns false when there is no such group */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
