import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

let served: ServedStudio
beforeAll(async () => {
  served = await openServed(['fal', 'replicate', 'openai', 'a1111'])
  for (const id of ['fal', 'replicate', 'openai', 'a1111']) await served.setUp(id)
})
afterAll(() => served.close())

const ask = (model: string, parameters: object) =>
  run(served.studio, 'text-to-image', { prompt: 'a fox', width: 1024, height: 1024, model, parameters })
const fieldsRefused = async (asking: Promise<string>) =>
  asking.then(
    () => [],
    (error: { details?: { field: string }[] }) => error.details?.map(({ field }) => field),
  )

describe('what a person adds for one model', () => {
  it('cannot name another model, more pictures or better ones than were paid for', async () => {
    const openai = served.fake('openai').world.submissions.length
    const dear = { model: 'gpt-image-2-pro', n: 10, quality: 'high', stream: false, size: '4096x4096' }
    expect(await fieldsRefused(ask('gpt-image-2', dear))).toEqual(
      Object.keys(dear).map((name) => `parameters.${name}`),
    )
    expect(served.fake('openai').world.submissions.length).toBe(openai)
    expect(await fieldsRefused(ask('flux-dev', { num_images: 4, image_size: 'huge' }))).toEqual([
      'parameters.num_images',
      'parameters.image_size',
    ])
    await expect(ask('flux-dev', { num_inference_steps: 80 })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ message: expect.stringContaining('“steps”') }],
    })
  })

  it('cannot name what an adapter fills in itself', async () => {
    expect(
      await fieldsRefused(
        ask('own-stable-diffusion', { override_settings: { sd_model_checkpoint: 'other' } }),
      ),
    ).toEqual(['parameters.override_settings'])
  })

  it('goes to later offers as far as they are known to take it, and the rest is told', async () => {
    served.fake('fal').break({ kind: 'answer', answer: fakes['fal']?.errors[402] ?? {} })
    const made = await served.studio.until(await ask('flux-dev', { shimmer: 5 }), 'completed')
    expect(made.attempts.map(({ provider }) => provider)).toEqual(['fal', 'replicate'])
    expect(made.warnings.map(({ field }) => field)).toContain('parameters.shimmer')
    const sent = served.fake('replicate').requests.findLast(({ method }) => method === 'POST')
    expect(JSON.stringify(sent?.json())).not.toContain('shimmer')
    const first = served.fake('fal').requests.findLast(({ path }) => path === '/fal-ai/flux/dev')
    expect(first?.json()).toMatchObject({ shimmer: 5 })
  })
})
