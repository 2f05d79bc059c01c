import type { Fake } from '@krya/provider-kit/testing'

const states = {
  done: 'completed',
  empty: 'completed',
  moderated: 'failed',
  failed: 'failed',
  never: 'processing',
  'unheard-of': 'napping',
} as const
const refusal = (code: number, message: string) => ({ status: code, json: { code, message } })

/** WaveSpeed’s predictions, uploads and balance (wavespeed-javascript). */
export const waveSpeedFake: Fake = {
  settings: (url) => ({ key: 'ws-test', base_url: url, poll_seconds: 0.05 }),
  lacks: {
    cancel: 'its API has no cancel',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method, path }) => method === 'POST' && !path.startsWith('/media'),
  isQuestion: ({ path }) => path.endsWith('/result'),
  isUpload: ({ path }) => path.startsWith('/media'),
  givesAddresses: true,
  errors: {
    401: refusal(401, 'Unauthorized: invalid api key'),
    402: refusal(400, 'Insufficient credits. Please top up.'),
    422: refusal(400, 'prompt is required'),
    429: { ...refusal(429, 'Too many requests'), headers: { 'retry-after': '2' } },
    500: refusal(500, 'internal error'),
  },
  answering({ method, path, headers }, world) {
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer ws-test') return waveSpeedFake.errors[401]
    if (path === '/balance') return { json: { code: 200, data: { balance: 12.5 } } }
    if (path === '/media/upload/binary')
      return { json: { code: 200, data: { download_url: world.result('up.png') } } }
    const id = /^\/predictions\/([^/]+)\/result$/.exec(path)?.[1]
    if (id !== undefined) {
      if (!world.submissions.includes(id)) return refusal(404, 'not found')
      const status = world.isDone(id) ? states[world.fate] : 'processing'
      return {
        json: {
          code: 200,
          message: 'success',
          data: {
            id,
            model: 'm',
            status,
            outputs: world.fate === 'done' ? [world.result()] : [],
            has_nsfw_contents: world.fate === 'moderated' ? [true] : [],
            error: status === 'failed' ? 'it broke' : '',
          },
        },
      }
    }
    if (method !== 'POST') return undefined
    return {
      json: {
        code: 200,
        message: 'success',
        data: { id: world.take(), model: 'm', status: 'created', outputs: [], urls: {} },
      },
    }
  },
}
