import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ProviderError } from '@krya/provider-kit'
import type { FromPainter, Job } from './messages.ts'

/** A model nobody used for so long leaves the memory. */
const idleForMs = 5 * 60_000
const script = fileURLToPath(new URL('painter.ts', import.meta.url))
/** What a child needs of the environment: where libraries for graphics cards are, and nothing secret. */
const passedOn = ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'SystemRoot', 'TEMP']

/** Paints in a process of its own, which can be ended at any moment and gives its memory back. */
export interface Engine {
  /** @returns PNG @throws ProviderError */
  paint(job: Job, signal: AbortSignal, onProgress: (share: number) => void): Promise<Uint8Array>
  close(): void
}

export function createEngine(): Engine {
  let painter: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function end(): void {
    clearTimeout(idle)
    painter?.kill('SIGKILL')
    painter = undefined
  }

  async function paintNow(job: Job, signal: AbortSignal, onProgress: (share: number) => void) {
    if (signal.aborted) throw stopped()
    clearTimeout(idle)
    painter ??= start()
    const child = painter
    try {
      return await answerOf(child, job, signal, onProgress)
    } catch (error) {
      // It may be in the midst of a step, which nothing else stops.
      end()
      throw error
    } finally {
      idle = setTimeout(end, idleForMs).unref()
    }
  }

  return {
    paint(job, signal, onProgress) {
      const mine = last.then(() => paintNow(job, signal, onProgress))
      last = mine.catch(() => undefined)
      return mine
    },
    close: end,
  }
}

function start(): ChildProcess {
  const env = Object.fromEntries(
    passedOn.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])),
  )
  const child = fork(script, { serialization: 'advanced', env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  // A process that waits for nobody keeps no other alive.
  child.unref()
  return child
}

function answerOf(
  child: ChildProcess,
  job: Job,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const hear = (message: FromPainter): void => {
      if (message.kind === 'progress') return onProgress(message.share)
      leave()
      if (message.kind === 'picture') resolve(message.picture)
      else
        reject(
          new ProviderError('failed', `The model could not be run: ${message.message}`, { billed: 'no' }),
        )
    }
    const died = (): void => {
      leave()
      reject(
        new ProviderError(
          'failed',
          'The model’s process ended by itself; most likely there is too little memory for it.',
          { billed: 'no' },
        ),
      )
    }
    const stop = (): void => {
      leave()
      reject(stopped())
    }
    const leave = (): void => {
      child.off('message', hear).off('exit', died).off('error', died)
      signal.removeEventListener('abort', stop)
    }
    child.on('message', hear).once('exit', died).once('error', died)
    signal.addEventListener('abort', stop, { once: true })
    child.send(job)
  })
}

const stopped = (): ProviderError => new ProviderError('unavailable', 'It was stopped.', { billed: 'no' })
