import { chatAnswer, type Fake, type FakeAnswer, pictureBase64, type World } from '@krya/provider-kit/testing'
import { z } from 'zod'

const completion = z.looseObject({ object: z.literal('chat.completion') })

const error = (status: number, message: string, type: string, code?: string) => ({
  status,
  json: { error: { message, type, param: null, code: code ?? null } },
})

/** Together's image generation, videos, chat completions and model list (its published OpenAPI). */
export const togetherFake: Fake = {
  settings: (url) => ({ key: 'tgp_test', base_url: url, video_url: url, poll_seconds: 0.05 }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  later: {
    endpoint: 'acme/films',
    operation: 'text-to-video',
    lacks: {
      cancel: 'its API has no cancel',
      balance: 'its API does not say',
      webhooks: 'its notices are not used: it is asked',
    },
  },
  isSubmit: ({ method }) => method === 'POST',
  isQuestion: ({ method, path }) => method === 'GET' && path.startsWith('/videos/'),
  givesAddresses: true,
  errors: {
    401: error(401, 'Invalid API key provided.', 'authentication_error', 'invalid_api_key'),
    402: error(402, 'Credit limit exceeded.', 'credit_limit'),
    422: error(400, 'prompt is required', 'invalid_request_error', 'missing_parameter'),
    429: { ...error(429, 'You have been rate limited.', 'rate_limit'), headers: { 'retry-after': '2' } },
    500: error(500, 'Internal server error', 'server_error'),
  },
  answering(request, world) {
    const { method, path, headers } = request
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer tgp_test') return togetherFake.errors[401]
    if (path === '/models') return { json: listed }
    if (path.startsWith('/videos')) return videos(method, path, world)
    if (path === '/chat/completions') return withPrompt(chatAnswer(request, world))
    if (method !== 'POST' || path !== '/images/generations') return undefined
    if (world.fate === 'moderated')
      return error(422, 'NSFW content detected.', 'invalid_request_error', 'content_policy_violation')
    if (world.fate === 'failed') return togetherFake.errors[500]
    world.take()
    const data = world.fate === 'empty' ? [] : [{ index: 0, b64_json: pictureBase64, type: 'b64_json' }]
    return { json: { id: 'o1', model: 'm', object: 'list', data } }
  },
}

/** Its answers begin with the prompt, which is empty unless it is asked for. */
const withPrompt = (answer: FakeAnswer): FakeAnswer => {
  const whole = completion.safeParse(answer.json)
  return whole.success ? { ...answer, json: { ...whole.data, prompt: [] } } : answer
}

const listed = [
  { id: 'acme/painter', object: 'model', created: 1, type: 'image', display_name: 'Acme Painter' },
  { id: 'acme/films', object: 'model', created: 1, type: 'video', display_name: 'Acme Films' },
  { id: 'acme/talker', object: 'model', created: 1, type: 'chat', display_name: 'Acme Talker' },
]

/** Jobs of `/videos`. A real address of a result is a short one of the service that leads elsewhere. */
function videos(method: string, path: string, world: World): FakeAnswer | undefined {
  const about = (id: string) => ({
    id,
    object: 'video',
    model: 'm',
    created_at: 1,
    size: '1920x1080',
    seconds: '5',
  })
  if (method === 'POST') return { json: { ...about(world.take()), status: 'queued' } }
  const id = path.slice('/videos/'.length)
  if (!world.submissions.includes(id)) return error(404, 'Video ID not found.', 'invalid_request_error')
  if (world.fate === 'unheard-of') return { json: { ...about(id), status: 'dreaming' } }
  if (!world.isDone(id)) return { json: { ...about(id), status: 'in_progress' } }
  if (world.fate === 'failed' || world.fate === 'moderated') {
    const message = world.fate === 'failed' ? 'The job ran out of memory.' : 'NSFW content detected.'
    return { json: { ...about(id), status: 'failed', error: { code: 'failed', message } } }
  }
  const outputs = world.fate === 'done' ? { outputs: { cost: 0.22, video_url: world.result('a.mp4') } } : {}
  return { json: { ...about(id), status: 'completed', completed_at: 2, ...outputs } }
}
