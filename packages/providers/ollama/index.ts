import { chatPriceOf } from '@krya/catalog'
import { chatOnly, explainOpenAi, get, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { z } from 'zod'
import { type OllamaSettings, ollamaSettings } from './settings.ts'

const tags = z.object({ models: z.array(z.object({ name: z.string() })) })

const service: Service<OllamaSettings> = {
  id: 'ollama',
  title: 'Ollama',
  settings: ollamaSettings,
  place: 'private',
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: () => ({}),
  explain: explainOpenAi,
  chargesFailures: false,
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/api/tags`)
    const { models } = readAnswer(service, answer, tags)
    const isPulled = models.some(
      ({ name }) => name === context.settings.chat_model || name === `${context.settings.chat_model}:latest`,
    )
    return isPulled
      ? { ok: true }
      : {
          ok: false,
          detail: `It answers, but has no ${context.settings.chat_model}; run “ollama pull ${context.settings.chat_model}”.`,
        }
  },
}

/** Ollama: language models on a machine of one’s own. */
export const ollama = chatOnly(service, ({ base_url, chat_model }) => ({
  baseUrl: `${base_url}/v1`,
  headers: {},
  model: chat_model,
  sees: /llava|vision|-vl|gemma3|minicpm-v/i.test(chat_model),
  price: chatPriceOf(service.id, chat_model),
}))
