import type { Fake } from '@krya/provider-kit/testing'
import { z } from 'zod'

const states = {
  done: 'completed',
  empty: 'completed',
  moderated: 'failed',
  failed: 'failed',
  never: 'processing',
  'unheard-of': 'pondering',
} as const

const reference = (kind: 'image' | 'video') =>
  z.strictObject({ media_type: z.string().startsWith(`${kind}/`), data: z.base64().min(1) })
const every = { model: z.string(), prompt: z.string().min(1).max(6000) }
const output = {
  duration: z.enum(['5s', '10s']).optional(),
  resolution: z.enum(['540p', '720p', '1080p']).optional(),
}
const aspect_ratio = z.enum(['9:16', '3:4', '1:1', '4:3', '16:9', '21:9'])

/** What it takes; of pictures from words alone the words are looked at. */
const body = z.discriminatedUnion('type', [
  z.object({ ...every, type: z.literal('image').default('image') }),
  z.strictObject({ ...every, type: z.literal('image_edit'), source: reference('image') }),
  z.strictObject({
    ...every,
    type: z.literal('video'),
    aspect_ratio,
    video: z
      .strictObject({
        ...output,
        start_frame: reference('image').optional(),
        end_frame: reference('image').optional(),
      })
      .refine(
        ({ duration, start_frame, end_frame }) =>
          duration !== '10s' || (start_frame === undefined && end_frame === undefined),
        'video.duration: 10s is not supported with start_frame or end_frame',
      ),
  }),
  z.strictObject({
    ...every,
    type: z.literal('video_edit'),
    source: reference('video'),
    video: z.strictObject({
      resolution: output.resolution,
      edit: z.strictObject({ auto_controls: z.boolean() }),
    }),
  }),
])

/** The Agents API’s generations (luma-agents-typescript). */
export const lumaAgentsFake: Fake = {
  settings: (url) => ({ key: 'la-test', base_url: url, poll_seconds: 0.05 }),
  lacks: {
    cancel: 'its API has no cancel',
    balance: 'its API does not say',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ method, path }) => method === 'GET' && path.startsWith('/generations/'),
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { detail: 'Invalid API key' } },
    402: { status: 402, json: { detail: 'Budget exhausted', code: 'budget_exhausted' } },
    422: { status: 422, json: { detail: 'prompt: required' } },
    429: {
      status: 429,
      json: { detail: 'Rate limited', code: 'rate_limited' },
      headers: { 'retry-after': '2' },
    },
    500: { status: 500, json: { detail: 'Internal server error' } },
  },
  answering({ method, path, headers, json }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer la-test') return lumaAgentsFake.errors[401]
    if (path === '/generations') {
      if (method !== 'POST') return { json: { items: [] } }
      const { error } = body.safeParse(json())
      if (error !== undefined) return { status: 422, json: { detail: z.prettifyError(error) } }
      return { json: { id: world.take(), state: 'queued' } }
    }
    const id = /^\/generations\/(.+)$/.exec(path)?.[1] ?? ''
    if (!world.submissions.includes(id)) return { status: 404, json: { detail: 'Not found' } }
    const state = world.isDone(id) ? states[world.fate] : 'processing'
    return {
      json: {
        id,
        state,
        ...(state === 'completed'
          ? { output: world.fate === 'done' ? [{ type: 'image', url: world.result() }] : [] }
          : {}),
        ...(state === 'failed'
          ? {
              failure_code: world.fate === 'moderated' ? 'content_moderated' : 'internal',
              failure_reason: 'it did not work',
            }
          : {}),
      },
    }
  },
}
