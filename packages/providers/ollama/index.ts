import {
  chatOnly,
  explainOpenAi,
  faultOf,
  isSuccess,
  readAnswer,
  type Service,
} from '@krya/provider-kit/protocols'
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
  async health({ settings, http, signal }) {
    const answer = await http.send({ method: 'GET', url: `${settings.base_url}/api/tags` }, signal)
    if (!isSuccess(answer)) throw faultOf(service, answer)
    const { models } = readAnswer(service, answer, tags)
    const isPulled = models.some(
      ({ name }) => name === settings.chat_model || name === `${settings.chat_model}:latest`,
    )
    return isPulled
      ? { ok: true }
      : {
          ok: false,
          detail: `It answers, but has no ${settings.chat_model}; run “ollama pull ${settings.chat_model}”.`,
        }
  },
}

/** Ollama: language models on a machine of one’s own. */
export const ollama = chatOnly(service, ({ base_url, chat_model }) => ({
  baseUrl: `${base_url}/v1`,
  headers: {},
  model: chat_model,
  sees: /llava|vision|-vl|gemma3|minicpm-v/i.test(chat_model),
}))
