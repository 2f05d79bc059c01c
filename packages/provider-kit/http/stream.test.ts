import { createServer, type Server, type ServerResponse } from 'node:http'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from './http.ts'

const http = createHttp({ headers: 300, body: 300, events: 300 })
const mb = 1024 * 1024
let server: Server
let url = ''
/** What the service has been rid of. */
let sent = 0
const ways: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/stalls': (response) => response.write('data: one\n\ndata: tw'),
  '/chatters': (response) => {
    const talking = setInterval(() => response.write(': still here\n\n'), 50)
    setTimeout(() => {
      clearInterval(talking)
      response.end('data: late\n\n')
    }, 800)
  },
  '/endless': (response) => {
    const line = Buffer.alloc(64 * 1024, 'x')
    response.write('data: ')
    const more = (): void => {
      while (!response.destroyed && response.write(line)) sent += line.length
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  },
  '/many': (response) => {
    const event = Buffer.from(`data: ${'y'.repeat(mb)}\n\n`)
    let left = 200
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1
        sent += event.length
        if (!response.write(event)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  },
}
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    ways[request.url ?? '']?.(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await http.close()
  server.closeAllConnections()
  server.close()
})

async function listen(path: string, limitBytes?: number): Promise<AsyncIterable<string>> {
  const request = {
    method: 'GET',
    url: `${url}${path}`,
    ...(limitBytes === undefined ? {} : { limitBytes }),
  } as const
  const answer = await http.stream(request, AbortSignal.timeout(20_000))
  if ('status' in answer) throw new Error(`answered ${answer.status}`)
  return answer
}

async function heard(events: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const data of events) all.push(data)
  return all
}

describe('a stream of events', () => {
  it('that stalls ends by itself', async () => {
    await expect(heard(await listen('/stalls'))).rejects.toMatchObject({
      kind: 'timeout',
      billed: 'unknown',
    })
  })

  it('goes on while the service shows that it is there', async () => {
    expect(await heard(await listen('/chatters'))).toEqual(['late'])
  })

  it('has a limit to each event, beyond which nothing more of it is taken', async () => {
    sent = 0
    await expect(heard(await listen('/endless', 2 * mb))).rejects.toMatchObject({
      kind: 'malformed-answer',
      message: expect.stringContaining('more than 2 MB at once'),
    })
    await after(200)
    expect(sent).toBeLessThan(32 * mb)
  })

  it('comes no faster than it is read', async () => {
    sent = 0
    let count = 0
    for await (const data of await listen('/many')) {
      expect(data).toHaveLength(mb)
      if (count === 0) {
        await after(1_000)
        expect(sent).toBeLessThan(64 * mb)
      }
      count += 1
    }
    expect(count).toBe(200)
  })
})
