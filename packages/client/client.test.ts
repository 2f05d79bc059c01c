import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiError, createClient, urlOf } from './index.ts'

let server: Server
let url: string
let connections = 0

/** Answers as the API does, and breaks the first stream in the middle of an event. */
beforeAll(async () => {
  server = createServer((request, answer) => {
    if (request.url === '/api/events') {
      connections += 1
      answer.writeHead(200, { 'content-type': 'text/event-stream' })
      const first = 'id: 1-1\nevent: queue-changed\ndata: {"paused":true}\n\n'
      if (connections === 1) answer.end(`${first}id: 1-2\nevent: queue-ch`)
      else
        answer.write(
          `id: 1-2\nevent: queue-changed\ndata: {"paused":${request.headers['last-event-id'] === '1-1'}}\n\n`,
        )
    } else if (request.url === '/api/queue') {
      answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    } else
      answer
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"error":{"code":"not_found","message":"gone","remedy":"look elsewhere"}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('the client', () => {
  it('opens a broken stream again where it broke, losing and doubling nothing', async () => {
    const controller = new AbortController()
    const seen: unknown[] = []
    for await (const { id, event } of createClient({ baseUrl: url }).events({ signal: controller.signal })) {
      seen.push([id, event])
      if (seen.length === 2) controller.abort()
    }
    expect(seen).toEqual([
      ['1-1', { type: 'queue-changed', data: { paused: true } }],
      ['1-2', { type: 'queue-changed', data: { paused: true } }],
    ])
  })

  it('throws what the server says, and makes sense of what is not the server’s', async () => {
    const client = createClient({ baseUrl: url })
    await expect(client.me()).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
      message: 'gone',
      remedy: 'look elsewhere',
    })
    await expect(client.getQueue()).rejects.toMatchObject({ status: 502, code: 'unavailable' })
    await expect(createClient({ baseUrl: 'http://127.0.0.1:1' }).me()).rejects.toSatisfy(
      (error) => error instanceof ApiError && error.code === 'offline',
    )
  })

  it('writes addresses that mean what was given', () => {
    expect(urlOf('', '/api/assets/{id}', { id: '../a b' }, { w: 5, x: undefined, q: 'a&b' })).toBe(
      '/api/assets/..%2Fa%20b?w=5&q=a%26b',
    )
  })
})
