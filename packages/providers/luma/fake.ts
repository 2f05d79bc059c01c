import type { Fake } from '@krya/provider-kit/testing'

const states = {
  done: 'completed',
  empty: 'completed',
  moderated: 'failed',
  failed: 'failed',
  never: 'dreaming',
  'unheard-of': 'snoring',
} as const

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
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer luma-test') return lumaFake.errors[401]
    if (path === '/credits') return { json: { credit_balance: 1200 } }
    if (method === 'POST') return { status: 201, json: { id: world.take(), state: 'queued', assets: null } }
    const id = /^\/generations\/(.+)$/.exec(path)?.[1]
    if (id === undefined) return undefined
    if (!world.submissions.includes(id)) return { status: 404, json: { detail: 'Not found' } }
    if (method === 'DELETE') {
      world.canceled.push(id)
      return { status: 204, text: '' }
    }
    const state = world.isDone(id) ? states[world.fate] : 'dreaming'
    const failure_reason =
      state !== 'failed'
        ? null
        : world.fate === 'moderated'
          ? 'Content moderation rejected it'
          : 'Could not be rendered'
    return {
      json: {
        id,
        generation_type: 'image',
        state,
        failure_reason,
        assets: state === 'completed' && world.fate === 'done' ? { image: world.result() } : null,
      },
    }
  },
}
