import type { Fake } from '@krya/provider-kit/testing'
import { z } from 'zod'

const states = {
  done: 'completed',
  empty: 'completed',
  moderated: 'failed',
  failed: 'failed',
  never: 'dreaming',
  'unheard-of': 'snoring',
} as const

const aspect_ratio = z.enum(['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21']).optional()
const frame = z.strictObject({ type: z.literal('image'), url: z.httpUrl() })

/** What it takes: files only by an address that it can fetch them from. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  '/generations/image': z.object({
    model: z.enum(['photon-1', 'photon-flash-1']),
    prompt: z.string().min(3).max(5000),
    aspect_ratio,
    modify_image_ref: z.strictObject({ url: z.httpUrl(), weight: z.number().optional() }).optional(),
  }),
  '/generations/video': z.strictObject({
    model: z.enum(['ray-1-6', 'ray-2', 'ray-flash-2']),
    prompt: z.string().min(3).max(5000),
    aspect_ratio,
    resolution: z.enum(['540p', '720p', '1080p', '4k']),
    duration: z.enum(['5s', '9s']),
    keyframes: z.strictObject({ frame0: frame, frame1: frame.optional() }).optional(),
  }),
}

/** Dream Machine’s generations and credits (its published OpenAPI). */
export const lumaFake: Fake = {
  settings: (url) => ({ key: 'luma-test', base_url: url, poll_seconds: 0.05 }),
  lacks: { list: 'its API lists no models', webhooks: 'its notices are not used: it is asked' },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ method, path }) => method === 'GET' && path.startsWith('/generations/'),
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { detail: 'Not authenticated' } },
    402: { status: 400, json: { detail: 'Insufficient credits' } },
    422: { status: 400, json: { detail: 'Prompt is required' } },
    429: { status: 429, json: { detail: 'Too many requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { detail: 'Internal server error' } },
  },
  answering({ method, path, headers, json }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer luma-test') return lumaFake.errors[401]
    if (path === '/credits') return { json: { credit_balance: 1200 } }
    if (method === 'POST') {
      const { error } = bodies[path]?.safeParse(json()) ?? {}
      if (error !== undefined) return { status: 400, json: { detail: z.prettifyError(error) } }
      return { status: 201, json: { id: world.take(), state: 'queued' } }
    }
    const id = /^\/generations\/(.+)$/.exec(path)?.[1]
    if (id === undefined) return undefined
    if (!world.submissions.includes(id)) return { status: 404, json: { detail: 'Not found' } }
    if (method === 'DELETE') {
      world.canceled.push(id)
      return { status: 204, text: '' }
    }
    const state = world.isDone(id) ? states[world.fate] : 'dreaming'
    const failure_reason =
      world.fate === 'moderated' ? 'Content moderation rejected it' : 'Could not be rendered'
    return {
      json: {
        id,
        generation_type: 'image',
        state,
        ...(state === 'failed' ? { failure_reason } : {}),
        ...(state === 'completed' && world.fate === 'done' ? { assets: { image: world.result() } } : {}),
      },
    }
  },
}
