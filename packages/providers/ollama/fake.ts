import { chatAnswer, type Fake } from '@krya/provider-kit/testing'
import { openAiFake } from '../openai/fake.ts'

/** Ollama’s tags and its OpenAI-compatible chat (its published OpenAPI). */
export const ollamaFake: Fake = {
  ...openAiFake,
  settings: (url) => ({ base_url: url }),
  answering(request, world) {
    if (request.path === '/api/tags') return { json: { models: [{ name: 'llama3.1:8b', size: 1 }] } }
    return request.path === '/v1/chat/completions' ? chatAnswer(request, world) : undefined
  },
}
