import { chatPriceOf } from '@krya/catalog'
import { type Provider, ProviderError } from '@krya/provider-kit'
import {
  explainOpenAi,
  get,
  type Immediate,
  immediate,
  listedPictures,
  someOf,
} from '@krya/provider-kit/protocols'
import { blob, toForm, toObject } from '@krya/provider-kit/wire'
import { type OpenAiCompatibleSettings, openAiCompatibleSettings } from './settings.ts'

const service: Immediate<OpenAiCompatibleSettings> = {
  id: 'openai-compatible',
  title: 'OpenAI-compatible server',
  settings: openAiCompatibleSettings,
  place: 'private',
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  explain: explainOpenAi,
  chargesFailures: true,
  attach: blob,
  request({ endpoint, settings }, { body }) {
    if (settings.model === undefined)
      throw new ProviderError('unauthorised', 'No image model of this server is named in its settings.', {
        billed: 'no',
      })
    const whole = { model: settings.model, response_format: 'b64_json', ...body }
    return {
      method: 'POST',
      url: `${settings.base_url}/images/${endpoint}`,
      headers: service.headers(settings),
      body: endpoint === 'edits' ? { form: toForm(whole) } : { json: toObject(whole) },
    }
  },
  made: (answer, { seeds }) => ({
    outputs: someOf(service.title, listedPictures(service, answer), seeds.length),
  }),
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models`)
    return { ok: true }
  },
}

/** Any server that speaks OpenAI’s API: LocalAI, a gateway, one’s own. */
export const openAiCompatible: Provider<OpenAiCompatibleSettings> = {
  ...immediate(service),
  chat: (settings) =>
    settings.chat_model === undefined
      ? undefined
      : {
          baseUrl: settings.base_url,
          headers: service.headers(settings),
          model: settings.chat_model,
          sees: /vision|-vl|llava|gpt-4|gemma3/i.test(settings.chat_model),
          price: chatPriceOf(service.id, settings.chat_model, settings),
        },
}
