import type { ChatModel } from './chat-model.ts'

export const ollamaAny: ChatModel = {
  provider: 'ollama',
  price: { input: 0, output: 0 },
  free: 'it runs on a machine of your own',
  source: { date: '2026-11-27', from: 'ollama.com: a program that one runs oneself' },
}
