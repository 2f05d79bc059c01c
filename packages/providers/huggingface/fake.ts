import { type Fake, type FakeAnswer, picture, pictureBase64, type World } from '@krya/provider-kit/testing'

/** Who runs the hub’s one model here, and what they call it. */
const mapping = [
  { provider: 'hf-inference', providerId: 'acme/paint' },
  { provider: 'fal-ai', providerId: 'fal-ai/acme/paint' },
  { provider: 'replicate', providerId: 'acme/paint' },
  { provider: 'together', providerId: 'acme/Paint-Free' },
  { provider: 'wavespeed', providerId: 'wavespeed-ai/acme-paint' },
].map((one) => ({ ...one, status: 'live', task: 'text-to-image', hfModelId: 'acme/paint' }))

/** The router with those behind it, and the hub (huggingface.js). */
export const huggingFaceFake: Fake = {
  settings: (url) => ({ key: 'hf_test', router_url: url, hub_url: url, poll_seconds: 0.05 }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    moderation: 'it says no more than that it refuses',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  later: {
    endpoint: 'acme/paint:fal-ai',
    lacks: {
      cancel: 'the router hands on no cancel',
      balance: 'its API does not say',
      webhooks: 'it tells nobody',
    },
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ path }) => path.endsWith('/status'),
  givesAddresses: true,
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
  answering(request, world) {
    const { method, path, query, headers } = request
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer hf_test') return huggingFaceFake.errors[401]
    if (path === '/api/whoami-v2') return { json: { type: 'user', name: 'somebody' } }
    if (path === '/api/models')
      return { json: [{ id: 'acme/paint' }].filter(({ id }) => id.includes(query.get('search') ?? '')) }
    if (path.startsWith('/api/models/') && path !== '/api/models/acme/paint')
      return { status: 404, json: { error: 'Repository not found' } }
    if (path.startsWith('/api/models/'))
      return { json: { id: 'acme/paint', inferenceProviderMapping: mapping } }
    if (path.startsWith('/fal-ai/')) return falBehind(method, path, query, world)
    if (path.startsWith('/wavespeed/')) return waveBehind(method, path, world)
    if (method === 'POST' && path === '/replicate/v1/models/acme/paint/predictions') {
      world.take()
      return { status: 201, json: { status: 'succeeded', output: [world.result()], urls: {} } }
    }
    if (method === 'POST' && path === '/together/v1/images/generations') {
      world.take()
      return { json: { data: [{ b64_json: pictureBase64 }] } }
    }
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

/** fal’s queue, as the router hands it on: its answers name fal’s own hosts, where this key means nothing. */
function falBehind(
  method: string,
  path: string,
  query: URLSearchParams,
  world: World,
): FakeAnswer | undefined {
  if (query.get('_subdomain') !== 'queue') return { status: 404, json: { error: 'Not Found' } }
  const [, id, asksStatus] = /\/requests\/([^/]+)(\/status)?$/.exec(path) ?? []
  if (id === undefined) {
    if (method !== 'POST') return undefined
    const taken = world.take()
    const response_url = `https://queue.fal.run/fal-ai/acme/requests/${taken}`
    return { json: { status: 'IN_QUEUE', request_id: taken, response_url } }
  }
  if (!world.submissions.includes(id)) return { status: 404, json: { detail: 'Request not found' } }
  if (asksStatus !== undefined) {
    if (world.fate === 'unheard-of') return { json: { status: 'SLEEPING' } }
    if (!world.isDone(id)) return { status: 202, json: { status: 'IN_PROGRESS' } }
    return { json: { status: 'COMPLETED', ...(world.fate === 'failed' ? { error: 'Worker died' } : {}) } }
  }
  if (world.fate === 'moderated')
    return {
      status: 422,
      json: { detail: [{ loc: ['body', 'prompt'], msg: 'flagged', type: 'content_policy_violation' }] },
    }
  return { json: { images: world.fate === 'empty' ? [] : [{ url: world.result() }] } }
}

/** WaveSpeed’s tasks, likewise. */
function waveBehind(method: string, path: string, world: World): FakeAnswer | undefined {
  if (method === 'POST') {
    const id = world.take()
    return {
      json: { data: { id, urls: { get: `https://api.wavespeed.ai/api/v3/predictions/${id}/result` } } },
    }
  }
  const [, id = ''] = /\/predictions\/([^/]+)\/result$/.exec(path) ?? []
  const isDone = world.isDone(id)
  const data = { status: isDone ? 'completed' : 'processing', outputs: isDone ? [world.result()] : [] }
  return { json: { data } }
}
