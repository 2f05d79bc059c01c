import { type Fake, type FakeAnswer, pictureBase64, type World } from '@krya/provider-kit/testing'

const error = (code: number, message: string, status: string, details: unknown[] = []) => ({
  status: code,
  json: { error: { code, message, status, details } },
})

const model = (name: string, way: string) => ({
  name: `models/${name}`,
  displayName: name,
  supportedGenerationMethods: [way],
})
const listed = [
  model('acme-image-1', 'generateContent'),
  model('acme-talk-1', 'generateContent'),
  model('acme-veo-1', 'predictLongRunning'),
]

const usageMetadata = {
  promptTokenCount: 270,
  promptTokensDetails: [
    { modality: 'TEXT', tokenCount: 12 },
    { modality: 'IMAGE', tokenCount: 258 },
  ],
  candidatesTokenCount: 1300,
  candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1290 }],
  thoughtsTokenCount: 40,
  totalTokenCount: 1610,
}

/** Gemini’s generateContent and model list (its published discovery document). */
export const googleFake: Fake = {
  settings: (url) => ({ key: 'AIza-test', base_url: url, poll_seconds: 0.05 }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  later: {
    endpoint: 'veo-3.1-generate-preview:predictLongRunning',
    lacks: {
      cancel: 'its API has no cancel',
      balance: 'its API does not say',
      webhooks: 'it tells nobody',
    },
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ path }) => path.startsWith('/models/veo/operations/'),
  givesAddresses: true,
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
    if (path.startsWith('/results/')) return undefined
    if (headers['x-goog-api-key'] !== 'AIza-test') return googleFake.errors[401]
    if (path === '/models') return { json: { models: listed } }
    if (path.startsWith('/models/')) {
      const clip = veo(method, path, world)
      if (clip !== undefined) return clip
    }
    if (method !== 'POST' || !path.endsWith(':generateContent')) return undefined
    if (world.fate === 'moderated') return { json: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } }
    if (world.fate === 'failed') return googleFake.errors[500]
    world.take()
    if (world.fate === 'empty')
      return { json: { candidates: [{ finishReason: 'NO_IMAGE', content: { parts: [] } }] } }
    return {
      json: {
        usageMetadata,
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

/** Veo’s long-running operations. */
function veo(method: string, path: string, world: World): FakeAnswer | undefined {
  if (method === 'POST' && path.endsWith(':predictLongRunning'))
    return { json: { name: `models/veo/operations/${world.take()}` } }
  const id = /^\/models\/veo\/operations\/(.+)$/.exec(path)?.[1]
  if (id === undefined) return undefined
  if (!world.submissions.includes(id)) return error(404, 'Operation not found', 'NOT_FOUND')
  if (world.fate === 'unheard-of') return { json: { done: 'perhaps' } }
  if (!world.isDone(id)) return { json: { name: path.slice(1) } }
  if (world.fate === 'failed') return { json: { done: true, error: { code: 13, message: 'Internal error' } } }
  const made =
    world.fate === 'moderated'
      ? { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['It violates the usage guidelines.'] }
      : { generatedSamples: world.fate === 'done' ? [{ video: { uri: world.result() } }] : [] }
  return { json: { done: true, response: { generateVideoResponse: made } } }
}
