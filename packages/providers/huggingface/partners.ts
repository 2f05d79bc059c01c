import { type Call, type Context, type Json, jsonRecord, ProviderError } from '@krya/provider-kit'
import { get, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { type BodyTree, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type HuggingFaceSettings, isPartner, type Partner } from './settings.ts'

/**
 * How the router reaches those who run the hub’s models, each by its own API behind the same key (huggingface.js,
 * packages/inference/src/providers: fal-ai, replicate, together, nscale, wavespeed, hf-inference).
 */
interface Route {
  /** Whether it takes jobs; all others answer with the picture, or with where it is. */
  readonly later?: true
  readonly headers?: Readonly<Record<string, string>>
  /** Below its part of the router. @param id what it calls the model */
  path(id: string): string
  body(asked: Asked, id: string): Json
}

/** A request in the words of the hub’s text-to-image task. */
interface Asked {
  readonly prompt: Json
  readonly parameters: Readonly<Record<string, Json>>
}

const asPrompt = ({ prompt, parameters }: Asked): Record<string, Json> => ({ ...parameters, prompt })

const routes: Readonly<Record<Partner, Route>> = {
  'hf-inference': {
    headers: { accept: 'image/png' },
    path: (id) => `/models/${id}`,
    body: ({ prompt, parameters }) => ({ inputs: prompt, parameters: { ...parameters } }),
  },
  'fal-ai': {
    later: true,
    path: (id) => `/${id}?_subdomain=queue`,
    body({ prompt, parameters: { width, height, ...rest } }) {
      const size = width === undefined || height === undefined ? {} : { image_size: { width, height } }
      return { ...rest, ...size, prompt }
    },
  },
  wavespeed: {
    later: true,
    path: (id) => `/api/v3/${id}`,
    body({ prompt, parameters: { width, height, ...rest } }) {
      const size = width === undefined || height === undefined ? {} : { size: `${width}*${height}` }
      return { ...rest, ...size, prompt }
    },
  },
  replicate: {
    // It answers within a minute, or says that it is still at work.
    headers: { prefer: 'wait' },
    path: (id) => (id.includes(':') ? '/v1/predictions' : `/v1/models/${id}/predictions`),
    body(asked, id) {
      const [, version] = id.split(':')
      return { input: asPrompt(asked), ...(version === undefined ? {} : { version }) }
    },
  },
  together: {
    path: () => '/v1/images/generations',
    body({ prompt, parameters: { num_inference_steps: steps, ...rest } }, id) {
      const counted = steps === undefined ? {} : { steps }
      return { ...rest, ...counted, prompt, model: id, response_format: 'base64' }
    },
  },
  nscale: {
    path: () => '/v1/images/generations',
    body: (asked, id) => ({ ...asPrompt(asked), model: id, response_format: 'b64_json' }),
  },
}

/**
 * `owner/model` is run by whom the settings name, `owner/model:partner` by that one; without a partner: by one that is
 * unknown here.
 */
export function routed(
  endpoint: string,
  { provider }: HuggingFaceSettings,
): { readonly model: string; readonly partner?: Partner } {
  const at = endpoint.lastIndexOf(':')
  if (at < 0) return { model: endpoint, partner: provider }
  const name = endpoint.slice(at + 1)
  const model = endpoint.slice(0, at)
  return isPartner(name) ? { model, partner: name } : { model }
}

/** Whether a model is run by one who takes jobs. */
export function isLater(endpoint: string, settings: HuggingFaceSettings): boolean {
  const { partner } = routed(endpoint, settings)
  return partner !== undefined && routes[partner].later === true
}

/** Who runs a model of the hub, as the hub tells it. */
export const mapped = z.object({
  inferenceProviderMapping: z
    .array(z.object({ provider: z.string(), providerId: z.string(), task: z.string() }))
    .default([]),
})

/** What a partner calls a model of the hub. @throws ProviderError rejected, where it does not run it */
async function nameAt(
  service: Service<HuggingFaceSettings>,
  partner: Partner,
  model: string,
  context: Context<HuggingFaceSettings>,
): Promise<string> {
  if (partner === 'hf-inference') return model
  const url = `${context.settings.hub_url}/api/models/${model}?expand[]=inferenceProviderMapping`
  const its = readAnswer(service, await get(service, context, url), mapped).inferenceProviderMapping.filter(
    ({ task }) => task === 'text-to-image',
  )
  const found = its.find(({ provider }) => provider === partner)
  if (found !== undefined) return found.providerId
  const others = its.map(({ provider }) => provider).join(', ')
  throw new ProviderError(
    'rejected',
    `Hugging Face: ${partner} does not run ${model}${others === '' ? '' : `; ${others} ${its.length === 1 ? 'does' : 'do'}`}.`,
    { billed: 'no' },
  )
}

/** The request that the router hands on. */
export async function handedOn(
  service: Service<HuggingFaceSettings>,
  call: Call<HuggingFaceSettings>,
  body: BodyTree,
) {
  const { model, partner } = routed(call.endpoint, call.settings)
  if (partner === undefined)
    throw new ProviderError(
      'rejected',
      `Krya knows no inference provider of that name (${call.endpoint}); it knows ${Object.keys(routes).join(', ')}.`,
      { billed: 'no' },
    )
  const route = routes[partner]
  const id = await nameAt(service, partner, model, call)
  const { inputs, prompt = inputs, parameters, ...rest } = toObject(body)
  const asked = {
    prompt: prompt ?? '',
    parameters: { ...rest, ...jsonRecord.safeParse(parameters).data },
  }
  return {
    method: 'POST' as const,
    url: `${call.settings.router_url}/${partner}${route.path(id)}`,
    headers: { ...service.headers(call.settings), ...route.headers },
    body: { json: route.body(asked, id) },
  }
}
