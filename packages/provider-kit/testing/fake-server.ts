import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Lines, openLines, type Talking } from './fake-lines.ts'
import { picture } from './picture.ts'

/** One request as a fake service got it. */
export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The body as JSON; undefined when it is none. */
  json(): unknown
  form(): Promise<FormData>
}

export interface FakeAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly text?: string
  readonly bytes?: Uint8Array
  /** Data of server-sent events, in order. */
  readonly events?: readonly unknown[]
}

/** What a fake service's jobs come to. */
export type Fate = 'done' | 'moderated' | 'failed' | 'empty' | 'never' | 'unheard-of'

/** What a fake service does with something said on a line. */
export type LineFate =
  | 'answered'
  /** Answered when nobody waits for it any longer. */
  | 'late'
  | 'unheard'
  | 'cut'
  | 'garbled'
  | 'unauthorised'
  | 'moderated'
  | 'failed'
  /** It hangs up for want of questions, while one is on its way. */
  | 'hung-up'

/** The inside of a fake service: what it has taken, and what it is told to do. */
export interface World {
  readonly url: string
  /** Jobs or pictures that it took on, each of which a real one would charge for. */
  readonly submissions: string[]
  /** Jobs it was told to cancel. */
  readonly canceled: string[]
  fate: Fate
  /** What is at the address of a result. */
  file: Uint8Array
  /** What a chat model answers: one after the other, the last again and again. */
  says: string[]
  /** What a chat model says that it read and wrote; undefined: it says nothing of it. */
  counted: { readonly prompt_tokens: number; readonly completion_tokens: number } | undefined
  /** What becomes of what is asked for over lines, one after the other; from then on all is answered. */
  line: LineFate[]
  /** The next of these. */
  nextFate(): LineFate
  /** Everything that was said on lines, as it came. */
  readonly said: (string | Uint8Array)[]
  /** Questions about a job before it is done. */
  patience: number
  /** How often each job was asked about. */
  readonly asked: Map<string, number>
  /** The address of a result. */
  result(name?: string): string
  /** Takes a job on and gives its id. */
  take(): string
  /** Whether a job is done by now; counts the question. */
  isDone(id: string): boolean
}

/** How a service answers, after its published API. Undefined: it has no such address. */
export type Answering = (
  request: FakeRequest,
  world: World,
) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>

/** A way the line to a service, or the service itself, breaks. */
export type Break =
  | { readonly kind: 'answer'; readonly answer: FakeAnswer }
  /** The beginning of the right answer, then the end of the connection. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'reset' }

export interface FakeServer {
  readonly url: string
  readonly world: World
  readonly requests: FakeRequest[]
  readonly lines: Lines
  /** Breaks requests that match, until it is mended. */
  break(how: Break, which?: (request: FakeRequest) => boolean): void
  mend(): void
  close(): Promise<void>
}

const resultPath = '/results/'

/** Starts a service on loopback that answers as a real one does, keeps count, and breaks when it is told to. */
export async function startFake(answering: Answering, talking?: Talking): Promise<FakeServer> {
  const requests: FakeRequest[] = []
  let broken: { how: Break; which: (request: FakeRequest) => boolean } | undefined
  const server = createServer((incoming, response) => {
    void serve(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  const world = createWorld(url)
  const lines = openLines(server, { talking, world }, (incoming) => {
    const request = requestOf(incoming, url, Buffer.alloc(0))
    return { request, how: broken?.which(request) === true ? broken.how : undefined }
  })

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming, url)
    requests.push(request)
    const how = broken?.which(request) === true ? broken.how : undefined
    if (how?.kind === 'reset') return void incoming.socket.destroy()
    if (how?.kind === 'answer') return send(response, how.answer)
    const answer =
      (await answering(request, world)) ??
      (request.path.startsWith(resultPath) ? { bytes: world.file } : undefined)
    if (how?.kind === 'stalled') return begin(response, answer ?? {}, 0)
    if (how?.kind === 'truncated') {
      begin(response, answer ?? {}, 0.5)
      return void setTimeout(() => response.destroy(), 20)
    }
    return send(response, answer ?? { status: 404, json: { error: 'not found' } })
  }

  return {
    url,
    world,
    requests,
    lines,
    break(how, which = () => true) {
      broken = { how, which }
    },
    mend() {
      broken = undefined
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        lines.cut()
        server.closeAllConnections()
      }),
  }
}

function createWorld(url: string): World {
  const world: World = {
    url,
    submissions: [],
    canceled: [],
    fate: 'done',
    file: picture,
    says: [],
    counted: { prompt_tokens: 1, completion_tokens: 1 },
    line: [],
    nextFate: () => world.line.shift() ?? 'answered',
    said: [],
    patience: 1,
    asked: new Map(),
    result: (name = 'a.png') => `${url}${resultPath}${name}`,
    take() {
      const id = crypto.randomUUID()
      world.submissions.push(id)
      return id
    },
    isDone(id) {
      const before = world.asked.get(id) ?? 0
      world.asked.set(id, before + 1)
      return world.fate !== 'never' && before >= world.patience
    },
  }
  return world
}

const read = async (incoming: IncomingMessage, url: string): Promise<FakeRequest> =>
  requestOf(incoming, url, Buffer.from(await buffer(incoming)))

function requestOf(incoming: IncomingMessage, url: string, body: Buffer<ArrayBuffer>): FakeRequest {
  const address = new URL(incoming.url ?? '/', url)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return {
    method: incoming.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    headers,
    body,
    json() {
      try {
        const value: unknown = JSON.parse(body.toString('utf8'))
        return value
      } catch {
        return undefined
      }
    },
    form: () => new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData(),
  }
}

function send(response: ServerResponse, answer: FakeAnswer): void {
  const { bytes, type } = payload(answer)
  response.writeHead(answer.status ?? 200, {
    'content-type': type,
    'content-length': bytes.length,
    ...answer.headers,
  })
  response.end(bytes)
}

/** Sends the head and a share of the body, and leaves it at that. */
function begin(response: ServerResponse, answer: FakeAnswer, share: number): void {
  const { bytes, type } = payload(answer)
  response.writeHead(answer.status ?? 200, {
    'content-type': type,
    'content-length': bytes.length,
    ...answer.headers,
  })
  response.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share))))
}

function payload({ json, text, bytes, events }: FakeAnswer): { bytes: Buffer; type: string } {
  if (bytes !== undefined) return { bytes: Buffer.from(bytes), type: 'application/octet-stream' }
  if (text !== undefined) return { bytes: Buffer.from(text), type: 'text/html' }
  if (events !== undefined)
    return {
      bytes: Buffer.from(
        events
          .map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
          .join(''),
      ),
      type: 'text/event-stream',
    }
  return { bytes: Buffer.from(JSON.stringify(json ?? {})), type: 'application/json' }
}
