import { openAiFake } from '../openai/fake.ts'
import { chatAnswer, type Fake } from '@krya/provider-kit/testing'

/** A server that copies OpenAI’s API. */
export const openAiCompatibleFake: Fake = {
  ...openAiFake,
  settings: (url) => ({ base_url: url, key: 'sk-test', model: 'anything' }),
  lacks: {
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'its API does not say',
    webhooks: 'it tells nobody',
  },
  answering: (request, world) =>
    request.path === '/chat/completions' ? chatAnswer(request, world) : openAiFake.answering(request, world),
}
