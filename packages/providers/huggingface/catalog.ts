import type { Context, ListedPage, Published } from '@krya/provider-kit'
import { faultOf, get, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { z } from 'zod'
import { mapped, routed } from './partners.ts'
import type { HuggingFaceSettings } from './settings.ts'

const models = z.array(z.object({ id: z.string() }))
const made = { description: '', operation: 'text-to-image' } as const

/** The hub’s models that the chosen partner runs (huggingface.co/docs/hub/api). */
export async function listHubModels(
  service: Service<HuggingFaceSettings>,
  text: string,
  context: Context<HuggingFaceSettings>,
): Promise<ListedPage> {
  const query = new URLSearchParams({
    pipeline_tag: 'text-to-image',
    inference_provider: context.settings.provider,
    limit: '100',
    ...(text === '' ? {} : { search: text }),
  })
  const answer = await get(service, context, `${context.settings.hub_url}/api/models?${query}`)
  return { items: readAnswer(service, answer, models).map(({ id }) => ({ ...made, endpoint: id, name: id })) }
}

/** What the hub’s task of text to image takes, whoever runs it (huggingface.js, packages/tasks, text-to-image/spec). */
const input = {
  type: 'object',
  // What else a model takes is its partner’s to say.
  additionalProperties: true,
  required: ['prompt'],
  properties: {
    prompt: { type: 'string' },
    negative_prompt: { type: 'string' },
    width: { type: 'integer' },
    height: { type: 'integer' },
    num_inference_steps: { type: 'integer' },
    guidance_scale: { type: 'number' },
    seed: { type: 'integer' },
    scheduler: {
      type: 'string',
      title: 'Scheduler',
      description: 'One that its model knows, where that is run with a choice.',
    },
  },
} as const

/** A model of the hub as it can be added here; undefined: there is none, or nobody who was named runs it. */
export async function describeHubModel(
  service: Service<HuggingFaceSettings>,
  endpoint: string,
  context: Context<HuggingFaceSettings>,
): Promise<Published | undefined> {
  const { settings, http, signal } = context
  const { model, partner } = routed(endpoint, settings)
  const url = `${settings.hub_url}/api/models/${model}?expand[]=inferenceProviderMapping`
  const answer = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
  if (answer.status === 404) return undefined
  if (!isSuccess(answer)) throw faultOf(service, answer)
  const runs = readAnswer(service, answer, mapped).inferenceProviderMapping.some(
    ({ provider, task }) => provider === partner && task === 'text-to-image',
  )
  return runs ? { ...made, endpoint, name: endpoint, input } : undefined
}
