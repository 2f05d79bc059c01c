import type { Fake } from '@krya/provider-kit/testing'

const states = {
  done: 'Ready',
  empty: 'Ready',
  moderated: 'Request Moderated',
  failed: 'Error',
  never: 'Pending',
  'unheard-of': 'Dreaming',
} as const

/** Black Forest Labs’ tasks, results and credits (its published OpenAPI). */
export const bflFake: Fake = {
  settings: (url) => ({ key: 'bfl-test', base_url: url, poll_seconds: 0.05 }),
  lacks: {
    cancel: 'its API has no cancel',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ path }) => path === '/v1/get_result',
  givesAddresses: true,
  errors: {
    401: { status: 403, json: { detail: 'Not authenticated - Invalid Authentication' } },
    402: { status: 402, json: { detail: 'Insufficient credits. Please add credits.' } },
    422: {
      status: 422,
      json: { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] },
    },
    429: { status: 429, json: { detail: 'Too many concurrent tasks.' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { detail: 'Internal error' } },
  },
  answering({ method, path, query, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['x-key'] !== 'bfl-test') return bflFake.errors[401]
    if (path === '/v1/credits') return { json: { credits: 120 } }
    if (path === '/v1/get_result') {
      const id = query.get('id') ?? ''
      if (!world.submissions.includes(id)) return { json: { id, status: 'Task not found', result: null } }
      if (!world.isDone(id)) return { json: { id, status: 'Pending', progress: 0.5, result: null } }
      return {
        json: {
          id,
          status: states[world.fate],
          result:
            world.fate === 'done'
              ? { sample: world.result(), prompt: 'p', seed: 7 }
              : world.fate === 'empty'
                ? {}
                : null,
        },
      }
    }
    if (method !== 'POST' || !path.startsWith('/v1/')) return undefined
    const id = world.take()
    return {
      json: { id, polling_url: `${world.url}/v1/get_result?id=${id}`, cost: 4.5, input_mp: 0, output_mp: 1 },
    }
  },
}
