import type { Fake } from '@krya/provider-kit/testing'
import { z } from 'zod'

const states = {
  done: 'SUCCEEDED',
  empty: 'SUCCEEDED',
  moderated: 'FAILED',
  failed: 'FAILED',
  never: 'RUNNING',
  'unheard-of': 'RESTING',
} as const

const file = (kind: 'image' | 'video') =>
  z.string().regex(new RegExp(`^(?:https://|runway://|data:${kind}/)`), `no ${kind}`)
const seed = z.int().min(0).max(4294967295).optional()

/** What the endpoints that work on what exists take. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  '/image_upscale': z.strictObject({
    model: z.literal('magnific_precision_upscaler_v2'),
    imageUri: file('image'),
    scaleFactor: z.literal([2, 4, 8, 16]).optional(),
  }),
  '/video_upscale': z.strictObject({
    model: z.literal('magnific_video_upscaler_creative'),
    videoUri: file('video'),
    resolution: z.enum(['720p', '1k', '2k', '4k']).optional(),
    flavor: z.enum(['vivid', 'natural']).optional(),
  }),
  '/video_to_video': z.strictObject({
    model: z.literal('aleph2'),
    videoUri: file('video'),
    promptText: z.string().min(1).max(1000).optional(),
    seed,
  }),
}

/** Runway’s tasks and organization (its published OpenAPI). */
export const runwayFake: Fake = {
  settings: (url) => ({ key: 'key_test', base_url: url, poll_seconds: 0.05 }),
  lacks: { list: 'its API lists no models', webhooks: 'its notices are not used: it is asked' },
  isSubmit: ({ method, path }) => method === 'POST' && !path.startsWith('/uploads'),
  isQuestion: ({ method, path }) => method === 'GET' && path.startsWith('/tasks/'),
  isUpload: ({ path }) => path.startsWith('/uploads'),
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { error: 'The API key is invalid.' } },
    402: { status: 400, json: { error: 'You do not have enough credits to run this task.' } },
    422: {
      status: 400,
      json: {
        error: 'Validation of body failed',
        issues: [{ code: 'too_small', message: 'promptText is required', path: ['promptText'] }],
      },
    },
    429: { status: 429, json: { error: 'Too many requests.' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { error: 'Internal error' } },
  },
  answering({ method, path, headers, json }, world) {
    if (path.startsWith('/results/')) return undefined
    if (path === '/uploads/there') return { status: 204, text: '' }
    if (headers['authorization'] !== 'Bearer key_test' || headers['x-runway-version'] === undefined)
      return runwayFake.errors[401]
    if (path === '/uploads')
      return {
        json: {
          uploadUrl: `${world.url}/uploads/there`,
          fields: { key: 'k' },
          runwayUri: 'runway://file',
        },
      }
    if (path === '/organization') return { json: { creditBalance: 900, tier: {}, usage: {} } }
    const id = /^\/tasks\/(.+)$/.exec(path)?.[1]
    if (id !== undefined) {
      if (!world.submissions.includes(id)) return { status: 404, json: { error: 'Task not found' } }
      if (method === 'DELETE') {
        world.canceled.push(id)
        return { status: 204, text: '' }
      }
      const status = world.isDone(id) ? states[world.fate] : 'RUNNING'
      const failure =
        world.fate === 'moderated'
          ? { failure: 'Content did not pass moderation.', failureCode: 'SAFETY.OUTPUT.IMAGE' }
          : { failure: 'An unexpected error occurred.', failureCode: 'INTERNAL.BAD_OUTPUT.CODE01' }
      return {
        json: {
          id,
          createdAt: '2026-11-21T00:00:00Z',
          status,
          ...(status === 'RUNNING' ? { progress: 0.5, estimatedCost: { credits: 5 } } : {}),
          ...(status === 'SUCCEEDED'
            ? { output: world.fate === 'done' ? [world.result()] : [], cost: { credits: 5 } }
            : {}),
          ...(status === 'FAILED' ? { ...failure, cost: { credits: 0 } } : {}),
        },
      }
    }
    if (method !== 'POST') return undefined
    const { error } = bodies[path]?.safeParse(json()) ?? {}
    if (error !== undefined)
      return { status: 400, json: { error: 'Validation of body failed', issues: error.issues } }
    return { json: { id: world.take(), estimatedCost: { credits: 5 } } }
  },
}
