import type { ChatModel } from './chat-model.ts'

export const nvidiaAny: ChatModel = {
  provider: 'nvidia',
  price: { input: 0, output: 0 },
  free: 'NVIDIA’s hosted models are free for members of its developer program, so many requests a minute; a NIM of your own costs what it runs on',
  source: {
    date: '2026-11-27',
    from: 'NVIDIA’s free trial tier, as models.dev has it (pull requests 1698, 5288)',
  },
}
