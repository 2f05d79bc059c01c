import {
  type Explained,
  fromBase64,
  get,
  type Immediate,
  immediate,
  type Made,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { blob, toForm, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type RecraftSettings, recraftSettings } from './settings.ts'

/** API units for one US dollar. */
const unitsPerUsd = 1000
const image = z.object({ url: z.string().nullish(), b64_json: z.string().nullish() })
const answer = z.object({
  data: z.array(image).optional(),
  image: image.optional(),
  credits: z.number().nullish(),
})
const me = z.object({ credits: z.number() })
const error = z.object({ code: z.string().optional(), message: z.string().optional() })

const service: Immediate<RecraftSettings> = {
  id: 'recraft',
  title: 'Recraft',
  settings: recraftSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain,
  chargesFailures: true,
  attach: blob,
  // What generates takes JSON; what works on a picture takes a form.
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/images/${endpoint}`,
    headers: service.headers(settings),
    body: Object.values(body).some((value) => value instanceof Blob)
      ? { form: toForm(body) }
      : { json: toObject(body) },
  }),
  made(incoming, { seeds }) {
    const { data = [], image: single, credits } = readAnswer(service, incoming, answer)
    const outputs = [...data, ...(single === undefined ? [] : [single])].flatMap(
      ({ url, b64_json }): Made['outputs'] => (b64_json ? [fromBase64(b64_json)] : url ? [{ url }] : []),
    )
    return {
      outputs: someOf(service.title, outputs, seeds.length),
      ...(typeof credits === 'number' ? { chargedUsd: credits / unitsPerUsd } : {}),
    }
  },
  async health(context) {
    const incoming = await get(service, context, `${context.settings.base_url}/users/me`)
    return { ok: true, balance: { amount: readAnswer(service, incoming, me).credits, unit: 'units' } }
  },
}

/** Recraft answers `{ code, message }`, or plain text. */
function explain(body: unknown, incoming: { readonly status: number; text(): string }): Explained {
  const parsed = error.safeParse(body)
  const message = parsed.success ? parsed.data.message : incoming.text().slice(0, 200)
  const code = parsed.success ? parsed.data.code : undefined
  if (/not_enough_credits|insufficient/i.test(`${code} ${message}`)) return { message, kind: 'no-credit' }
  if (/nsfw|moderation|inappropriate|content_policy/i.test(`${code} ${message}`))
    return { message, kind: 'content-refused' }
  return { message }
}

/** Recraft: raster and true vector pictures, with the price in every answer. */
export const recraft = immediate(service)
