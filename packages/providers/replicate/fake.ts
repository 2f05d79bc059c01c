import { createHmac } from 'node:crypto'
import type { Fake } from '@krya/provider-kit/testing'

const words = {
  never: 'processing',
  'unheard-of': 'sleeping',
  failed: 'failed',
  moderated: 'failed',
  empty: 'succeeded',
  done: 'succeeded',
} as const

/** Replicate's predictions, files and account (its published OpenAPI). */
export const replicateFake: Fake = {
  settings: (url) => ({
    key: 'r8_test',
    base_url: url,
    webhook_secret: 'whsec_c2VjcmV0',
    poll_seconds: 0.05,
  }),
  notice(id, at) {
    const body = Buffer.from(JSON.stringify({ id, status: 'succeeded' }))
    const time = String(Math.floor(at.getTime() / 1000))
    const signature = createHmac('sha256', Buffer.from('c2VjcmV0', 'base64'))
      .update(`n1.${time}.`)
      .update(body)
      .digest('base64')
    const headers = {
      'webhook-id': 'n1',
      'webhook-timestamp': time,
      'webhook-signature': `v1,bm90aGluZw== v1,${signature}`,
    }
    return { headers, body }
  },
  lacks: { balance: 'its API does not say' },
  isSubmit: ({ method, path }) => method === 'POST' && /\/(?:predictions|trainings)$/.test(path),
  isQuestion: ({ method, path }) => method === 'GET' && /^\/(?:predictions|trainings)\//.test(path),
  isUpload: ({ path }) => path === '/files',
  givesAddresses: true,
  errors: {
    401: {
      status: 401,
      json: {
        title: 'Unauthenticated',
        detail: 'You did not pass a valid authentication token',
        status: 401,
      },
    },
    402: {
      status: 402,
      json: {
        title: 'Insufficient credit',
        detail: 'You have insufficient credit to run this model.',
        status: 402,
      },
    },
    422: {
      status: 422,
      json: { title: 'Input validation failed', detail: '- input.prompt: prompt is required', status: 422 },
    },
    429: {
      status: 429,
      json: { detail: 'Request was throttled. Expected available in 3 seconds.', status: 429 },
    },
    500: { status: 500, json: { title: 'Internal server error', detail: 'Something broke', status: 500 } },
  },
  answering({ method, path, query, headers }, world) {
    if (headers['authorization'] !== 'Bearer r8_test') return replicateFake.errors[401]
    if (path === '/account') return { json: { type: 'user', username: 'somebody' } }
    if (path === '/files') return { status: 201, json: { id: 'f', urls: { get: `${world.url}/files/f` } } }
    const [, kind = 'predictions'] = /(predictions|trainings)/.exec(path) ?? []
    if (method === 'POST' && path === '/models')
      return { status: 201, json: { owner: 'somebody', name: 'krya-loras' } }
    if (path === '/deployments') return { json: { next: null, previous: null, results: [deployment] } }
    if (path === '/deployments/somebody/shop') return { json: deployment }
    if (path === '/models/acme/paint/versions/v1') return { json: model('acme', 'paint').latest_version }
    const [, owner, name] = /^\/models\/([^/]+)\/([^/]+)$/.exec(path) ?? []
    if (owner === 'somebody') return { status: 404, json: { detail: 'Not found', status: 404 } }
    if (name !== undefined) return { json: model(owner, name) }
    if (path === '/models') return { json: { next: null, results: [model('acme', 'paint')] } }
    if (path === '/search') {
      const isMeant = 'acme/paint'.includes(query.get('query') ?? '')
      const found = { model: model('acme', 'paint'), metadata: { tags: ['text-to-image'] } }
      return { json: { models: isMeant ? [found] : [] } }
    }
    const base = (id: string) => ({
      id,
      model: 'a/b',
      version: 'hidden',
      input: {},
      created_at: '2026-11-21T00:00:00Z',
      data_removed: false,
      error: null,
      output: null,
      logs: '',
      urls: {
        get: `${world.url}/${kind}/${id}`,
        cancel: `${world.url}/${kind}/${id}/cancel`,
        web: `https://replicate.com/p/${id}`,
      },
    })
    if (method === 'POST' && path.endsWith(`/${kind}`))
      return { status: 201, json: { ...base(world.take()), status: 'starting' } }
    const job = /^\/(?:predictions|trainings)\/([^/]+)(\/cancel)?$/.exec(path)
    const [, id = '', cancel] = job ?? []
    if (!world.submissions.includes(id)) return undefined
    if (cancel !== undefined) {
      world.canceled.push(id)
      return { json: { ...base(id), status: 'canceled' } }
    }
    if (!world.isDone(id))
      return { json: { ...base(id), status: 'processing', logs: ' 20%|##  | 1/4\n 50%|#### | 2/4' } }
    const error =
      world.fate === 'moderated'
        ? 'NSFW content detected. Try running it again, or try a different prompt.'
        : world.fate === 'failed'
          ? 'CUDA out of memory'
          : null
    const output =
      world.fate === 'done' && kind === 'trainings'
        ? { version: 'somebody/krya-loras:v2', weights: world.result('trained_model.tar') }
        : world.fate === 'done'
          ? [world.result()]
          : world.fate === 'empty'
            ? []
            : null
    const metrics = { predict_time: 3.5, total_time: 4 }
    return { json: { ...base(id), status: words[world.fate], error, output, metrics } }
  },
}

const deployment = {
  owner: 'somebody',
  name: 'shop',
  current_release: {
    number: 1,
    model: 'acme/paint',
    version: 'v1',
    created_at: '2026-11-21T00:00:00Z',
    configuration: { hardware: 'gpu-t4', min_instances: 0, max_instances: 1 },
  },
}

const model = (owner: string | undefined, name: string) => ({
  owner,
  name,
  description: 'Makes things.',
  is_official: true,
  latest_version: {
    id: 'v1',
    openapi_schema: {
      components: {
        schemas: {
          Input: {
            type: 'object',
            required: ['prompt'],
            properties: {
              prompt: { type: 'string' },
              aspect_ratio: { allOf: [{ $ref: '#/components/schemas/aspect_ratio' }], default: '1:1' },
              seed: { type: 'integer', nullable: true },
              sparkle: { type: 'number', minimum: 0, maximum: 10 },
            },
          },
          aspect_ratio: { enum: ['1:1', '16:9'], type: 'string' },
        },
      },
    },
  },
})
