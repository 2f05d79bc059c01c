import { type Fake, picture } from '@krya/provider-kit/testing'

/** The router’s hf-inference and the hub’s whoami (huggingface.js). */
export const huggingFaceFake: Fake = {
  settings: (url) => ({ key: 'hf_test', router_url: url, hub_url: url }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    moderation: 'it says no more than that it refuses',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: false,
  errors: {
    401: { status: 401, json: { error: 'Invalid username or password.' } },
    402: {
      status: 402,
      json: { error: 'You have exceeded your monthly included credits for Inference Providers.' },
    },
    422: { status: 400, json: { error: ['inputs: field required'] } },
    429: { status: 429, json: { error: 'Too many requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { error: 'Internal Server Error' } },
  },
  answering({ method, path, query, headers }, world) {
    if (headers['authorization'] !== 'Bearer hf_test') return huggingFaceFake.errors[401]
    if (path === '/api/whoami-v2') return { json: { type: 'user', name: 'somebody' } }
    if (path === '/api/models')
      return { json: [{ id: 'acme/paint' }].filter(({ id }) => id.includes(query.get('search') ?? '')) }
    if (method !== 'POST' || !path.startsWith('/hf-inference/models/')) return undefined
    if (world.fate === 'moderated') return { status: 400, json: { error: 'The prompt was refused.' } }
    if (world.fate === 'failed') return huggingFaceFake.errors[500]
    world.take()
    return {
      bytes: world.fate === 'empty' ? new Uint8Array() : picture,
      headers: { 'content-type': 'image/png' },
    }
  },
}
