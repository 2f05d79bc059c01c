import { type Fake, picture, pictureBase64 } from '@krya/provider-kit/testing'

const error = (status: number, name: string, ...errors: string[]) => ({
  status,
  json: { id: 'e1', name, errors },
})

/** Of the ids that the fake gives; the service’s own ids of jobs are 64 characters long. */
const idLength = 36
const longId = (id: string): string => id.padStart(64, '0')

/** Stability’s v2beta image operations, results and balance (its published OpenAPI). */
export const stabilityFake: Fake = {
  settings: (url) => ({ key: 'sk-test', base_url: url, poll_seconds: 0.05 }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    list: 'its API lists no models',
    webhooks: 'it tells nobody',
  },
  later: {
    endpoint: 'upscale/creative',
    lacks: {
      cancel: 'its API has no cancel',
      states: 'it tells by the status',
      list: 'its API lists no models',
      webhooks: 'it tells nobody',
    },
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ path }) => path.startsWith('/v2beta/results/'),
  givesAddresses: false,
  errors: {
    401: error(401, 'unauthorized', 'The API key is missing or not valid.'),
    402: error(402, 'payment_required', 'You lack sufficient credits to make this request.'),
    422: error(400, 'bad_request', 'prompt: must not be empty'),
    429: error(429, 'rate_limit_exceeded', 'You have exceeded the rate limit.'),
    500: error(500, 'internal_error', 'An internal error occurred.'),
  },
  async answering(request, world) {
    const { method, path, headers } = request
    if (headers['authorization'] !== 'Bearer sk-test') return stabilityFake.errors[401]
    if (path === '/v1/user/balance') return { json: { credits: 42.5 } }
    const job = /^\/v2beta\/results\/(.+)$/.exec(path)?.[1]?.slice(-idLength)
    if (job !== undefined) {
      if (!world.submissions.includes(job)) return error(404, 'not_found', 'No such result.')
      if (!world.isDone(job) || world.fate === 'unheard-of')
        return { status: 202, json: { id: longId(job), status: 'in-progress' } }
      if (world.fate === 'empty') return { json: { finish_reason: 'SUCCESS', seed: 7 } }
      return {
        json: {
          result: pictureBase64,
          finish_reason: world.fate === 'moderated' ? 'CONTENT_FILTERED' : 'SUCCESS',
          seed: 7,
        },
      }
    }
    const makesModel = path.startsWith('/v2beta/3d/')
    if (method !== 'POST' || !(makesModel || path.startsWith('/v2beta/stable-image/'))) return undefined
    if (!(headers['content-type'] ?? '').startsWith('multipart/form-data'))
      return error(400, 'bad_request', 'content-type: must be multipart/form-data')
    if (world.fate === 'failed') return stabilityFake.errors[500]
    const id = world.take()
    if (/creative$|relight$/.test(path)) return { json: { id: longId(id) } }
    if (makesModel && (headers['accept'] ?? '').startsWith('image/'))
      return error(406, 'not_acceptable', 'accept: this endpoint answers with model/gltf-binary')
    if (makesModel)
      return {
        bytes: world.file,
        headers: { 'content-type': 'model/gltf-binary', 'finish-reason': 'SUCCESS' },
      }
    const reason = world.fate === 'moderated' ? 'CONTENT_FILTERED' : 'SUCCESS'
    return {
      bytes: world.fate === 'empty' ? new Uint8Array() : picture,
      headers: { 'content-type': 'image/png', 'finish-reason': reason, seed: '7' },
    }
  },
}
