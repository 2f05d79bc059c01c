import { request as httpRequest } from 'node:http'
import { errors } from '@krya/contracts'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    request_id: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
})

let studio: TestStudio
let assetId: string
beforeAll(async () => {
  studio = await openStudio()
  const { images } = await studio.until(await studio.ask({ prompt: 'лиса and a “fox”' }), 'completed')
  assetId = images[0]?.id ?? ''
})
afterAll(() => studio.close())

const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${studio.url}${path}`, init)
const post = (path: string, body: string | Uint8Array, type = 'application/json'): Promise<Response> =>
  call(path, { method: 'POST', body: Buffer.from(body), headers: { 'content-type': type } })
const ask = (fields: object): Promise<Response> => post('/api/generate/image', JSON.stringify(fields))

/** Its code, after its shape and status were found to be as documented. */
async function codeOf(answer: Response): Promise<string> {
  const { error } = refusal.parse(await answer.json())
  const known = Object.entries(errors).find(([code]) => code === error.code)
  expect(known?.[1].status).toBe(answer.status)
  expect(error.remedy.length).toBeGreaterThan(10)
  return error.code
}

describe('bad input', () => {
  it.each([
    ['an empty prompt', { prompt: '   ' }, 'prompt'],
    ['a prompt of control characters', { prompt: '\u0000\u0007\u001b' }, 'prompt'],
    ['a prompt of 20,000 characters', { prompt: 'x'.repeat(20_000) }, 'prompt'],
    ['no prompt', {}, 'prompt'],
    ['width 0', { prompt: 'a', width: 0 }, 'width'],
    ['a negative height', { prompt: 'a', height: -64 }, 'height'],
    ['width 1e9', { prompt: 'a', width: 1e9 }, 'width'],
    ['half a pixel', { prompt: 'a', width: 512.5 }, 'width'],
    ['a size as text', { prompt: 'a', width: '512' }, 'width'],
    ['five pictures', { prompt: 'a', batch_size: 5 }, 'batch_size'],
    ['a seed too large', { prompt: 'a', seed: 2 ** 32 }, 'seed'],
    ['an unknown field', { prompt: 'a', colour: 'red' }, 'colour'],
    ['an unknown priority', { prompt: 'a', priority: 'now' }, 'priority'],
  ])('%s: names the field', async (_, fields, field) => {
    const body = JSON.stringify(fields)
    for (const path of ['generate/image', 'run/text-to-image', 'run/text-to-image/estimate']) {
      const answer = await post(`/api/${path}`, body)
      expect(answer.status, path).toBe(400)
      const { error } = refusal.parse(await answer.json())
      expect(error.details?.map((problem) => problem.field)).toContain(field)
    }
  })

  it('any size within the limits is taken, multiple of nothing or not', async () => {
    for (const size of [
      { width: 67, height: 101 },
      { width: 64, height: 4096 },
    ])
      expect((await ask({ prompt: 'a', ...size })).status).toBe(202)
  })

  it('right-to-left text, emoji and lone surrogates are kept as text', async () => {
    const answer = await post('/api/generate/image', '{"prompt":"ثعلب 🦊 \\ud800 x","width":64,"height":64}')
    const { id } = z.object({ id: z.string() }).parse(await answer.json())
    expect((await studio.read(id)).input['prompt']).toBe('ثعلب 🦊 \ufffd x')
  })

  it('unknown model and style', async () => {
    expect(await codeOf(await ask({ prompt: 'a', model: 'nope' }))).toBe('unknown_model')
    expect(await codeOf(await ask({ prompt: 'a', style: 'nope' }))).toBe('unknown_style')
  })

  it.each([
    ['{"prompt": ', 'malformed_body'],
    ['{"prompt": "a", "width": NaN}', 'malformed_body'],
    ['{"__proto__": {"a": 1}, "prompt": "a"}', 'malformed_body'],
    ['', 'invalid_input'],
    ['[]', 'invalid_input'],
    ['null', 'invalid_input'],
  ])('a body of %s is %s', async (body, code) => {
    expect(await codeOf(await post('/api/generate/image', body))).toBe(code)
  })

  it('another content type, and a body of 50 MB', async () => {
    expect(
      await codeOf(await post('/api/generate/image', 'prompt=a', 'application/x-www-form-urlencoded')),
    ).toBe('unsupported_media_type')
    expect(await codeOf(await post('/api/generate/image', new Uint8Array(50 * 1024 * 1024).fill(32)))).toBe(
      'body_too_large',
    )
  })

  it.each(['..%2f..%2fetc%2fpasswd', '%00', 'x'.repeat(400), '1;drop table assets', '../models'])(
    'an id of %s',
    async (id) => {
      // 405: once its dots are gone the address is another route's.
      expect([400, 404, 405]).toContain((await call(`/api/assets/${id}/details`)).status)
    },
  )

  it('ids that nobody has', async () => {
    const id = '01990000-0000-7000-8000-000000000000'
    for (const path of [
      `/api/generate/image/${id}`,
      `/api/assets/${id}`,
      `/api/assets/${id}/details`,
      `/api/generate/image/${id}/events`,
    ])
      expect(await codeOf(await call(path))).toBe('not_found')
    for (const verb of ['cancel', 'retry', 'restore'])
      expect(await codeOf(await call(`/api/generate/image/${id}/${verb}`, { method: 'POST' }))).toBe(
        'not_found',
      )
    expect(await codeOf(await call(`/api/generate/image/${id}`, { method: 'DELETE' }))).toBe('not_found')
  })

  it('queries that make no sense', async () => {
    for (const query of [
      'limit=0',
      'limit=x',
      'cursor=x',
      'status=done',
      'after=yesterday',
      'colour=red',
      'limit=1&limit=2',
    ])
      expect(await codeOf(await call(`/api/generate/images?${query}`))).toBe('invalid_input')
  })

  it('search text is only ever text', async () => {
    for (const text of ["'; drop table assets; --", 'a:* & b | !c', '%', '\\', '()<->', '\u0000'])
      expect((await call(`/api/generate/images?text=${encodeURIComponent(text)}`)).status).toBe(200)
  })

  it('a file that is no picture, and a picture without a recipe', async () => {
    expect(await codeOf(await post('/api/recipes/read', 'hello', 'image/png'))).toBe('unreadable_file')
    expect(await codeOf(await post('/api/recipes/read', '', 'image/png'))).toBe('unreadable_file')
    expect(await codeOf(await post('/api/recipes/read', 'hello', 'text/plain'))).toBe(
      'unsupported_media_type',
    )
    const stripped = await (await call(`/api/assets/${assetId}?recipe=strip`)).bytes()
    expect(await codeOf(await post('/api/recipes/read', stripped, 'image/png'))).toBe('no_recipe')
  })
})

describe('addresses', () => {
  it('tell what is wrong: nothing there, or another method', async () => {
    expect(await codeOf(await call('/api/nothing'))).toBe('not_found')
    const answer = await call('/api/queue', { method: 'DELETE' })
    expect(await codeOf(answer)).toBe('method_not_allowed')
    expect(answer.headers.get('allow')).toBe('GET')
  })

  it('answer nobody who comes from another site, or by a name of theirs', async () => {
    expect(await codeOf(await call('/api/queue', { headers: { origin: 'https://evil.example' } }))).toBe(
      'forbidden_origin',
    )
    expect(await codeOf(await call('/api/queue', { headers: { 'sec-fetch-site': 'cross-site' } }))).toBe(
      'forbidden_origin',
    )
    expect(await statusUnder('evil.example')).toBe(403)
    expect(await statusUnder('localhost:1')).toBe(200)
    expect((await call('/api/queue', { headers: { origin: studio.url } })).status).toBe(200)
  })
})

/** fetch does not let a caller choose its Host. */
function statusUnder(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${studio.url}/api/queue`, { headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .once('error', reject)
      .end()
  })
}

