import { findModel, models } from '@krya/catalog'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comfyFake } from './fake.ts'
import { comfyUi } from './index.ts'
import { graphSchema } from './workflow.ts'

const http = createHttp()
let server: FakeServer
let bare: FakeServer
/** A server without LoRAs, and idle: whatever can goes there. */
const withoutLoras = (path: string) => path === '/object_info/LoraLoader'
beforeAll(async () => {
  server = await startFake(comfyFake.answering)
  bare = await startFake((request, world) =>
    withoutLoras(request.path)
      ? { json: { LoraLoader: { input: { required: { lora_name: [[], {}] } } } } }
      : comfyFake.answering(request, world),
  )
})
afterAll(async () => {
  await comfyUi.close?.()
  await server.close()
  await bare.close()
  await http.close()
})

const settingsOf = (...servers: readonly FakeServer[]) =>
  comfyFake.settings(servers.map(({ url }) => url).join(','))
const describing = (endpoint: string, ...servers: readonly FakeServer[]) =>
  comfyUi.describe?.(endpoint, {
    settings: comfyUi.settings.parse(settingsOf(...servers)),
    http,
    signal: AbortSignal.timeout(5_000),
  })
const fieldsOf = (found: Awaited<ReturnType<typeof describing>>) =>
  z.record(z.string(), z.looseObject({})).parse(found?.input['properties'])

async function drawnWith(
  id: string,
  parameters: Parameters<typeof callTo>[2]['input'],
  ...servers: readonly FakeServer[]
) {
  const offer = findModel(models, id, 'text-to-image')?.offers[0]
  if (offer?.wire === undefined) throw new Error(`no ${id}`)
  const { endpoint, wire } = offer
  const input = { prompt: 'a fox', width: 512, height: 512, parameters }
  const surroundings = { settings: settingsOf(...servers), http }
  const answer = await comfyUi.submit(callTo(comfyUi, surroundings, { endpoint, wire, input }))
  expect(answer.state).toBe('accepted')
  const at = servers.find(({ requests }) => requests.some((request) => comfyFake.isSubmit(request)))
  const body: unknown = at?.requests.findLast((request) => comfyFake.isSubmit(request))?.json()
  return { at, nodes: Object.values(z.object({ prompt: graphSchema }).parse(body).prompt) }
}

describe('the LoRAs of a ComfyUI', () => {
  it('can be chosen from those that any of its servers has, beside checkpoints and samplers', async () => {
    const fields = fieldsOf(await describing('sdxl.text-to-image', server, bare))
    expect(fields['LoRA.lora_name']).toMatchObject({
      title: 'LoRA on the server',
      enum: ['', 'add-detail-xl.safetensors', expect.any(String), 'styles/flux-tarot.safetensors'],
      default: '',
      'x-names': { '': 'None', 'add-detail-xl.safetensors': 'add-detail-xl' },
    })
    expect(fields['LoRA.strength_model']).toMatchObject({ default: 1 })
    expect(fields['Sampler.sampler_name']).toMatchObject({ enum: expect.arrayContaining(['euler']) })
    expect(fields['Checkpoint.ckpt_name']).toMatchObject({ default: '' })
    expect(Object.keys(fieldsOf(await describing('sdxl.text-to-image', bare)))).not.toContain(
      'LoRA.lora_name',
    )
    expect(Object.keys(fieldsOf(await describing('upscale', server)))).toEqual([])
    expect(await describing('nothing.of.ours', server)).toBeUndefined()
  })

  it.each(['own-sdxl', 'own-sd35', 'own-flux'])('are loaded into %s, as strong as was said', async (id) => {
    const parameters = { 'LoRA.lora_name': 'styles/flux-tarot.safetensors', 'LoRA.strength_model': 0.6 }
    const { nodes } = await drawnWith(id, parameters, server)
    expect(nodes.find(({ class_type }) => class_type === 'LoraLoader')?.inputs).toMatchObject({
      lora_name: 'styles/flux-tarot.safetensors',
      strength_model: 0.6,
      strength_clip: 0.6,
    })
  })

  it('leave no trace where none was chosen: what hung on the node hangs on the checkpoint', async () => {
    const blank = { 'LoRA.lora_name': '', 'Checkpoint.ckpt_name': '', 'LoRA.strength_model': 0.6 }
    for (const parameters of [{}, blank]) {
      const { nodes } = await drawnWith('own-sdxl', parameters, server)
      expect(nodes.map(({ class_type }) => class_type)).not.toContain('LoraLoader')
      const sampler = nodes.find(({ class_type }) => class_type === 'KSampler')
      expect(sampler?.inputs['model']).toEqual(['1', 0])
      expect(nodes.find(({ class_type }) => class_type === 'CheckpointLoaderSimple')?.inputs).toEqual({
        ckpt_name: 'sd_xl_base_1.0.safetensors',
      })
    }
  })

  it('are looked for on every server: the one that has it draws', async () => {
    const parameters = { 'LoRA.lora_name': 'add-detail-xl.safetensors' }
    const { at } = await drawnWith('own-sdxl', parameters, bare, server)
    expect(at).toBe(server)
    await expect(drawnWith('own-sdxl', parameters, bare)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('add-detail-xl.safetensors'),
    })
  })

  it('may come with a checkpoint of the person’s choice, and any other input of a node', async () => {
    const parameters = {
      'Checkpoint.ckpt_name': 'sd_xl_turbo_1.0_fp16.safetensors',
      'Sampler.sampler_name': 'dpmpp_2m',
      '5.scheduler': 'karras',
    }
    const { nodes } = await drawnWith('own-sdxl', parameters, server)
    expect(nodes.find(({ class_type }) => class_type === 'CheckpointLoaderSimple')?.inputs).toEqual({
      ckpt_name: 'sd_xl_turbo_1.0_fp16.safetensors',
    })
    expect(nodes.find(({ class_type }) => class_type === 'KSampler')?.inputs).toMatchObject({
      sampler_name: 'dpmpp_2m',
      scheduler: 'karras',
    })
  })

  it('are listed by the newer kind of node as well', async () => {
    const newer = await startFake((request, world) =>
      withoutLoras(request.path)
        ? { json: { LoraLoader: { input: { required: { lora_name: ['COMBO', { options: ['a'] }] } } } } }
        : comfyFake.answering(request, world),
    )
    const fields = fieldsOf(await describing('flux.text-to-image', newer))
    expect(fields['LoRA.lora_name']).toMatchObject({ enum: ['', 'a'] })
    await newer.close()
  })
})
