import type { Call, Context, Health, Provider, Refused } from '@krya/provider-kit'
import {
  either,
  get,
  type Immediate,
  immediate,
  type Queued,
  queued,
  readAnswer,
  type Service,
  someOf,
} from '@krya/provider-kit/protocols'
import { blob, toForm, type Written } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainStability } from './errors.ts'
import { type StabilitySettings, stabilitySettings } from './settings.ts'

/** Endpoints that take a job; all others answer with the picture. */
const takesJobs: ReadonlySet<string> = new Set(['upscale/creative', 'edit/replace-background-and-relight'])
const handle = z.object({ id: z.string() })
const result = z.object({
  result: z.string().optional(),
  image: z.string().optional(),
  finish_reason: z.string().nullish(),
})
const balance = z.object({ credits: z.number() })

const base: Service<StabilitySettings> = {
  id: 'stability',
  title: 'Stability',
  settings: stabilitySettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain: explainStability,
  // “Failed generations will not be charged.”
  chargesFailures: false,
  health,
}

const request = ({ endpoint, settings }: Call<StabilitySettings>, { body }: Written, accept: string) =>
  ({
    method: 'POST',
    url: `${settings.base_url}${addressOf(endpoint)}`,
    headers: { ...base.headers(settings), accept },
    body: { form: toForm(body) },
  }) as const

/** Most tools lie in one folder; others are named from the root. */
const addressOf = (endpoint: string): string =>
  endpoint.startsWith('/') ? endpoint : `/v2beta/stable-image/${endpoint}`

/** A picture that its own filter blurred comes as a success, and is paid for. */
const filtered = (): Refused => ({
  state: 'refused',
  reason: 'content-refused',
  message: 'Stability’s filter blurred the result.',
  billed: 'yes',
})

const direct: Immediate<StabilitySettings> = {
  ...base,
  attach: blob,
  // A 3D model is no picture.
  request: (call, written) =>
    request(call, written, call.endpoint.startsWith('/v2beta/3d/') ? '*/*' : 'image/*'),
  made({ headers, bytes }) {
    if (headers['finish-reason'] === 'CONTENT_FILTERED') return filtered()
    const [image] = someOf(base.title, bytes.byteLength === 0 ? [] : [bytes], 1)
    const seed = Number(headers['seed'])
    const known = headers['seed'] !== undefined && Number.isSafeInteger(seed) ? { seed } : {}
    return {
      outputs:
        image === undefined
          ? []
          : [{ bytes: image, mediaType: headers['content-type'] ?? 'image/png', ...known }],
    }
  },
}

const later: Queued<StabilitySettings, z.infer<typeof handle>> = {
  ...base,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => blob,
  request: (call, written) => request(call, written, 'application/json'),
  accepted: (answer) => readAnswer(later, answer, handle),
  question: ({ id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/v2beta/results/${encodeURIComponent(id)}`,
    headers: { ...base.headers(settings), accept: 'application/json' },
    limitBytes: 128 * 1024 * 1024,
  }),
  standing(answer) {
    if (answer.status === 202) return { state: 'running' }
    const { result: text, image = text, finish_reason } = readAnswer(later, answer, result)
    if (finish_reason === 'CONTENT_FILTERED') return filtered()
    return { state: 'done', outputs: image === undefined ? [] : [{ base64: image }] }
  },
}

async function health(context: Context<StabilitySettings>): Promise<Health> {
  const answer = await get(base, context, `${context.settings.base_url}/v1/user/balance`)
  return { ok: true, balance: { amount: readAnswer(base, answer, balance).credits, unit: 'credits' } }
}

/** Stability AI v2beta: multipart in, the picture or model out; two operations by job. */
export const stability: Provider<StabilitySettings> = either(
  ({ endpoint }) => takesJobs.has(endpoint),
  immediate(direct),
  queued(later),
)
