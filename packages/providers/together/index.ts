import { chatPriceOf } from '@krya/catalog'
import type { Provider } from '@krya/provider-kit'
import {
  either,
  explainOpenAi,
  get,
  type Immediate,
  immediate,
  listedPictures,
  queued,
  someOf,
} from '@krya/provider-kit/protocols'
import { dataUri, toObject } from '@krya/provider-kit/wire'
import { describeTogetherModel, listTogetherModels } from './catalog.ts'
import { clipsOf, makesClip } from './clips.ts'
import { type TogetherSettings, togetherSettings } from './settings.ts'

const service: Immediate<TogetherSettings> = {
  id: 'together',
  title: 'Together',
  settings: togetherSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url, video_url }) => [base_url, video_url],
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

/** Together AI: pictures at once, in the answer; clips are jobs. */
export const together: Provider<TogetherSettings> = {
  ...either(({ operation }) => makesClip(operation), immediate(service), queued(clipsOf(service))),
  listModels: (search, context) => listTogetherModels(service, search, context),
  describe: (endpoint, context) => describeTogetherModel(service, endpoint, context),
  chat: (settings) => ({
    baseUrl: settings.base_url,
    headers: service.headers(settings),
    model: settings.chat_model,
    sees: /vision|-vl|scout|maverick/i.test(settings.chat_model),
    price: chatPriceOf(service.id, settings.chat_model, settings),
  }),
}
