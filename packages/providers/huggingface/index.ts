import { type Provider, ProviderError } from '@krya/provider-kit'
import {
  type Explained,
  get,
  type Immediate,
  immediate,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { base64, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type HuggingFaceSettings, huggingFaceSettings } from './settings.ts'

const error = z.object({
  error: z.union([z.string(), z.array(z.string()), z.object({ message: z.string() })]),
  estimated_time: z.number().optional(),
})
const models = z.array(z.object({ id: z.string() }))
const identity = z.object({ name: z.string() })

const service: Immediate<HuggingFaceSettings> = {
  id: 'huggingface',
  title: 'Hugging Face',
  settings: huggingFaceSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ router_url, hub_url }) => [router_url, hub_url],
  headers: ({ key, bill_to }) => ({
    authorization: `Bearer ${key}`,
    ...(bill_to === undefined ? {} : { 'x-hf-bill-to': bill_to }),
  }),
  explain,
  chargesFailures: true,
  attach: base64,
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.router_url}/hf-inference/models/${endpoint}`,
    headers: { ...service.headers(settings), accept: 'image/png' },
    body: { json: toJson(body) },
  }),
  made({ headers, bytes }) {
    const mediaType = headers['content-type'] ?? ''
    if (bytes.byteLength > 0 && !mediaType.startsWith('image/'))
      throw new ProviderError(
        'malformed-answer',
        `Hugging Face answered with ${mediaType || 'something'} instead of a picture.`,
        { billed: 'unknown' },
      )
    return { outputs: someOf(service.title, bytes.byteLength === 0 ? [] : [{ bytes, mediaType }], 1) }
  },
  async health(context) {
    const answer = await get(service, context, `${context.settings.hub_url}/api/whoami-v2`)
    return { ok: true, detail: `Account ${readAnswer(service, answer, identity).name}` }
  },
}

/** `{ error }` as a text, a list or an object; a model that is still loading says for how long. */
function explain(body: unknown): Explained {
  const parsed = error.safeParse(body)
  if (!parsed.success) return {}
  const { error: said, estimated_time } = parsed.data
  const message = typeof said === 'string' ? said : Array.isArray(said) ? said.join('; ') : said.message
  if (/included credits|exceeded your monthly/i.test(message)) return { message, kind: 'no-credit' }
  return { message, ...(estimated_time === undefined ? {} : { retryAfterMs: estimated_time * 1000 }) }
}

/** Hugging Face Inference Providers, by its own hf-inference: the picture is the answer. */
export const huggingFace: Provider<HuggingFaceSettings> = {
  ...immediate(service),
  /** The hub’s models that hf-inference runs (huggingface.co/docs/hub/api). */
  async listModels({ text }, context) {
    const query = new URLSearchParams({
      pipeline_tag: 'text-to-image',
      inference_provider: 'hf-inference',
      limit: '100',
      ...(text === '' ? {} : { search: text }),
    })
    const answer = await get(service, context, `${context.settings.hub_url}/api/models?${query}`)
    return {
      items: readAnswer(service, answer, models).map(({ id }) => ({
        endpoint: id,
        name: id,
        description: '',
        operation: 'text-to-image',
      })),
    }
  },
}
