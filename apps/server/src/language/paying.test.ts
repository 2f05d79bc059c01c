import { usdFor } from '@krya/catalog'
import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../testing/run.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

/** Dear enough that a call is seen: a hundredth of a credit for each token read, two for each written. */
const price = { input: 100, output: 200 }
const stated = { chat_price_in: String(price.input), chat_price_out: String(price.output) }
const sees = 'meta-llama/Llama-4-Scout-17B-16E-Instruct'

let studio: TestStudio
let together: FakeServer
let number = 0

beforeAll(async () => {
  together = await startFake(fakes['together']?.answering ?? (() => undefined))
  studio = await openStudio({ providers: services })
})
afterAll(async () => {
  await studio.close()
  await together.close()
})
beforeEach(async () => {
  together.mend()
  together.world.counted = { prompt_tokens: 300, completion_tokens: 50 }
  together.world.says = ['{"prompt": "a red fox, at dusk", "language": "English"}']
  await studio.client.setRouting({ body: { daily_credits: null, daily_credits_per_person: null } })
  await studio.client.setProvider({
    params: { id: 'together' },
    body: {
      enabled: true,
      values: { key: 'tgp_test', base_url: together.url, chat_model: sees, ...stated },
    },
  })
})

/** What the fake counts costs 4 credits: 300 tokens at a hundredth, 50 at two. */
const usual = 4
const ask = () => studio.client.enhancePrompt({ body: { prompt: `a red fox ${(number += 1)}` } })
const calls = () => together.requests.filter(({ path }) => path === '/chat/completions').length
const spent = async () => {
  const { items } = await studio.client.getSpend({ query: { by: 'operation' } })
  return items.find(({ key }) => key === 'enhance-prompt') ?? { credits: 0, calls: 0, failed: 0 }
}
const held = async () => (await studio.client.me()).credits_reserved
/** What was spent by something, and on how many calls. */
async function costOf(what: () => Promise<unknown>) {
  const [before, asked] = [await spent(), calls()]
  await what()
  const after = await spent()
  return {
    credits: Math.round((after.credits - before.credits) * 1000) / 1000,
    calls: after.calls - before.calls,
    failed: after.failed - before.failed,
    asked: calls() - asked,
    held: await held(),
  }
}

