import { once } from 'node:events'
import { decode, encode } from '@msgpack/msgpack'
import { type LiveAnswer, realtimePath } from '@krya/contracts'
import { type ClientOptions, WebSocket } from 'ws'

type Of<Type extends LiveAnswer['type']> = Extract<LiveAnswer, { type: Type }>

/** A bare client of the real-time canvas, which sends whatever it is told. */
export interface LiveSocket {
  readonly socket: WebSocket
  /** Everything that came. */
  readonly heard: LiveAnswer[]
  say(message: unknown): void
  raw(data: Uint8Array | string): void
  /** The next of this type that fits, counted from the last one taken; fails after five seconds. */
  next<Type extends LiveAnswer['type']>(type: Type, fits?: (answer: Of<Type>) => boolean): Promise<Of<Type>>
  /** The code it is closed with. */
  closed(): Promise<number>
  close(): Promise<void>
}

/** Opens one. @throws where the server does not take it */
export async function openSocket(url: string, query = '', options: ClientOptions = {}): Promise<LiveSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${realtimePath}${query}`, options)
  const heard: LiveAnswer[] = []
  let taken = 0
  const changed = new EventTarget()
  socket.on('message', (data: Buffer) => {
    const answer = decode(data)
    if (isAnswer(answer)) heard.push(answer)
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

const brief = (answer: LiveAnswer): unknown =>
  answer.type === 'frame' ? { type: 'frame', input: answer.input } : answer

const isOf = <Type extends LiveAnswer['type']>(answer: LiveAnswer, type: Type): answer is Of<Type> =>
  answer.type === type

const isAnswer = (value: unknown): value is LiveAnswer =>
  typeof value === 'object' && value !== null && 'type' in value
