import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Line } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { dialLine } from './dial.ts'

let server: Server
let calls: WebSocketServer
let url = ''
beforeEach(async () => {
  server = createServer()
  calls = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/locked') === true)
      return void socket.end('HTTP/1.1 403 No\r\nretry-after: 7\r\ncontent-length: 9\r\n\r\n{"no": 1}')
    if (request.url?.startsWith('/away') === true)
      return void socket.end(`HTTP/1.1 302 Found\r\nlocation: ${url}/\r\ncontent-length: 0\r\n\r\n`)
    if (request.url?.startsWith('/silent') === true) return
    calls.handleUpgrade(request, socket, head, (line) => calls.emit('connection', line, request))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterEach(() => {
  for (const line of calls.clients) line.terminate()
  server.close()
  server.closeAllConnections()
})

const secret = '?token=very-secret'
const dialled = async (
  path: string,
  {
    heard = () => undefined,
    down = () => undefined,
  }: { heard?: (message: string | Uint8Array) => void; down?: (fault: ProviderError) => void } = {},
  signal = AbortSignal.timeout(5_000),
) => dialLine({ url: `${url}${path}${secret}`, headers: { 'x-key': 'k' }, heard, down }, signal)
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('no fault'),
    (error: unknown) => (error instanceof ProviderError ? error : new Error('no such fault')),
  )
const lineOf = (answer: Awaited<ReturnType<typeof dialled>>): Line => {
  if ('say' in answer) return answer
  throw new Error('refused')
}

describe('a line', () => {
  it('carries texts and bytes both ways, and the headers it was dialled with', async () => {
    const keys: unknown[] = []
    calls.on('connection', (line, request) => {
      keys.push(request.headers['x-key'])
      line.on('message', (data, isBinary) => line.send(data, { binary: isBinary }))
    })
    const heard: (string | Uint8Array)[] = []
    const line = lineOf(await dialled('/', { heard: (message) => heard.push(message) }))
    line.say('words')
    line.say(Buffer.from([1, 2]))
    await expect.poll(() => heard.length).toBe(2)
    expect(heard).toEqual(['words', Buffer.from([1, 2])])
    expect(keys).toEqual(['k'])
    line.hangUp()
    line.say('more')
    await expect.poll(() => calls.clients.size).toBe(0)
    expect(heard).toHaveLength(2)
  })

  it('gives a refusal as the answer it is, and follows no redirect', async () => {
    const answer = await dialled('/locked')
    expect('status' in answer && [answer.status, answer.headers['retry-after'], answer.json()]).toEqual([
      403,
      '7',
      { no: 1 },
    ])
    const away = await dialled('/away')
    expect('status' in away && away.status).toBe(302)
  })

  it('says once that it is down, and that it was we who hung up not at all', async () => {
    const faults: ProviderError[] = []
    const down = (fault: ProviderError) => faults.push(fault)
    lineOf(await dialled('/', { down })).hangUp()
    await expect.poll(() => calls.clients.size).toBe(0)
    expect(faults).toEqual([])
    calls.on('connection', (line) => line.terminate())
    await dialled('/', { down })
    await expect.poll(() => faults.length).toBe(1)
    expect(faults[0]).toMatchObject({ kind: 'unavailable', billed: 'unknown' })
  })

  it('takes no message that is larger than 20 MB', async () => {
    calls.on('connection', (line) => line.send(Buffer.alloc(20 * 1024 * 1024 + 1)))
    const faults: ProviderError[] = []
    const heard: unknown[] = []
    await dialled('/', { heard: (message) => heard.push(message), down: (fault) => faults.push(fault) })
    await expect.poll(() => faults.length, { timeout: 5_000 }).toBe(1)
    expect(faults[0]?.kind).toBe('malformed-answer')
    expect(heard).toEqual([])
  })

  it('that never was has cost nothing, and its fault tells no secret', async () => {
    const nobody = await faultOf(
      dialLine(
        { url: `http://127.0.0.1:1/x${secret}`, heard: () => undefined, down: () => undefined },
        AbortSignal.timeout(5_000),
      ),
    )
    expect(nobody).toMatchObject({ kind: 'unavailable', billed: 'no' })
    const late = await faultOf(dialled('/silent', {}, AbortSignal.timeout(50)))
    expect(late).toMatchObject({ kind: 'timeout', billed: 'no' })
    expect(await faultOf(dialled('/', {}, AbortSignal.abort()))).toMatchObject({
      kind: 'timeout',
      billed: 'no',
    })
    for (const fault of [nobody, late])
      expect(`${fault.message} ${String(fault.cause)} ${fault.stack ?? ''}`).not.toContain('very-secret')
  })
})
