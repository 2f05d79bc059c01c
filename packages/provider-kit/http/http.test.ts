import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProviderError } from '../spec/provider-error.ts'
import { isPublic } from './address.ts'
import { createHttp } from './http.ts'

const http = createHttp({ headers: 300, body: 300 })
let server: Server
let url = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/round') return void response.writeHead(302, { location: '/round' }).end()
    if (request.url === '/away')
      return void response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/x' }).end()
    if (request.url === '/near') return void response.writeHead(302, { location: '/file' }).end()
    response.end(request.headers['authorization'] ?? 'nobody')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await http.close()
  server.close()
})
const signal = () => AbortSignal.timeout(5_000)
const faultOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ProviderError) return error
  throw new Error('no fault')
}

describe('a stranger’s address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://172.16.5.5/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/',
    'file:///etc/passwd',
    'ftp://example.org/x',
  ])('is not followed to %s', async (address) => {
    const fault = await faultOf(http.download({ url: address, at: 'foreign' }, 1_000, signal()))
    expect(fault.kind).toBe('rejected')
  })

  it('is not followed by a redirect either, nor for ever, and takes no key along', async () => {
    const file = { url: `${url}/away`, at: 'service', headers: { authorization: 'key' } } as const
    expect((await faultOf(http.download(file, 1_000, signal()))).kind).toBe('rejected')
    expect(
      (await faultOf(http.download({ ...file, url: `${url}/round` }, 1_000, signal()))).message,
    ).toContain('for ever')
    expect(
      Buffer.from(await http.download({ ...file, url: `${url}/near` }, 1_000, signal())).toString(),
    ).toBe('key')
  })

  it('knows public addresses from all others', () => {
    expect(['8.8.8.8', '2606:4700::1111'].map(isPublic)).toEqual([true, true])
    expect(['224.0.0.1', '255.255.255.255', 'nonsense', '64:ff9b::7f00:1'].map(isPublic)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe('a fault', () => {
  it('before anything was sent is known to be free', async () => {
    const refused = await faultOf(
      http.send({ method: 'POST', url: 'http://127.0.0.1:1/', body: { json: {} } }, signal()),
    )
    expect([refused.kind, refused.billed]).toEqual(['unavailable', 'no'])
    const nobody = await faultOf(http.send({ method: 'POST', url: 'http://no-such-host.invalid/' }, signal()))
    expect([nobody.kind, nobody.billed]).toEqual(['unavailable', 'no'])
  })

  it('of an answer that is too large is told', async () => {
    const fault = await faultOf(http.send({ method: 'GET', url: `${url}/file`, limitBytes: 2 }, signal()))
    expect(fault.kind).toBe('malformed-answer')
  })
})
