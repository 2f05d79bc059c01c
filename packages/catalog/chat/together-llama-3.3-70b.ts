import type { ChatModel } from './chat-model.ts'

export const togetherLlama33: ChatModel = {
  provider: 'together',
  model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
  price: { input: 1.04, output: 1.04 },
  source: {
    date: '2026-11-27',
    from: 'together.ai/models/llama-3-3-70b; raised from 0.88 in 2026 (models.dev, pull request 2989)',
  },
}
