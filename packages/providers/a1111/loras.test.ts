import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { a1111Fake } from './fake.ts'
import { a1111 } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeAll(async () => {
  server = await startFake(a1111Fake.answering)
})
afterAll(async () => {
  await server.close()
  await http.close()
})

const surroundings = () => ({ settings: a1111Fake.settings(server.url), http })
const describing = (endpoint: string) =>
  a1111.describe?.(endpoint, {
    settings: a1111.settings.parse(a1111Fake.settings(server.url)),
    http,
    signal: AbortSignal.timeout(5_000),
  })

describe('the LoRAs of an AUTOMATIC1111', () => {
  it('can be chosen, those that can be called in a prompt', async () => {
    const found = await describing('txt2img')
    expect(found?.input).toMatchObject({
      properties: {
        lora: { enum: ['', 'add_detail', 'ink-wash'], default: '' },
        lora_weight: { default: 1 },
      },
      additionalProperties: true,
    })
    expect(await describing('extra-single-image')).toBeUndefined()
  })

  it('are no reason to fail where a server has none, or no such address', async () => {
    const isList = ({ path }: { readonly path: string }) => path === '/sdapi/v1/loras'
    server.break({ kind: 'answer', answer: { json: [] } }, isList)
    expect(await describing('img2img')).toBeUndefined()
    server.break({ kind: 'answer', answer: { status: 404, json: { detail: 'Not Found' } } }, isList)
    expect(await describing('img2img')).toBeUndefined()
    server.mend()
  })

  it('are called up in the prompt, and leave nothing else behind', async () => {
    const submitWith = (parameters: Parameters<typeof callTo>[2]['input']) => {
      const wire = { prompt: { as: 'prompt' } } as const
      const input = { prompt: 'a fox', parameters }
      return a1111.submit(callTo(a1111, surroundings(), { endpoint: 'txt2img', wire, input }))
    }
    const sentWith = async (parameters: Parameters<typeof callTo>[2]['input']) => {
      await submitWith(parameters)
      return server.requests.findLast((request) => a1111Fake.isSubmit(request))?.json()
    }
    const named = { force_task_id: expect.any(String) }
    expect(await sentWith({ lora: 'ink-wash', lora_weight: 0.6, sampler_name: 'Euler a' })).toEqual({
      ...named,
      prompt: 'a fox <lora:ink-wash:0.6>',
      sampler_name: 'Euler a',
    })
    expect(await sentWith({ lora: 'add_detail' })).toEqual({ ...named, prompt: 'a fox <lora:add_detail:1>' })
    expect(await sentWith({ lora: '', lora_weight: 0.6 })).toEqual({ ...named, prompt: 'a fox' })
    expect(await submitWith({ lora: 'x:9> <lora:y' })).toMatchObject({ state: 'refused', reason: 'rejected' })
  })
})
