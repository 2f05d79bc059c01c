import type { Refused } from '@krya/provider-kit'
import {
  type Explained,
  get,
  type Immediate,
  immediate,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { blob, toForm } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type IdeogramSettings, ideogramSettings } from './settings.ts'

const answer = z.object({
  data: z.array(
    z.object({
      url: z.string().nullish(),
      is_image_safe: z.boolean().default(true),
      seed: z.number().optional(),
    }),
  ),
})
const error = z.object({
  error: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
})

const service: Immediate<IdeogramSettings> = {
  id: 'ideogram',
  title: 'Ideogram',
  settings: ideogramSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ 'api-key': key }),
  explain,
  chargesFailures: true,
  attach: blob,
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/${endpoint}`,
    headers: service.headers(settings),
    body: { form: toForm(body) },
  }),
  made(incoming, { seeds }) {
    const { data } = readAnswer(service, incoming, answer)
    if (data.length > 0 && data.every(({ is_image_safe }) => !is_image_safe)) return unsafe
    const outputs = data.flatMap(({ url, seed }) =>
      url ? [{ url, ...(seed === undefined ? {} : { seed }) }] : [],
    )
    return { outputs: someOf(service.title, outputs, seeds.length) }
  },
  async health(context) {
    await get(service, context, `${context.settings.base_url}/datasets`)
    return { ok: true }
  },
}

/** A picture that did not pass its check comes without an address, and is paid for. */
const unsafe: Refused = {
  state: 'refused',
  reason: 'content-refused',
  message: 'Ideogram’s safety check kept the result back.',
  billed: 'yes',
}

/** 422 is its judgement of the prompt. */
function explain(body: unknown, { status }: { readonly status: number }): Explained {
  const parsed = error.safeParse(body)
  const message = parsed.success
    ? (parsed.data.error ?? parsed.data.detail ?? parsed.data.message)
    : undefined
  return { message, ...(status === 422 ? { kind: 'content-refused' as const } : {}) }
}

/** Ideogram: pictures with words that can be read. */
export const ideogram = immediate(service)
