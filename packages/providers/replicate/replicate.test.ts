import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, picture, pictureBase64, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { replicateFake } from './fake.ts'
import { replicate } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(replicateFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const ended = (more: object) => {
  const urls = { get: `${server.url}/predictions/p`, cancel: `${server.url}/predictions/p/cancel` }
  server.break({ kind: 'answer', answer: { json: { id: 'p', status: 'succeeded', urls, ...more } } })
  const job = { id: 'p', ...urls }
  return replicate.check({ job, warnings: [] }, callOf(replicate, replicateFake.settings(server.url), http))
}

it('takes outputs that are written into the answer', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  const done = await ended({
    output: [`data:image/png;base64,${pictureBase64}`, `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`],
  })
  expect(done).toMatchObject({
    outputs: [
      { bytes: Buffer.from(picture), mediaType: 'image/png' },
      { bytes: Buffer.from(svg), mediaType: 'image/svg+xml' },
    ],
  })
})

it('lists the account’s deployments before all else, and says what each takes', async () => {
  const context = callOf(replicate, replicateFake.settings(server.url), http)
  const all = await replicate.listModels?.({ text: '' }, context)
  expect(all?.items[0]).toMatchObject({ endpoint: 'deployments/somebody/shop', name: 'somebody/shop' })
  const found = await replicate.describe?.('deployments/somebody/shop', context)
  expect(found?.input).toMatchObject({ properties: { prompt: { type: 'string' } } })
  expect(await replicate.describe?.('deployments/somebody/gone', context)).toBeUndefined()
  await replicate.submit({ ...context, endpoint: 'deployments/somebody/shop' })
  expect(server.requests.at(-1)?.path).toBe('/deployments/somebody/shop/predictions')
})
