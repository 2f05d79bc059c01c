import { createHmac } from 'node:crypto'
import type { Fake } from '@krya/provider-kit/testing'

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

/** Kling’s image tasks, with its signed tokens (its API reference). */
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
  isQuestion: ({ method, path }) => method === 'GET' && /^\/v1\/(?:images|videos)\/\w+\/./.test(path),
  givesAddresses: true,
  errors: {
    401: refusal(401, 1002, 'authorization is invalid'),
    402: refusal(429, 1102, 'resource pack depleted'),
    422: refusal(400, 1201, 'prompt is required'),
    429: refusal(429, 1302, 'request rate too high'),
    500: refusal(500, 5000, 'server internal error'),
  },
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    const [head = '', claims = '', signature] = (headers['authorization'] ?? '')
      .replace('Bearer ', '')
      .split('.')
    if (createHmac('sha256', 'kling-secret').update(`${head}.${claims}`).digest('base64url') !== signature)
      return klingFake.errors[401]
    const task = (id: string, task_status: string, rest: object = {}) => ({
      json: { code: 0, message: 'SUCCEED', request_id: 'r', data: { task_id: id, task_status, ...rest } },
    })
    if (/^\/v1\/(?:images|videos)\/\w+$/.test(path))
      return method === 'POST'
        ? task(world.take(), 'submitted')
        : { json: { code: 0, message: 'SUCCEED', data: [] } }
    const id = /^\/v1\/(?:images|videos)\/\w+\/(.+)$/.exec(path)?.[1] ?? ''
    if (!world.submissions.includes(id)) return refusal(404, 1203, 'no such task')
    if (!world.isDone(id)) return task(id, 'processing')
    const made = world.fate === 'done' ? [{ index: 0, url: world.result() }] : []
    return task(id, states[world.fate], {
      task_status_msg: world.fate === 'moderated' ? 'Failure to pass the risk control system' : 'internal',
      task_result: path.includes('/videos/') ? { videos: made } : { images: made },
    })
  },
}
