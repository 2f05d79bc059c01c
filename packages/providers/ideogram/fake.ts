import type { Fake } from '@krya/provider-kit/testing'

/** Ideogram’s generation and editing (its published OpenAPI). */
export const ideogramFake: Fake = {
  settings: (url) => ({ key: 'ig-test', base_url: url }),
  lacks: {
    cancel: 'it answers when it is done',
    states: 'it answers when it is done',
    balance: 'its API does not say',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { error: 'Invalid API key' } },
    402: { status: 402, json: { error: 'Insufficient credits' } },
    422: { status: 400, json: { error: 'prompt is required' } },
    429: { status: 429, json: { error: 'Too many in-flight requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { error: 'Internal error' } },
  },
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['api-key'] !== 'ig-test') return ideogramFake.errors[401]
    if (path === '/datasets') return { json: { datasets: [] } }
    if (method !== 'POST') return undefined
    if (world.fate === 'failed') return ideogramFake.errors[500]
    world.take()
    const safe = {
      prompt: 'p',
      resolution: '1024x1024',
      is_image_safe: true,
      seed: 7,
      style_type: 'GENERAL',
      url: world.result(),
    }
    const data =
      world.fate === 'empty'
        ? []
        : world.fate === 'moderated'
          ? [{ ...safe, is_image_safe: false, url: null }]
          : [safe]
    return { json: { created: '2026-11-21T00:00:00Z', data } }
  },
}
