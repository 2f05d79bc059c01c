import type { Bytes } from '@krya/provider-kit'
import { readComfy } from './messages.ts'

type OnPreview = (image: Bytes) => void

interface Job {
  readonly onPreview: OnPreview
  /** 0–1, as last heard. */
  progress: number | undefined
}

interface Open {
  readonly socket: WebSocket
  readonly jobs: Map<string, Job>
  /** The job that runs, for news that names none. */
  current: string | undefined
}

const reopenMs = 2_000

/**
 * Listens to servers for as long as jobs run there: how far they are, and what they look like. It is only news:
 * a socket that is away loses nothing, because the jobs themselves are asked about.
 */
export class Sockets {
  readonly #open = new Map<string, Open>()
  readonly #clientId: string

  constructor(clientId: string) {
    this.#clientId = clientId
  }

  /** Tells of a job until it is over or `stop` is called. */
  listen(server: string, job: string, onPreview: OnPreview): void {
    const heard: Job = { onPreview, progress: undefined }
    const before = this.#open.get(server)
    if (before !== undefined) {
      before.jobs.set(job, heard)
      return
    }
    this.#connect(server, new Map([[job, heard]]))
  }

  /** How far a job is, 0–1, as last heard. */
  progressOf(server: string, job: string): number | undefined {
    return this.#open.get(server)?.jobs.get(job)?.progress
  }

  stop(server: string, job: string): void {
    const open = this.#open.get(server)
    if (open === undefined) return
    open.jobs.delete(job)
    if (open.jobs.size > 0) return
    this.#open.delete(server)
    open.socket.close()
  }

  close(): void {
    for (const { socket } of this.#open.values()) socket.close()
    this.#open.clear()
  }

  #connect(server: string, jobs: Map<string, Job>): void {
    const socket = new WebSocket(`${server.replace(/^http/, 'ws')}/ws?clientId=${this.#clientId}`)
    socket.binaryType = 'arraybuffer'
    this.#open.set(server, { socket, jobs, current: undefined })
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } })),
    )
    socket.addEventListener('message', ({ data }) => this.#hear(server, data))
    socket.addEventListener('error', () => undefined)
    socket.addEventListener('close', () => {
      if (this.#open.get(server)?.socket !== socket) return
      this.#open.delete(server)
      if (jobs.size === 0) return
      setTimeout(() => {
        if (jobs.size > 0 && !this.#open.has(server)) this.#connect(server, jobs)
      }, reopenMs).unref()
    })
  }

  #hear(server: string, data: unknown): void {
    const open = this.#open.get(server)
    const said = data instanceof ArrayBuffer || typeof data === 'string' ? readComfy(data) : undefined
    if (open === undefined || said === undefined) return
    const job = said.job ?? open.current
    const heard = job === undefined ? undefined : open.jobs.get(job)
    if ('image' in said) return heard?.onPreview(said.image)
    if (said.type === 'execution_start') open.current = said.job
    if (said.type === 'progress' && heard !== undefined && said.progress !== undefined)
      heard.progress = said.progress
  }
}
