import { picture as bytes, pictureBase64 } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run, type RunRequest } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

const used = ['openai', 'google', 'replicate', 'fal']
let served: ServedStudio
let picture: string
beforeAll(async () => {
  served = await openServed(used)
  for (const id of used) if (id !== 'fal') await served.setUp(id)
  const body = new Blob([Uint8Array.from(bytes)], { type: 'image/png' })
  picture = (await served.studio.client.uploadAsset({ body, query: {} })).id
})
afterAll(() => served.close())
beforeEach(() => {
  for (const id of used) {
    served.fake(id).mend()
    served.fake(id).world.patience = 0
  }
})

async function credits() {
  const { credits: available, credits_reserved: held } = await served.studio.client.me({})
  return { available, held }
}

/** Makes it, and holds the ledger to it. */
async function made(operation: Parameters<typeof run>[1], input: RunRequest) {
  const before = await credits()
  const id = await run(served.studio, operation, input)
  const held = (await served.studio.read(id)).credits_reserved
  const generation = await served.studio.until(id, 'completed', 'failed')
  const after = await credits()
  expect(generation).toMatchObject({ status: 'completed', credits_reserved: 0 })
  expect(generation.credits_used).toBe(generation.attempts[0]?.cost)
  // What was used is gone, to the thousandth, and nothing stays held.
  expect(before.available - after.available).toBeCloseTo(generation.credits_used, 3)
  expect(after.held).toBe(before.held)
  return { used: generation.credits_used, held }
}

const small = { prompt: 'a fox', width: 512, height: 512 }
const isResult = ({ path, method }: { path: string; method: string }): boolean =>
  method === 'GET' && /\/requests\/[^/]+$/.test(path)

describe('what a service reports is what is charged', () => {
  it('at OpenAI: the tokens of a stream, of several pictures at once, and of an edit', async () => {
    const tokens = (100 * 5 + 800 * 8 + 1800 * 30) / 10_000
    const one = await made('text-to-image', { ...small, model: 'gpt-image-2' })
    expect(one).toEqual({ used: tokens, held: 7 })
    const two = await made('text-to-image', { ...small, model: 'gpt-image-2', batch_size: 2 })
    expect(two).toEqual({ used: tokens, held: 14 })
    const edit = await made('instruct-edit', { prompt: 'in snow', image: picture, model: 'gpt-image-2' })
    expect(edit).toEqual({ used: tokens, held: 8 })
  })

  it('at OpenAI the catalog’s price where no usage can be read', async () => {
    const event = { type: 'image_generation.completed', b64_json: pictureBase64, usage: { total_tokens: 3 } }
    served.fake('openai').break({ kind: 'answer', answer: { events: [event] } })
    expect(await made('text-to-image', { ...small, model: 'gpt-image-2' })).toEqual({ used: 7, held: 7 })
  })

  it('at Google: tokens by what they are of, thoughts and words among them', async () => {
    const tokens = (270 * 0.3 + 50 * 2.5 + 1290 * 30) / 10_000
    const flash = await made('text-to-image', { ...small, model: 'gemini-2.5-flash-image' })
    expect(flash).toEqual({ used: Math.round(tokens * 1000) / 1000, held: 3.9 })
  })

  it('at Google a large picture is expected to cost what a large one does', async () => {
    const held = async (side: number) =>
      (
        await made('text-to-image', {
          prompt: 'a fox',
          width: side,
          height: side,
          model: 'gemini-3-pro-image',
        })
      ).held
    expect([await held(1024), await held(3072), await held(4096)]).toEqual([13.4, 13.4, 24])
  })

  it('at Google the catalog’s price where it does not say which tokens are the picture', async () => {
    const usageMetadata = { promptTokensDetails: [], candidatesTokenCount: 1290, candidatesTokensDetails: [] }
    const parts = [{ inlineData: { mimeType: 'image/png', data: pictureBase64 } }]
    const json = { candidates: [{ finishReason: 'STOP', content: { parts } }], usageMetadata }
    served.fake('google').break({ kind: 'answer', answer: { json } })
    const flash = await made('text-to-image', { ...small, model: 'gemini-2.5-flash-image' })
    expect(flash).toEqual({ used: 3.9, held: 3.9 })
  })

  it('at Replicate: the seconds of its machine where a model is paid by time, and only there', async () => {
    const face = await made('restore-faces', { image: picture, model: 'codeformer' })
    expect(face).toEqual({ used: 0.341, held: 0.25 })
    expect(await made('text-to-image', { ...small, model: 'flux-dev' })).toEqual({ used: 2.5, held: 2.5 })
  })

  it('at fal: its units at its price, however far from what was expected', async () => {
    await served.setUp('fal')
    const fal = served.fake('fal')
    const told = (units: string): void => {
      const json = { images: [{ url: fal.world.result() }] }
      const headers = { 'x-fal-billable-units': units }
      fal.break({ kind: 'answer', answer: { json, headers } }, isResult)
    }
    told('1')
    expect(await made('text-to-image', { ...small, model: 'flux-dev' })).toEqual({ used: 5, held: 2.5 })
    told('1000')
    // Of an owner with keys of its own nothing is refused for it: the balance shows what was spent.
    expect(await made('text-to-image', { ...small, model: 'flux-dev' })).toEqual({ used: 5000, held: 2.5 })
  })
})
