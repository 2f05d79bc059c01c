import { chatAnswer, type Fake } from '@krya/provider-kit/testing'
import { openAiFake } from '../openai/fake.ts'

/** Ollama’s tags and its OpenAI-compatible chat (its published OpenAPI). */
export const ollamaFake: Fake = {
  ...openAiFake,
  settings: (url) => ({ base_url: url, chat_model: 'llava:7b' }),
  lacks: {
    keys: 'it asks for none',
    jobs: 'it answers with the picture',
    cancel: 'there are no jobs',
    states: 'there are no jobs',
    balance: 'nothing is paid',
    webhooks: 'it tells nobody',
  },
  answering(request, world) {
    if (request.path === '/api/tags')
      return { json: { models: ['llama3.1:8b', 'llava:7b'].map((name) => ({ name, model: name, size: 1 })) } }
    return request.path === '/v1/chat/completions' ? chatAnswer(request, world) : undefined
  },
}
