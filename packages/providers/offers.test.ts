import { models } from '@krya/catalog'
import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakes } from './fakes.ts'
import { services } from './index.ts'
import { callFor } from './offering.ts'

const http = createHttp()
afterAll(() => http.close())

/** Services whose fakes look into the requests that they get, as their references say what belongs into them. */
const strict = ['ideogram', 'kling', 'luma', 'luma-agents', 'recraft', 'runway']

describe.each(strict)('%s', (id) => {
  const provider = services.find((one) => one.id === id)
  const fake = fakes[id]
  if (provider === undefined || fake === undefined) throw new Error(`there is no ${id}`)
  const offers = models.flatMap((model) =>
    model.offers
      .filter((offer) => offer.provider === id)
      .map((offer) => ({ name: `${offer.operation} by ${model.name}`, offer })),
  )
  let server: FakeServer
  beforeEach(async () => {
    server = await startFake(fake.answering)
  })
  afterEach(() => server.close())

  it.each(offers)('takes what it is asked for $name', async ({ offer }) => {
    const call = callFor(provider, offer, http, fake.settings(server.url))
    let answer = await provider.submit(call)
    for (let asked = 0; asked < 3 && answer.state === 'accepted'; asked += 1) {
      const next = await provider.check(answer.handle, call)
      if (next.state !== 'running') answer = next
    }
    expect(answer).toMatchObject({ state: 'done' })
    expect(server.world.submissions).toHaveLength(1)
  })
})
