import { type Fake, pictureBase64 } from '@krya/provider-kit/testing'

const error = (code: number, message: string, status: string, details: unknown[] = []) => ({
  status: code,
  json: { error: { code, message, status, details } },
})

/** Gemini’s generateContent and model list (its published discovery document). */
export const googleFake: Fake = {
  settings: (url) => ({ key: 'AIza-test', base_url: url }),
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: false,
  errors: {
    401: error(400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT'),
    402: error(
      429,
      'You exceeded your current quota, please check your plan and billing details.',
      'RESOURCE_EXHAUSTED',
    ),
    422: error(400, 'Invalid JSON payload received.', 'INVALID_ARGUMENT'),
    429: error(429, 'Too many requests.', 'RESOURCE_EXHAUSTED', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '2s' },
    ]),
    500: error(500, 'An internal error has occurred.', 'INTERNAL'),
  },
  answering({ method, path, headers }, world) {
    if (headers['x-goog-api-key'] !== 'AIza-test') return googleFake.errors[401]
    if (path === '/models') return { json: { models: [] } }
    if (method !== 'POST' || !path.endsWith(':generateContent')) return undefined
    if (world.fate === 'moderated') return { json: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } }
    if (world.fate === 'failed') return googleFake.errors[500]
    world.take()
    if (world.fate === 'empty')
      return { json: { candidates: [{ finishReason: 'NO_IMAGE', content: { parts: [] } }] } }
    return {
      json: {
        candidates: [
          {
            finishReason: 'STOP',
            content: {
              role: 'model',
              parts: [{ text: 'Here.' }, { inlineData: { mimeType: 'image/png', data: pictureBase64 } }],
            },
          },
        ],
      },
    }
  },
}
