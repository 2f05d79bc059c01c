import { chatPriceOf } from '@krya/catalog'
import type { Context, Provider } from '@krya/provider-kit'
import {
  chatOnly,
  explainOpenAi,
  get,
  readAnswer,
  type Service,
  spokenOf,
} from '@krya/provider-kit/protocols'
import { z } from 'zod'
import { type OllamaSettings, ollamaSettings } from './settings.ts'

const tags = z.object({ models: z.array(z.object({ name: z.string() })) })

const service: Service<OllamaSettings> = {
  id: 'ollama',
  title: 'Ollama',
  settings: ollamaSettings,
  place: 'private',
  own: ({ own }) => own,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: () => ({}),
  explain: explainOpenAi,
  chargesFailures: false,
  async health(context) {
    const isPulled = (await pulled(context)).some(
      (name) => name === context.settings.chat_model || name === `${context.settings.chat_model}:latest`,
    )
    return isPulled
      ? { ok: true }
      : {
          ok: false,
          detail: `It answers, but has no ${context.settings.chat_model}; run “ollama pull ${context.settings.chat_model}”.`,
        }
  },
}

async function pulled(context: Context<OllamaSettings>): Promise<string[]> {
  const answer = await get(service, context, `${context.settings.base_url}/api/tags`)
  return readAnswer(service, answer, tags).models.map(({ name }) => name)
}

/** Ollama: language models on a machine of one’s own. */
export const ollama: Provider<OllamaSettings> = {
  ...chatOnly(service, ({ base_url, chat_model }) => ({
    baseUrl: `${base_url}/v1`,
    headers: {},
    model: chat_model,
    sees: /llava|vision|-vl|gemma3|minicpm-v/i.test(chat_model),
    price: chatPriceOf(service.id, chat_model),
  })),
  async listModels({ text }, context) {
    const items = (await pulled(context)).map((name) => ({ endpoint: name, name, description: '' }))
    return spokenOf(items, text)
  },
}
