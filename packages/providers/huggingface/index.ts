import { models as catalogued, type Price } from '@krya/catalog'
import { type Incoming, type Provider, ProviderError } from '@krya/provider-kit'
import {
  either,
  type Explained,
  get,
  type Immediate,
  immediate,
  isRefusal,
  listedPictures,
  type Made,
  queued,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { base64 } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { describeHubModel, listHubModels } from './catalog.ts'
import { jobsOf, replicateMade } from './jobs.ts'
import { handedOn, isLater, routed } from './partners.ts'
import { type HuggingFaceSettings, huggingFaceSettings } from './settings.ts'

const said = z.union([
  z.string(),
  z.array(z.string()),
  z.array(z.object({ msg: z.string() })).transform((all) => all.map(({ msg }) => msg)),
  z.object({ message: z.string() }).transform(({ message }) => message),
])
/** The router’s own errors, and those that partners give: `{ error }` or `{ detail }`. */
const error = z.object({
  error: said.optional(),
  detail: said.optional().catch(undefined),
  estimated_time: z.number().optional(),
})
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
  request: (call, { body }) => handedOn(service, call, body),
  made(answer, { endpoint, settings }) {
    switch (routed(endpoint, settings).partner) {
      case 'replicate': {
        const made = replicateMade(service, answer)
        return isRefusal(made) ? made : { outputs: someOf(service.title, made, 1).map((url) => ({ url })) }
      }
      case 'together':
      case 'nscale':
        return { outputs: someOf(service.title, listedPictures(service, answer), 1) }
      default:
        return pictureIn(answer)
    }
  },
  async health(context) {
    const answer = await get(service, context, `${context.settings.hub_url}/api/whoami-v2`)
    return { ok: true, detail: `Account ${readAnswer(service, answer, identity).name}` }
  },
}

/** hf-inference answers with the picture itself. */
function pictureIn({ headers, bytes }: Incoming): Made {
  const mediaType = headers['content-type'] ?? ''
  if (bytes.byteLength > 0 && !mediaType.startsWith('image/'))
    throw new ProviderError(
      'malformed-answer',
      `Hugging Face answered with ${mediaType || 'something'} instead of a picture.`,
      { billed: 'unknown' },
    )
  return { outputs: someOf(service.title, bytes.byteLength === 0 ? [] : [{ bytes, mediaType }], 1) }
}

/** `{ error }` as a text, a list or an object; a model that is still loading says for how long. */
function explain(body: unknown): Explained {
  const parsed = error.safeParse(body)
  if (!parsed.success) return {}
  const { error: own, detail, estimated_time } = parsed.data
  const words = own ?? detail
  if (words === undefined) return {}
  const message = [words].flat().join('; ')
  if (/content_policy_violation/.test(JSON.stringify(body))) return { message, kind: 'content-refused' }
  if (/included credits|exceeded your monthly/i.test(message)) return { message, kind: 'no-credit' }
  return { message, ...(estimated_time === undefined ? {} : { retryAfterMs: estimated_time * 1000 }) }
}

/** Our providers that partners are: what a model costs there it costs through the router as well. */
const known: Readonly<Record<string, string>> = {
  'fal-ai': 'fal',
  replicate: 'replicate',
  together: 'together',
  wavespeed: 'wavespeed',
}

/** What a partner takes for one of our models (huggingface.co/docs/inference-providers/pricing: no markup). */
function priceOf(endpoint: string, settings: HuggingFaceSettings): Price | undefined {
  const { model: id, partner } = routed(endpoint, settings)
  const model = catalogued.find(({ offers }) =>
    offers.some((offer) => offer.provider === service.id && offer.endpoint === id),
  )
  return model?.offers.find(
    ({ provider, operation }) =>
      partner !== undefined && provider === known[partner] && operation === 'text-to-image',
  )?.price
}

/** Hugging Face Inference Providers: its router, and who runs the hub’s models behind it. */
export const huggingFace: Provider<HuggingFaceSettings> = {
  ...either(
    ({ endpoint, settings }) => isLater(endpoint, settings),
    immediate(service),
    queued(jobsOf(service)),
  ),
  priceOf,
  listModels: ({ text }, context) => listHubModels(service, text, context),
  describe: (endpoint, context) => describeHubModel(service, endpoint, context),
}
