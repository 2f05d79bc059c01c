import { findModel, models } from '@krya/catalog'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake, weightsFile } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replicateFake } from './fake.ts'
import { replicate } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeAll(async () => {
  server = await startFake(replicateFake.answering)
  server.world.patience = 0
})
afterAll(async () => {
  await server.close()
  await http.close()
})

const surroundings = () => ({ settings: replicateFake.settings(server.url), http })
const offerOf = (endpoint: string) => {
  const offer = findModel(models, 'flux-dev-lora', 'text-to-image')?.offers.find(
    (one) => one.endpoint === endpoint && one.operation === 'text-to-image',
  )
  if (offer?.wire === undefined) throw new Error(`no ${endpoint}`)
  return { endpoint, wire: offer.wire }
}
const input = { prompt: 'foxy', lora: weightsFile.id, lora_scale: 0.8, width: 1024, height: 1024, seed: 7 }
const lastSent = () => {
  const request = server.requests.findLast((one) => replicateFake.isSubmit(one))
  return { path: request?.path, body: request?.json() }
}

it('a training leaves its weights, and the version that runs them', async () => {
  const call = callTo(replicate, surroundings(), {
    operation: 'train-lora',
    endpoint: 'trainings/ostris/flux-dev-lora-trainer',
    wire: { trigger_word: 'trigger' },
    input: { trigger: 'foxy' },
  })
  const accepted = await replicate.submit(call)
  if (accepted.state !== 'accepted') throw new Error(accepted.state)
  const done = await replicate.check(accepted.handle, call)
  expect(done).toMatchObject({
    state: 'done',
    outputs: [
      {
        url: server.world.result('trained_model.tar'),
        metadata: { trained: { provider: 'replicate', name: 'somebody/krya-loras:v2' } },
      },
    ],
  })
})

it('what was trained there is run as its version, private as it is', async () => {
  const trained = { provider: 'replicate', name: 'somebody/krya-loras:v2' }
  const offer = offerOf('trained/flux-dev-lora-trainer')
  await replicate.submit(
    callTo(replicate, surroundings(), { ...offer, input, files: [{ ...weightsFile, trained }] }),
  )
  expect(lastSent()).toEqual({
    path: '/predictions',
    body: {
      version: 'v2',
      input: {
        prompt: 'foxy',
        aspect_ratio: '1:1',
        lora_scale: 0.8,
        num_outputs: 1,
        seed: 7,
        output_format: 'png',
      },
    },
  })
})

it('what was not is nothing that could be run there', async () => {
  const before = server.world.submissions.length
  const offer = offerOf('trained/flux-dev-lora-trainer')
  const call = callTo(replicate, surroundings(), { ...offer, input, files: [weightsFile] })
  await expect(replicate.submit(call)).rejects.toMatchObject({ kind: 'rejected', billed: 'no' })
  expect(server.world.submissions.length).toBe(before)
})

it('any other is fetched from us by its link, and not asked for without one', async () => {
  const offer = { ...offerOf('black-forest-labs/flux-dev-lora'), input, files: [weightsFile] }
  const linkTo = ({ id }: { readonly id: string }) => `https://krya.example/api/links/${id}/file.safetensors`
  await replicate.submit(callTo(replicate, surroundings(), { ...offer, linkTo }))
  expect(lastSent()).toMatchObject({
    path: '/models/black-forest-labs/flux-dev-lora/predictions',
    body: { input: { lora_weights: linkTo(weightsFile), lora_scale: 0.8, prompt: 'foxy' } },
  })
  const before = server.world.submissions.length
  await expect(replicate.submit(callTo(replicate, surroundings(), offer))).rejects.toThrow('KRYA_PUBLIC_URL')
  expect(server.world.submissions.length).toBe(before)
})
