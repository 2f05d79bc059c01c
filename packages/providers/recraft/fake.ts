import type { Fake } from '@krya/provider-kit/testing'

/** Recraft’s image operations and account (its published OpenAPI). */
export const recraftFake: Fake = {
  settings: (url) => ({ key: 'rc-test', base_url: url }),
  lacks: {
    cancel: 'it answers when it is done',
    states: 'it answers when it is done',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: true,
  errors: {
    401: { status: 401, text: 'request unauthorized' },
    402: { status: 400, json: { code: 'not_enough_credits', message: 'Not enough credits.' } },
    422: { status: 400, json: { code: 'invalid_request', message: 'prompt: cannot be blank' } },
    429: {
      status: 429,
      json: { code: 'rate_limited', message: 'Too many requests.' },
      headers: { 'retry-after': '2' },
    },
    500: { status: 500, json: { code: 'internal', message: 'Internal error.' } },
  },
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer rc-test') return recraftFake.errors[401]
    if (path === '/users/me') return { json: { id: 'u', email: 'a@b.c', name: 'n', credits: 5000 } }
    if (method !== 'POST' || !path.startsWith('/images/')) return undefined
    if (world.fate === 'moderated')
      return {
        status: 400,
        json: { code: 'content_policy', message: 'The prompt was flagged by moderation.' },
      }
    if (world.fate === 'failed') return recraftFake.errors[500]
    world.take()
    const made = { image_id: 'i', url: world.result() }
    const isTool = /vectorize|removeBackground|Upscale|eraseRegion/.test(path)
    if (world.fate === 'empty') return { json: { created: 1, credits: 40, data: [] } }
    return { json: isTool ? { image: made, credits: 4 } : { created: 1, credits: 40, data: [made] } }
  },
}