describe('a language model', () => {
  it('counts to the project that is named beside the input', async () => {
    const { id } = await studio.client.createProject({ body: { name: 'Posters' } })
    const named = (project: string) =>
      studio.client.enhancePrompt({ query: { project }, body: { prompt: 'a fox for a poster' } })
    await named(id)
    const { items } = await studio.client.getSpend({ query: { by: 'project' } })
    expect(items.find(({ key }) => key === id)).toMatchObject({ name: 'Posters', credits: usual, calls: 1 })
    await expect(named('01999999-9999-7999-8999-999999999999')).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'project' }],
    })
  })

  it('is paid by the tokens that it says it took', async () => {
    expect(usdFor(price, { input: 300, output: 50 })).toBeCloseTo(usual / 100)
    const answers: unknown[] = []
    expect(await costOf(async () => answers.push(await ask()))).toEqual({
      credits: usual,
      calls: 1,
      failed: 0,
      asked: 1,
      held: 0,
    })
    expect(answers).toMatchObject([
      { answered_by: { provider: 'together', model: sees, credits: usual, price_known: true } },
    ])
    expect(together.requests.at(-1)?.json()).toMatchObject({ stream_options: { include_usage: true } })
  })

  it('is paid for each of two calls where its first answer does not fit', async () => {
    together.world.says = ['Sure!', '{"prompt": "a fox in fog", "language": "English"}']
    expect(await costOf(ask)).toMatchObject({ credits: 2 * usual, calls: 2, failed: 0, asked: 2, held: 0 })
  })

  it('is paid by the most that it can have taken, where it says nothing', async () => {
    together.world.counted = undefined
    const { credits, calls: made, held: left } = await costOf(ask)
    // 1500 tokens may be written; those that are read are a byte each, at most.
    expect(credits).toBeGreaterThan(30)
    expect(credits).toBeLessThan(50)
    expect([made, left]).toEqual([1, 0])
  })

  it.each([
    ['fewer than none', { prompt_tokens: -100_000, completion_tokens: 50 }],
    ['more than there are', { prompt_tokens: 300, completion_tokens: 1e15 }],
    ['parts of one', { prompt_tokens: 0.5, completion_tokens: 50 }],
  ])('is paid by the most that it can have taken, where it says %s', async (_, counted) => {
    together.world.counted = counted
    const { credits, calls: made, failed, held: left } = await costOf(ask)
    expect(credits).toBeGreaterThan(30)
    expect(credits).toBeLessThan(50)
    expect([made, failed, left]).toEqual([1, 0, 0])
  })

  it('costs nothing from the cache, nor from rules', async () => {
    const prompt = `a red fox ${(number += 1)}`
    await studio.client.enhancePrompt({ body: { prompt } })
    expect(
      await costOf(async () =>
        expect((await studio.client.enhancePrompt({ body: { prompt } })).answered_by.credits).toBe(0),
      ),
    ).toMatchObject({ credits: 0, calls: 0, asked: 0 })
    await studio.client.setProvider({ params: { id: 'together' }, body: { enabled: false, values: {} } })
    expect(
      await costOf(async () =>
        expect((await ask()).answered_by).toMatchObject({ provider: 'rules', credits: 0 }),
      ),
    ).toMatchObject({ credits: 0, calls: 0 })
  })

  it('costs nothing where it says that it does not take the call', async () => {
    together.break({ kind: 'answer', answer: { status: 402, json: { error: { message: 'no credits' } } } })
    expect(await costOf(ask)).toEqual({ credits: 0, calls: 1, failed: 1, asked: 1, held: 0 })
  })

  it.each([500, 504])('may have been charged where it answers %i, and counts as spent', async (status) => {
    together.break({ kind: 'answer', answer: { status, text: '<html>' } })
    const { credits, failed, held: left } = await costOf(ask)
    expect(credits).toBeGreaterThan(30)
    expect([failed, left]).toEqual([1, 0])
  })

  it('costs nothing where it cannot be reached', async () => {
    const gone = await startFake(() => undefined)
    await gone.close()
    const values = { base_url: gone.url, key: 'tgp_test' }
    await studio.client.setProvider({ params: { id: 'together' }, body: { values } })
    expect(await costOf(ask)).toEqual({ credits: 0, calls: 1, failed: 1, asked: 0, held: 0 })
  })

  it('counts as spent where it broke while it answered, and takes nobody’s credits', async () => {
    const before = (await studio.client.me()).credits
    together.break({ kind: 'truncated' }, ({ path }) => path === '/chat/completions')
    const { credits, failed, held: left } = await costOf(ask)
    expect(credits).toBeGreaterThan(30)
    expect([failed, left]).toEqual([1, 0])
    expect((await studio.client.me()).credits).toBe(before)
    const csv = await (await fetch(`${studio.url}/api/spend.csv`)).text()
    expect(csv).toMatch(new RegExp(`Z,,enhance-prompt,${sees},together,failed,unknown,[\\d.]+,,\\r\\n`))
    expect(csv).toContain(`,enhance-prompt,${sees},together,succeeded,yes,${usual},,\r\n`)
  })

  it('is paid for a stream as for an answer', async () => {
    together.world.says = ['{"suggestions": ["a fox at dawn", "a fox from above"]}']
    const answer = await fetch(`${studio.url}/api/llm/prompt-suggestions/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'a fox streamed', count: 2 }),
    })
    expect(await answer.text()).toMatch(/event: done\ndata: .*"credits":4,/)
    const { items } = await studio.client.getSpend({ query: { by: 'operation' } })
    expect(items.find(({ key }) => key === 'prompt-suggestions')).toMatchObject({ credits: usual, calls: 1 })
  })

  it('is counted under a price of nothing where its price is not known, and says so', async () => {
    await studio.client.setProvider({
      params: { id: 'together' },
      body: { values: { chat_price_in: null, chat_price_out: null } },
    })
    expect(
      await costOf(async () =>
        expect((await ask()).answered_by).toMatchObject({ credits: 0, price_known: false }),
      ),
    ).toMatchObject({ credits: 0, calls: 1 })
    const test = await studio.client.testProvider({ params: { id: 'together' } })
    expect(test.detail).toContain(`The price of ${sees} is not known`)
  })

  it('takes a price that makes sense alone', async () => {
    await expect(
      studio.client.setProvider({ params: { id: 'together' }, body: { values: { chat_price_in: 'cheap' } } }),
    ).rejects.toMatchObject({ code: 'invalid_input', details: [{ field: 'values.chat_price_in' }] })
    const test = await studio.client.testProvider({ params: { id: 'together' } })
    expect(test.detail).toContain('costs $100 for a million tokens read, $200 written')
  })
})

describe('a budget', () => {
  const today = async () => (await studio.client.getSpend({ query: { by: 'day' } })).today

  it('stops a language model before it is asked: the rules answer, and say why', async () => {
    await studio.client.setRouting({ body: { daily_credits_per_person: (await today()) + 10 } })
    expect(
      await costOf(async () => {
        const { answered_by } = await ask()
        expect(answered_by.provider).toBe('rules')
        expect(answered_by.passed).toEqual([
          expect.stringMatching(
            /^Together was not asked: This would exceed your daily budget of [\d.]+ credits/,
          ),
        ])
      }),
    ).toEqual({ credits: 0, calls: 0, failed: 0, asked: 0, held: 0 })
  })

  it('lets one of two requests at once through where there is room for one', async () => {
    await studio.client.setRouting({ body: { daily_credits: (await today()) + 60 } })
    const seen: string[] = []
    expect(
      await costOf(async () => {
        const both = await Promise.all([ask(), ask()])
        seen.push(...both.map(({ answered_by }) => answered_by.provider))
      }),
    ).toMatchObject({ credits: usual, calls: 1, asked: 1, held: 0 })
    expect(seen.toSorted()).toEqual(['rules', 'together'])
  })
})

describe('describing a picture, as an operation', () => {
  it('says before what it may cost, and is settled by the tokens', async () => {
    together.world.says = ['{"caption": "a violet square", "tags": []}']
    const { id: image } = await studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
    })
    const input = { image }
    const estimate = await studio.client.estimateOperation({
      params: { operation: 'caption-image' },
      body: input,
    })
    // 2000 tokens for the picture and 1500 for the answer, and the prompt.
    expect(estimate.credits).toBeGreaterThan(50)
    expect(estimate.credits).toBeLessThan(80)
    const generation = await studio.until(await run(studio, 'caption-image', input), 'completed')
    expect(generation).toMatchObject({ credits_used: usual, credits_reserved: 0 })
    expect(generation.attempts).toMatchObject([{ provider: 'together', billed: 'yes', cost: usual }])
    together.world.counted = undefined
    const uncounted = await studio.until(await run(studio, 'caption-image', input), 'completed')
    expect(uncounted.credits_used).toBe(estimate.credits)
  })
})
