import type { Provider } from '@krya/provider-kit'
import {
  type Explained,
  fromBase64,
  get,
  type Immediate,
  immediate,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { base64, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { describeA1111, inWords } from './loras.ts'
import { type A1111Settings, a1111Settings } from './settings.ts'

const answer = z.object({
  images: z.array(z.string()).optional(),
  image: z.string().optional(),
  info: z.string().optional(),
})
const info = z.object({ all_seeds: z.array(z.number()).optional() })
const error = z.object({
  error: z.string().optional(),
  detail: z.unknown().optional(),
  errors: z.string().optional(),
})

const service: Immediate<A1111Settings> = {
  id: 'a1111',
  title: 'AUTOMATIC1111',
  settings: a1111Settings,
  place: 'private',
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ user, password }) =>
    user === undefined
      ? {}
      : { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` },
  explain(body): Explained {
    const parsed = error.safeParse(body)
    if (!parsed.success) return {}
    const { error: name, detail, errors } = parsed.data
    const message =
      errors || (typeof detail === 'string' ? detail : detail === undefined ? name : JSON.stringify(detail))
    return { message }
  },
  chargesFailures: false,
  attach: base64,
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/sdapi/v1/${endpoint}`,
    headers: service.headers(settings),
    body: {
      json: {
        ...toObject(inWords(body)),
        ...(settings.checkpoint === undefined
          ? {}
          : { override_settings: { sd_model_checkpoint: settings.checkpoint } }),
      },
    },
  }),
  made(incoming, { seeds }) {
    const { images = [], image, info: text } = readAnswer(service, incoming, answer)
    const known = seedsIn(text)
    // A grid may come after the pictures.
    const all = [...images, ...(image === undefined ? [] : [image])].map((one, at) => {
      const seed = known[at]
      return { ...fromBase64(one), ...(seed === undefined || seed < 0 ? {} : { seed }) }
    })
    return { outputs: someOf(service.title, all, seeds.length) }
  },
  async health(context) {
    await get(service, context, `${context.settings.base_url}/sdapi/v1/options`)
    return { ok: true }
  },
}

/** The seeds are within a JSON text within the answer. */
function seedsIn(text: string | undefined): readonly number[] {
  try {
    return info.parse(JSON.parse(text ?? '{}')).all_seeds ?? []
  } catch {
    return []
  }
}

/** AUTOMATIC1111’s web UI, or Forge: `/sdapi/v1` of a server of one’s own. */
export const a1111: Provider<A1111Settings> = {
  ...immediate(service),
  describe: (endpoint, context) => describeA1111(service, endpoint, context),
}
