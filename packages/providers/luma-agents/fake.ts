import type { Fake } from '@krya/provider-kit/testing'

const states = {
  done: 'completed',
  empty: 'completed',
  moderated: 'failed',
  failed: 'failed',
  never: 'processing',
  'unheard-of': 'pondering',
} as const

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
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer la-test') return lumaAgentsFake.errors[401]
    if (path === '/generations')
      return method === 'POST' ? { json: { id: world.take(), state: 'queued' } } : { json: { items: [] } }
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
