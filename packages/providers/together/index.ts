import type { Provider } from '@krya/provider-kit'
import {
  explainOpenAi,
  get,
  type Immediate,
  immediate,
  listedPictures,
  readAnswer,
  someOf,
  spokenOf,
} from '@krya/provider-kit/protocols'
import { dataUri, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type TogetherSettings, togetherSettings } from './settings.ts'

const models = z.array(
  z.object({
    id: z.string(),
    type: z.string().nullish(),
    display_name: z.string().nullish(),
    organization: z.string().nullish(),
  }),
)

const service: Immediate<TogetherSettings> = {
  id: 'together',
  title: 'Together',
  settings: togetherSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain: explainOpenAi,
  chargesFailures: true,
  attach: dataUri,
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/images/generations`,
    headers: service.headers(settings),
    body: { json: { model: endpoint, response_format: 'base64', output_format: 'png', ...toObject(body) } },
  }),
  made: (answer, { seeds }) => ({
    outputs: someOf(service.title, listedPictures(service, answer), seeds.length),
  }),
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models`)
    return { ok: true }
  },
}

/** Together AI: pictures at once, in the answer. */
export const together: Provider<TogetherSettings> = {
  ...immediate(service),
  async listModels({ text }, context) {
    const answer = await get(service, context, `${context.settings.base_url}/models`)
    const pictures = readAnswer(service, answer, models).filter(({ type }) => type === 'image')
    const items = pictures.map(({ id, display_name, organization }) => ({
      endpoint: id,
      name: display_name || id,
      description: organization ?? '',
      operation: 'text-to-image' as const,
    }))
    return spokenOf(items, text)
  },
  chat: (settings) => ({
    baseUrl: settings.base_url,
    headers: service.headers(settings),
    model: settings.chat_model,
    sees: /vision|-vl|scout|maverick/i.test(settings.chat_model),
  }),
}
