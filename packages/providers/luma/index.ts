import {
  type Explained,
  get,
  type Queued,
  queued,
  readAnswer,
  unknownState,
} from '@krya/provider-kit/protocols'
import { dataUri, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type LumaSettings, lumaSettings } from './settings.ts'

const handle = z.object({ id: z.string() })
const generation = z.object({
  id: z.string(),
  state: z.string(),
  failure_reason: z.string().nullish(),
  assets: z.object({ image: z.string().nullish(), video: z.string().nullish() }).nullish(),
})
const error = z.object({ detail: z.unknown().optional() })
const credits = z.object({ credit_balance: z.number() })

const service: Queued<LumaSettings, z.infer<typeof handle>> = {
  id: 'luma',
  title: 'Luma',
  settings: lumaSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain(body): Explained {
    const detail = error.safeParse(body).data?.detail
    const message =
      typeof detail === 'string' ? detail : detail === undefined ? undefined : JSON.stringify(detail)
    if (message === undefined) return {}
    if (/insufficient credits/i.test(message)) return { message, kind: 'no-credit' }
    return /moderation/i.test(message) ? { message, kind: 'content-refused' } : { message }
  },
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => dataUri,
  request: ({ endpoint, settings }, { body }) => {
    const [path = '', model = ''] = endpoint.split(':')
    return {
      method: 'POST',
      url: `${settings.base_url}/${path}`,
      headers: service.headers(settings),
      body: { json: { model, ...toObject(body) } },
    }
  },
  accepted: (answer) => ({ id: readAnswer(service, answer, generation).id }),
  question: ({ id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/generations/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  standing(answer) {
    const { state, failure_reason, assets } = readAnswer(service, answer, generation)
    switch (state) {
      case 'queued':
      case 'dreaming':
        return { state: 'running' }
      case 'completed':
        return {
          state: 'done',
          outputs: [assets?.image, assets?.video].flatMap((url) => (url ? [{ url }] : [])),
        }
      case 'failed': {
        const why = failure_reason ?? 'no reason given'
        const isContent = /moderat|policy|safety/i.test(why)
        return {
          state: 'refused',
          reason: isContent ? 'content-refused' : 'failed',
          message: `Luma failed: ${why}`,
          billed: 'unknown',
        }
      }
      default:
        throw unknownState(service, state)
    }
  },
  cancellation: ({ id }, settings) => ({
    method: 'DELETE',
    url: `${settings.base_url}/generations/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/credits`)
    // Dream Machine counts in US cents.
    return {
      ok: true,
      balance: { amount: readAnswer(service, answer, credits).credit_balance / 100, unit: 'USD' },
    }
  },
}

/** Luma’s Dream Machine: its endpoint names path and model, `generations/image:photon-1`. */
export const luma = queued(service)
