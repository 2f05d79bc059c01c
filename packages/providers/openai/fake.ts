import { type Fake, pictureBase64 } from '@krya/provider-kit/testing'

const error = (status: number, message: string, type: string, code: string | null = null) => ({
  status,
  json: { error: { message, type, param: null, code } },
})

const usage = {
  total_tokens: 2700,
  input_tokens: 900,
  input_tokens_details: { text_tokens: 100, image_tokens: 800 },
  output_tokens: 1800,
}

const model = (id: string) => ({ id, object: 'model', created: 1, owned_by: 'acme' })

/** OpenAI’s image generation and editing, streamed or not (its published OpenAPI). */
export const openAiFake: Fake = {
  settings: (url) => ({ key: 'sk-test', base_url: url }),
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
    401: error(401, 'Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key'),
    402: error(429, 'You exceeded your current quota.', 'insufficient_quota', 'insufficient_quota'),
    422: error(
      400,
      'Missing required parameter: prompt.',
      'invalid_request_error',
      'missing_required_parameter',
    ),
    429: {
      ...error(429, 'Rate limit reached.', 'requests', 'rate_limit_exceeded'),
      headers: { 'retry-after': '2' },
    },
    500: error(500, 'The server had an error.', 'server_error'),
  },
  async answering(request, world) {
    const { method, path, headers } = request
    if (headers['authorization'] !== 'Bearer sk-test') return openAiFake.errors[401]
    if (path === '/models')
      return { json: { object: 'list', data: ['acme-image-1', 'acme-talk-1'].map(model) } }
    if (method !== 'POST' || !/^\/images\/(?:generations|edits)$/.test(path)) return undefined
    if (world.fate === 'moderated')
      return error(
        400,
        'Your request was rejected by the safety system.',
        'image_generation_user_error',
        'moderation_blocked',
      )
    if (world.fate === 'failed') return openAiFake.errors[500]
    world.take()
    const isEdit = path.endsWith('edits')
    const stream = isEdit
      ? (await request.form()).get('stream') === 'true'
      : JSON.stringify(request.json()).includes('"stream":true')
    if (!stream)
      return {
        json: {
          created: 1,
          data: world.fate === 'empty' ? [] : Array.from({ length: 2 }, () => ({ b64_json: pictureBase64 })),
          usage,
        },
      }
    const name = isEdit ? 'image_edit' : 'image_generation'
    if (world.fate === 'empty') return { events: [] }
    return {
      events: [
        { type: `${name}.partial_image`, b64_json: pictureBase64, partial_image_index: 0 },
        {
          type: `${name}.completed`,
          b64_json: pictureBase64,
          usage,
        },
      ],
    }
  },
}
