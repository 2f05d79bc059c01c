import { once } from 'node:events'
import { decode, encode } from '@msgpack/msgpack'
import { type LiveAnswer, realtimePath, type SharedAnswer, sharedCanvasPath } from '@krya/contracts'
import { type ClientOptions, WebSocket } from 'ws'

type Of<Answer extends { type: string }, Type extends Answer['type']> = Extract<Answer, { type: Type }>

/** A bare client over a WebSocket, which sends whatever it is told. */
export interface TestSocket<Answer extends { readonly type: string }> {
  readonly socket: WebSocket
  /** Everything that came. */
  readonly heard: Answer[]
  say(message: unknown): void
  raw(data: Uint8Array | string): void
  /** The next of this type that fits, counted from the last one taken; fails after five seconds. */
  next<Type extends Answer['type']>(
    type: Type,
    fits?: (answer: Of<Answer, Type>) => boolean,
  ): Promise<Of<Answer, Type>>
  /** The code it is closed with. */
  closed(): Promise<number>
  close(): Promise<void>
}
export type LiveSocket = TestSocket<LiveAnswer>
export type CanvasSocket = TestSocket<SharedAnswer>

/** Opens one to the real-time canvas. @throws where the server does not take it */
export const openSocket = (url: string, query = '', options: ClientOptions = {}): Promise<LiveSocket> =>
  open<LiveAnswer>(`${url}${realtimePath}${query}`, options)

/** Opens one to a shared canvas; it has not joined yet. @throws where the server does not take it */
export const openCanvas = (url: string, options: ClientOptions = {}): Promise<CanvasSocket> =>
  open<SharedAnswer>(`${url}${sharedCanvasPath}`, options)

async function open<Answer extends { readonly type: string }>(
  address: string,
  options: ClientOptions,
): Promise<TestSocket<Answer>> {
  const socket = new WebSocket(address.replace(/^http/, 'ws'), options)
  const heard: Answer[] = []
  let taken = 0
  const changed = new EventTarget()
  socket.on('message', (data: Buffer) => {
    const answer = decode(data)
    if (isAnswer<Answer>(answer)) heard.push(answer)
    changed.dispatchEvent(new Event('heard'))
  })
  const closing = new Promise<number>((resolve) => socket.once('close', resolve))
  await once(socket, 'open')
  return {
    socket,
    heard,
    say: (message) => socket.send(encode(message)),
    raw: (data) => socket.send(data),
    async next(type, fits = () => true) {
      const signal = AbortSignal.timeout(5_000)
      for (;;) {
        for (; taken < heard.length; taken += 1) {
          const answer = heard[taken]
          if (answer !== undefined && isOf(answer, type) && fits(answer)) {
            taken += 1
            return answer
          }
        }
        await once(changed, 'heard', { signal }).catch(() => {
          throw new Error(`no ${type} came; heard ${JSON.stringify(heard.map(brief))}`)
        })
      }
    },
    closed: () => closing,
    async close() {
      socket.close(1000)
      await closing
    },
  }
}

/** Without bytes: there may be millions. */
const brief = (answer: object): unknown =>
  JSON.parse(JSON.stringify(answer, (_, value: unknown) => (isBytes(value) ? 'bytes' : value)))

const isBytes = (value: unknown): boolean =>
  value instanceof Uint8Array ||
  (typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer')

const isOf = <Answer extends { readonly type: string }, Type extends Answer['type']>(
  answer: Answer,
  type: Type,
): answer is Of<Answer, Type> => answer.type === type

const isAnswer = <Answer>(value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'type' in value
