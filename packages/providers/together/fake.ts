import { type Fake, pictureBase64 } from '@krya/provider-kit/testing'

const error = (status: number, message: string, type: string, code?: string) => ({
  status,
  json: { error: { message, type, param: null, code: code ?? null } },
})

/** Together's image generation and model list (its published OpenAPI). */
export const togetherFake: Fake = {
  settings: (url) => ({ key: 'tgp_test', base_url: url }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: false,
  errors: {
    401: error(401, 'Invalid API key provided.', 'authentication_error', 'invalid_api_key'),
    402: error(402, 'Credit limit exceeded.', 'credit_limit'),
    422: error(400, 'prompt is required', 'invalid_request_error', 'missing_parameter'),
    429: { ...error(429, 'You have been rate limited.', 'rate_limit'), headers: { 'retry-after': '2' } },
    500: error(500, 'Internal server error', 'server_error'),
  },
  answering({ method, path, headers }, world) {
    if (headers['authorization'] !== 'Bearer tgp_test') return togetherFake.errors[401]
    if (path === '/models')
      return {
        json: [
          { id: 'acme/paint', object: 'model', created: 1, type: 'image', display_name: 'Acme Paint' },
          { id: 'acme/talk', object: 'model', created: 1, type: 'chat', display_name: 'Acme Talk' },
        ],
      }
    if (method !== 'POST' || path !== '/images/generations') return undefined
    if (world.fate === 'moderated')
      return error(422, 'NSFW content detected.', 'invalid_request_error', 'content_policy_violation')
    if (world.fate === 'failed') return togetherFake.errors[500]
    world.take()
    const data = world.fate === 'empty' ? [] : [{ index: 0, b64_json: pictureBase64, type: 'b64_json' }]
    return { json: { id: 'o1', model: 'm', object: 'list', data } }
  },
}
