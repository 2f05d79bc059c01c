import type { Json, Provider, Refused } from '@krya/provider-kit'
import {
  either,
  fromBase64,
  get,
  type Immediate,
  immediate,
  queued,
  readAnswer,
  someOf,
} from '@krya/provider-kit/protocols'
import { type BodyTree, type BodyValue, base64, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { clipsOf, laterSuffix } from './clips.ts'
import { explainGoogle } from './errors.ts'
import { type GoogleSettings, googleSettings } from './settings.ts'

const part = z.object({ inlineData: z.object({ data: z.string() }).optional(), text: z.string().optional() })
const answer = z.object({
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  candidates: z
    .array(
      z.object({
        finishReason: z.string().optional(),
        content: z.object({ parts: z.array(part).default([]) }).optional(),
      }),
    )
    .default([]),
})

/** Reasons that are no judgement of the content. */
const innocent: ReadonlySet<string | undefined> = new Set([
  undefined,
  'STOP',
  'MAX_TOKENS',
  'FINISH_REASON_UNSPECIFIED',
  'NO_IMAGE',
  'IMAGE_OTHER',
  'OTHER',
])

const service: Immediate<GoogleSettings> = {
  id: 'google',
  title: 'Google',
  settings: googleSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ 'x-goog-api-key': key }),
  explain: explainGoogle,
  chargesFailures: false,
  attach: async (file) => ({ inlineData: { mimeType: file.mediaType, data: await base64(file) } }),
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/models/${endpoint}:generateContent`,
    headers: service.headers(settings),
    body: { json: conversation(body) },
  }),
  made(incoming) {
    const { promptFeedback, candidates } = readAnswer(service, incoming, answer)
    const images = candidates.flatMap(
      ({ content }) =>
        content?.parts.flatMap(({ inlineData }) => (inlineData ? [fromBase64(inlineData.data)] : [])) ?? [],
    )
    const reason =
      promptFeedback?.blockReason ??
      candidates.map(({ finishReason }) => finishReason).find((one) => !innocent.has(one))
    if (images.length === 0 && reason !== undefined) return blocked(reason)
    const words = candidates
      .flatMap(({ content }) => content?.parts.flatMap(({ text }) => text ?? []) ?? [])
      .join(' ')
    if (images.length === 0 && words !== '') return declined(words)
    return { outputs: someOf(service.title, images, 1) }
  },
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models?pageSize=1`)
    return { ok: true }
  },
}

/** The prompt and the pictures are one turn of a conversation; the rest is its configuration. */
function conversation({ prompt, image, images, ...rest }: BodyTree): Json {
  const pictures: BodyValue[] = [image, images].flatMap((one) =>
    one === undefined ? [] : Array.isArray(one) ? one : [one],
  )
  return {
    contents: [
      {
        role: 'user',
        parts: [...pictures.map(toJson), ...(prompt === undefined ? [] : [{ text: toJson(prompt) }])],
      },
    ],
    generationConfig: {
      responseModalities: ['TEXT', 'IMAGE'],
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, toJson(value)])),
    },
  }
}

const blocked = (reason: string): Refused => ({
  state: 'refused',
  reason: 'content-refused',
  message: `Google blocked it: ${reason.toLowerCase().replaceAll('_', ' ')}.`,
  billed: 'no',
})

/** It answers in words when it would rather not draw. */
const declined = (words: string): Refused => ({
  state: 'refused',
  reason: 'rejected',
  message: `Google answered in words instead: ${words.slice(0, 300)}`,
  billed: 'yes',
})

/** Google: Gemini’s pictures are the answer of a conversation, Veo’s clips are jobs. */
export const google: Provider<GoogleSettings> = either(
  ({ endpoint }) => endpoint.endsWith(laterSuffix),
  immediate(service),
  queued(clipsOf(service)),
)
