import { createHmac } from 'node:crypto'
import type { Fake, FakeRequest } from '@krya/provider-kit/testing'
import { z } from 'zod'

const states = {
  done: 'succeed',
  empty: 'succeed',
  moderated: 'failed',
  failed: 'failed',
  never: 'processing',
  'unheard-of': 'waiting',
} as const
const refusal = (status: number, code: number, message: string) => ({
  status,
  json: { code, message, request_id: 'r' },
})

const text = z.string().min(1).max(2500)
/** Base64 alone: a data URI is refused. */
const file = z.base64().min(1)
const aspect_ratio = z.enum(['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', 'auto'])
const share = z.number().min(0).max(2)
const n = z.int().min(1).max(9)
const clip = {
  model_name: z.string(),
  prompt: text,
  negative_prompt: text.optional(),
  duration: z.enum(['5', '10']),
  mode: z.enum(['std', 'pro']),
}

/** What each of its endpoints takes. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  '/v1/images/generations': z
    .object({
      model_name: z.string(),
      prompt: text,
      negative_prompt: text.optional(),
      image: file.optional(),
      image_fidelity: z.number().min(0).max(1).optional(),
      resolution: z.enum(['1k', '2k']).optional(),
      aspect_ratio: aspect_ratio.exclude(['auto']).optional(),
      n: n.optional(),
    })
    .refine((body) => body.image === undefined || body.negative_prompt === undefined),
  '/v1/images/omni-image': z.strictObject({
    model_name: z.string().regex(/^kling-(?:image-o1|v3-omni)$/),
    prompt: text,
    image_list: z
      .array(z.strictObject({ image: file }))
      .min(1)
      .max(10)
      .optional(),
    resolution: z.enum(['1k', '2k', '4k']),
    n,
    aspect_ratio: aspect_ratio.optional(),
  }),
  '/v1/images/editing/expand': z
    .strictObject({
      image: file,
      prompt: text.optional(),
      up_expansion_ratio: share,
      down_expansion_ratio: share,
      left_expansion_ratio: share,
      right_expansion_ratio: share,
    })
    .refine(
      (by) =>
        (1 + by.up_expansion_ratio + by.down_expansion_ratio) *
          (1 + by.left_expansion_ratio + by.right_expansion_ratio) <=
        3,
      'the new image must not be larger than 3 times the original',
    ),
  '/v1/videos/text2video': z.strictObject({ ...clip, aspect_ratio: z.enum(['16:9', '9:16', '1:1']) }),
  '/v1/videos/image2video': z.strictObject({ ...clip, image: file, image_tail: file.optional() }),
}
const endpoints = Object.keys(bodies)
const idIn = (path: string): string | undefined =>
  endpoints.flatMap((one) => (path.startsWith(`${one}/`) ? [path.slice(one.length + 1)] : []))[0]

/** Takes a job, or says why it does not. */
function faultIn(request: FakeRequest): string | undefined {
  const { error } = bodies[request.path]?.safeParse(request.json()) ?? {}
  return error === undefined ? undefined : z.prettifyError(error)
}

/** Kling’s image and video tasks, with its signed tokens (its API reference). */
export const klingFake: Fake = {
  settings: (url) => ({
    access_key: 'kling-access',
    secret_key: 'kling-secret',
    base_url: url,
    poll_seconds: 0.05,
  }),
  lacks: {
    cancel: 'its API has no cancel',
    balance: 'its API does not say',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ method, path }) => method === 'GET' && idIn(path) !== undefined,
  givesAddresses: true,
  errors: {
    401: refusal(401, 1002, 'authorization is invalid'),
    402: refusal(429, 1102, 'resource pack depleted'),
    422: refusal(400, 1201, 'prompt is required'),
    429: refusal(429, 1302, 'request rate too high'),
    500: refusal(500, 5000, 'server internal error'),
  },
  answering(request, world) {
    const { method, path, headers } = request
    if (path.startsWith('/results/')) return undefined
    const [head = '', claims = '', signature] = (headers['authorization'] ?? '')
      .replace('Bearer ', '')
      .split('.')
    if (createHmac('sha256', 'kling-secret').update(`${head}.${claims}`).digest('base64url') !== signature)
      return klingFake.errors[401]
    const task = (id: string, task_status: string, rest: object = {}) => ({
      json: { code: 0, message: 'SUCCEED', request_id: 'r', data: { task_id: id, task_status, ...rest } },
    })
    if (endpoints.includes(path)) {
      if (method !== 'POST') return { json: { code: 0, message: 'SUCCEED', data: [] } }
      const fault = faultIn(request)
      return fault === undefined ? task(world.take(), 'submitted') : refusal(400, 1201, fault)
    }
    const id = idIn(path) ?? ''
    if (!world.submissions.includes(id)) return refusal(404, 1203, 'no such task')
    if (!world.isDone(id)) return task(id, 'processing')
    const made = world.fate === 'done' ? [{ index: 0, url: world.result() }] : []
    return task(id, states[world.fate], {
      task_status_msg: world.fate === 'moderated' ? 'Failure to pass the risk control system' : 'internal',
      task_result: path.includes('/videos/') ? { videos: made } : { images: made },
    })
  },
}
