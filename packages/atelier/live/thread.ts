import { Worker } from 'node:worker_threads'
import { plainEnvironment } from '../engine/environment.ts'
import type { Answer, Task } from './task.ts'

/** A thread that nobody asked anything for this long is ended; what it kept is made again when needed. */
const idleMs = 60_000

interface Job {
  readonly task: Task
  answered(answer: Answer): void
  failed(error: Error): void
}

export interface Thread {
  /**
   * First come, first served.
   * @throws the signal’s reason as soon as it aborts; work that has begun goes on, and is thrown away
   */
  run(task: Task, signal: AbortSignal): Promise<Answer>
  /** Whether it keeps anything. */
  isStarted(): boolean
  close(): Promise<void>
}

/** A worker thread of its own, started when it is first asked: whoever asks the same one finds what it kept. */
export function createThread(): Thread {
  const waiting: Job[] = []
  let current: Job | undefined
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      execArgv: [],
      env: plainEnvironment(),
    })
    started.on('message', (answer: Answer) => {
      if (started === worker) over((job) => job.answered(answer))
    })
    const ended = (error: Error): void => {
      if (started !== worker) return
      worker = undefined
      over((job) => job.failed(error))
    }
    started.on('error', ended)
    started.on('exit', () => ended(new Error('The drawing thread ended.')))
    return started
  }

  function over(tell: (job: Job) => void): void {
    const job = current
    current = undefined
    if (job !== undefined) tell(job)
    next()
  }

  function next(): void {
    if (current !== undefined) return
    clearTimeout(idle)
    current = waiting.shift()
    if (current === undefined) {
      worker?.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
      return
    }
    worker ??= start()
    worker.ref()
    worker.postMessage(current.task)
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const stopped = (): void => {
          const at = waiting.indexOf(job)
          if (at >= 0) waiting.splice(at, 1)
          reject(signal.reason)
        }
        const job: Job = {
          task,
          answered(answer) {
            signal.removeEventListener('abort', stopped)
            if (answer.kind === 'broken') reject(new Error(answer.message))
            else resolve(answer)
          },
          failed(error) {
            signal.removeEventListener('abort', stopped)
            reject(error)
          },
        }
        signal.addEventListener('abort', stopped, { once: true })
        waiting.push(job)
        next()
      }),
    isStarted: () => worker !== undefined,
    async close() {
      const closed = new Error('The drawing threads were closed.')
      for (const job of waiting.splice(0)) job.failed(closed)
      const last = current
      current = undefined
      last?.failed(closed)
      await end()
    },
  }
}