describe('what Postgres cannot hold', () => {
  it.each([
    ['a value', '{"prompt":"a","parameters":{"a":"\\u0000"}}'],
    ['a name', '{"prompt":"a","parameters":{"\\u0000":1}}'],
    ['half a character', '{"prompt":"a","parameters":{"a":["\\ud83d"]}}'],
  ])('is refused by name in parameters: %s', async (_, body) => {
    const answer = await post('/api/run/text-to-image', body)
    expect(answer.status).toBe(400)
    expect(refusal.parse(await answer.json()).error.details?.[0]?.field).toBe('parameters')
  })
  it('is refused in paths', async () => {
    expect(await codeOf(await call('/api/models/%00', { method: 'DELETE' }))).toBe('invalid_input')
  })
})

describe('files', () => {
  it('are cached for ever under a tag, and not sent again to who has them', async () => {
    const first = await call(`/api/assets/${assetId}`)
    expect(first.headers.get('cache-control')).toContain('immutable')
    expect(first.headers.get('content-security-policy')).toContain('sandbox')
    const tag = first.headers.get('etag') ?? ''
    const second = await call(`/api/assets/${assetId}`, { headers: { 'if-none-match': `W/${tag}` } })
    expect(second.status).toBe(304)
  })

  it('are sent in part', async () => {
    const whole = await (await call(`/api/assets/${assetId}`)).bytes()
    const part = async (range: string) => call(`/api/assets/${assetId}`, { headers: { range } })
    const middle = await part('bytes=10-19')
    expect(middle.status).toBe(206)
    expect(middle.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`)
    expect(await middle.bytes()).toEqual(whole.slice(10, 20))
    expect(await (await part('bytes=-5')).bytes()).toEqual(whole.slice(-5))
    expect(await codeOf(await part(`bytes=${whole.length}-`))).toBe('range_not_satisfiable')
    for (const nonsense of ['bytes=x-y', 'pages=1-2', 'bytes=5-1', 'bytes=0-1,3-4', '-'])
      expect([200, 416]).toContain((await part(nonsense)).status)
  })

  it('come in every size and format, the same each time', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'avif']) {
      const url = `/api/assets/${assetId}?w=32&format=${format}`
      const [first, second] = [await call(url), await call(url)]
      expect(first.headers.get('content-type')).toBe(`image/${format}`)
      expect(await first.bytes()).toEqual(await second.bytes())
    }
    for (const wrong of ['w=0', 'w=99999', 'format=gif', 'fit=stretch', 'q=0', 'x=1'])
      expect(await codeOf(await call(`/api/assets/${assetId}?${wrong}`))).toBe('invalid_input')
  })

  it('are saved under a name that says what they show', async () => {
    const answer = await call(`/api/assets/${assetId}?download=true&format=jpeg`)
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('лиса-and-a-fox-')}`,
    )
  })

  it('come together in a zip', async () => {
    const answer = await call(`/api/assets.zip?ids=${assetId}&format=webp`)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const bytes = Buffer.from(await answer.bytes())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.includes('.webp')).toBe(true)
  })
})

describe('the reference', () => {
  it('is a valid OpenAPI 3.1 document, with a page to read it by', async () => {
    const document: unknown = await (await call('/api/openapi.json')).json()
    const result = await new Validator().validate(z.record(z.string(), z.unknown()).parse(document))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    const page = await call('/api/docs')
    expect(await page.text()).toContain('swagger-ui')
    expect((await call('/api/docs/assets/swagger-ui-bundle.js')).status).toBe(200)
    expect((await call('/api/docs/assets/package.json')).status).toBe(404)
  })
})

describe('health', () => {
  it('tells of every part', async () => {
    const health = await studio.client.health()
    expect(health).toMatchObject({
      ready: true,
      status: 'ok',
      parts: { database: { ok: true }, queue: { ok: true }, storage: { ok: true } },
    })
  })
})
