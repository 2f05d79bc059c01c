import type { Bytes, Context, Line } from '@krya/provider-kit'
import { isLine } from '@krya/provider-kit/protocols'
import { readComfy } from './messages.ts'
import { service } from './server.ts'
import type { ComfySettings } from './settings.ts'

type OnPreview = (image: Bytes) => void
type Reach = Pick<Context<ComfySettings>, 'settings' | 'http'>

interface Job {
  readonly onPreview: OnPreview
  /** 0–1, as last heard. */
  progress: number | undefined
  /** Lets go of it, unless it is heard of or asked about before. */
  readonly letGo: NodeJS.Timeout
}

interface Listening {
  readonly jobs: Map<string, Job>
  /** Undefined while it is dialled, or waits to be dialled again. */
  line: Line | undefined
  again: NodeJS.Timeout | undefined
  /** The job that runs, for news that names none. */
  current: string | undefined
  isOver: boolean
}

const reopenMs = 2_000
const dialMs = 15_000
/** Another worker may ask about a job, and news of its end may be missed. */
const forgottenMs = 10 * 60_000
/** A job of which one of these is said is over (execution.py). */
const ends: ReadonlySet<string> = new Set(['execution_success', 'execution_error', 'execution_interrupted'])

/**
 * Listens to servers for as long as jobs run there: how far they are, and what they look like. It is only news:
 * a socket that is away loses nothing, because the jobs themselves are asked about.
 */
export class Sockets {
  readonly #listening = new Map<string, Listening>()
  readonly #clientId: string
  readonly #forgottenMs: number

  constructor(clientId: string, { forgottenMs: forgotten = forgottenMs } = {}) {
    this.#clientId = clientId
    this.#forgottenMs = forgotten
  }

  /** How many servers are listened to. */
  get size(): number {
    return this.#listening.size
  }

  /** Tells of a job until it is over, `stop` is called, or nobody has asked for long. */
  listen(reach: Reach, server: string, job: string, onPreview: OnPreview): void {
    const before = this.#listening.get(server)
    const at: Listening = before ?? {
      jobs: new Map(),
      line: undefined,
      again: undefined,
      current: undefined,
      isOver: false,
    }
    const letGo = setTimeout(() => this.stop(server, job), this.#forgottenMs).unref()
    at.jobs.set(job, { onPreview, progress: undefined, letGo })
    if (before !== undefined) return
    this.#listening.set(server, at)
    void this.#dial(reach, server, at)
  }

  /** How far a job is, 0–1, as last heard. */
  progressOf(server: string, job: string): number | undefined {
    const heard = this.#listening.get(server)?.jobs.get(job)
    heard?.letGo.refresh()
    return heard?.progress
  }

  stop(server: string, job: string): void {
    const at = this.#listening.get(server)
    if (at === undefined) return
    clearTimeout(at.jobs.get(job)?.letGo)
    at.jobs.delete(job)
    if (at.jobs.size === 0) this.#hangUp(server, at)
  }

  close(): void {
    for (const [server, at] of this.#listening) {
      for (const { letGo } of at.jobs.values()) clearTimeout(letGo)
      this.#hangUp(server, at)
    }
  }

  #hangUp(server: string, at: Listening): void {
    at.isOver = true
    clearTimeout(at.again)
    at.line?.hangUp()
    this.#listening.delete(server)
  }

  async #dial(reach: Reach, server: string, at: Listening): Promise<void> {
    const url = `${server}/ws?clientId=${this.#clientId}`
    const heard = (message: string | Uint8Array): void => this.#hear(server, at, message)
    const down = (): void => this.#dialAgain(reach, server, at)
    const dial = { url, headers: service.headers(reach.settings), heard, down }
    const line = await reach.http.dial(dial, AbortSignal.timeout(dialMs)).catch(() => undefined)
    if (line === undefined || !isLine(line)) return down()
    if (at.isOver) return line.hangUp()
    at.line = line
    line.say(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }))
  }

  #dialAgain(reach: Reach, server: string, at: Listening): void {
    at.line = undefined
    if (!at.isOver) at.again = setTimeout(() => void this.#dial(reach, server, at), reopenMs).unref()
  }

  #hear(server: string, at: Listening, message: string | Uint8Array): void {
    const said = readComfy(message)
    if (said === undefined) return
    const id = said.job ?? at.current
    const job = id === undefined ? undefined : at.jobs.get(id)
    job?.letGo.refresh()
    if ('image' in said) return job?.onPreview(said.image)
    if (said.type === 'execution_start') at.current = said.job
    if (said.type === 'progress' && job !== undefined && said.progress !== undefined)
      job.progress = said.progress
    if (ends.has(said.type) && id !== undefined && job !== undefined) this.stop(server, id)
  }
}
