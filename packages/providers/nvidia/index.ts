import { chatPriceOf } from '@krya/catalog'
import { chatOnly, explainOpenAi, get, type Service } from '@krya/provider-kit/protocols'
import { type NvidiaSettings, nvidiaSettings } from './settings.ts'

const service: Service<NvidiaSettings> = {
  id: 'nvidia',
  title: 'NVIDIA NIM',
  settings: nvidiaSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain: explainOpenAi,
  chargesFailures: false,
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models`)
    return { ok: true }
  },
}

/** NVIDIA NIM: hosted, or a NIM of one’s own at another address. */
export const nvidia = chatOnly(service, (settings) => ({
  baseUrl: settings.base_url,
  headers: service.headers(settings),
  model: settings.chat_model,
  sees: /kimi-k2\.5|vision|-vl/i.test(settings.chat_model),
  price: chatPriceOf(service.id, settings.chat_model, settings),
}))
