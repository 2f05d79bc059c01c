import type { ProviderErrorKind, Refused } from '@krya/provider-kit'
import {
  type Explained,
  get,
  type Queued,
  queued,
  readAnswer,
  unknownState,
} from '@krya/provider-kit/protocols'
import { base64, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type LumaAgentsSettings, lumaAgentsSettings } from './settings.ts'

const handle = z.object({ id: z.string() })
const generation = z.object({
  id: z.string(),
  state: z.string(),
  failure_code: z.string().nullish(),
  failure_reason: z.string().nullish(),
  output: z.array(z.object({ url: z.string() })).nullish(),
})
const error = z.object({
  detail: z.string().optional(),
  message: z.string().optional(),
  code: z.string().optional(),
})

/** What each failure code says; all others are a failure of the job. */
const verdicts: Readonly<Record<string, Refused['reason']>> = {
  content_moderated: 'content-refused',
  image_too_large: 'rejected',
  unsupported_format: 'rejected',
  corrupt_input: 'rejected',
}
const kinds: Readonly<Record<string, ProviderErrorKind>> = {
  content_moderated: 'content-refused',
  budget_exhausted: 'no-credit',
  rate_limited: 'rate-limited',
}

const service: Queued<LumaAgentsSettings, z.infer<typeof handle>> = {
  id: 'luma-agents',
  title: 'Luma Agents',
  settings: lumaAgentsSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain(body): Explained {
    const parsed = error.safeParse(body)
    if (!parsed.success) return {}
    const { detail, message = detail, code = '' } = parsed.data
    return { message, kind: kinds[code] }
  },
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => async (file) => ({ media_type: file.mediaType, data: await base64(file) }),
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/generations`,
    headers: service.headers(settings),
    body: { json: { model: endpoint, ...toObject(body) } },
  }),
  accepted: (answer) => ({ id: readAnswer(service, answer, generation).id }),
  question: ({ id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/generations/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  standing(answer) {
    const { state, failure_code, failure_reason, output } = readAnswer(service, answer, generation)
    switch (state) {
      case 'queued':
      case 'processing':
        return { state: 'running' }
      case 'completed':
        return { state: 'done', outputs: (output ?? []).map(({ url }) => ({ url })) }
      case 'failed':
        return {
          state: 'refused',
          reason: verdicts[failure_code ?? ''] ?? 'failed',
          message: `Luma failed: ${failure_reason ?? failure_code ?? 'no reason given'}`,
          billed: failure_code === 'budget_exhausted' || failure_code === 'rate_limited' ? 'no' : 'unknown',
        }
      default:
        throw unknownState(service, state)
    }
  },
  // It has no address that only says who we are; its list of generations needs the key and costs nothing.
  async health(context) {
    await get(service, context, `${context.settings.base_url}/generations?limit=1`)
    return { ok: true }
  },
}

/** Luma’s newer Agents API. */
export const lumaAgents = queued(service)
