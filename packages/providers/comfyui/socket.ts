import type { Bytes } from '@krya/provider-kit'
import { z } from 'zod'

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

const message = z.object({
  type: z.string(),
  data: z.looseObject({
    prompt_id: z.string().nullish(),
    node: z.string().nullish(),
    value: z.number().optional(),
    max: z.number().optional(),
  }),
})
const previewFacts = z.looseObject({ prompt_id: z.string().optional(), image_type: z.string().optional() })

/** Kinds of binary messages (protocol.py). */
const binary = { preview: 1, previewWithFacts: 4 } as const
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
    if (open === undefined) return
    if (data instanceof ArrayBuffer) {
      const preview = readPreview(data)
      const job = preview?.job ?? open.current
      if (preview !== undefined && job !== undefined) open.jobs.get(job)?.onPreview(preview.image)
      return
    }
    const said = typeof data === 'string' ? message.safeParse(parse(data)).data : undefined
    if (said === undefined) return
    const job = said.data.prompt_id ?? open.current
    if (said.type === 'execution_start') open.current = said.data.prompt_id ?? undefined
    const heard = job === undefined ? undefined : open.jobs.get(job)
    if (said.type === 'progress' && heard !== undefined && said.data.max)
      heard.progress = Math.min(1, (said.data.value ?? 0) / said.data.max)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A preview: kind, format and picture; or kind, length of its facts, facts as JSON, and picture. */
function readPreview(
  data: ArrayBuffer,
): { readonly job: string | undefined; readonly image: Bytes } | undefined {
  if (data.byteLength < 8) return undefined
  const view = new DataView(data)
  const second = view.getUint32(4)
  if (view.getUint32(0) === binary.preview)
    return {
      job: undefined,
      image: { bytes: new Uint8Array(data, 8), mediaType: second === 2 ? 'image/png' : 'image/jpeg' },
    }
  if (view.getUint32(0) !== binary.previewWithFacts || 8 + second > data.byteLength) return undefined
  const facts = previewFacts.safeParse(parse(new TextDecoder().decode(new Uint8Array(data, 8, second)))).data
  return {
    job: facts?.prompt_id,
    image: { bytes: new Uint8Array(data, 8 + second), mediaType: facts?.image_type ?? 'image/jpeg' },
  }
}
