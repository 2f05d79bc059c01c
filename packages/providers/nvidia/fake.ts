import { openAiFake } from '../openai/fake.ts'
import { chatAnswer, type Fake } from '@krya/provider-kit/testing'

/** NIM’s chat completions and model list. */
export const nvidiaFake: Fake = {
  ...openAiFake,
  settings: (url) => ({ key: 'nvapi-test', base_url: url }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'its API does not say',
    list: 'it makes no pictures',
    webhooks: 'it tells nobody',
  },
  answering(request, world) {
    if (request.headers['authorization'] !== 'Bearer nvapi-test') return openAiFake.errors[401]
    if (request.path === '/models') return { json: { object: 'list', data: [] } }
    return request.path === '/chat/completions' ? chatAnswer(request, world) : undefined
  },
}
