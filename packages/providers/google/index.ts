import type { Counted } from '@krya/catalog'
import type { Json, Listed, Provider, Refused } from '@krya/provider-kit'
import {
  either,
  fromBase64,
  get,
  type Immediate,
  immediate,
  queued,
  readAnswer,
  someOf,
  spokenOf,
} from '@krya/provider-kit/protocols'
import { type BodyTree, type BodyValue, base64, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { clipsOf, laterSuffix } from './clips.ts'
import { explainGoogle } from './errors.ts'
import { type GoogleSettings, googleSettings } from './settings.ts'

const byModality = z.array(z.object({ modality: z.string(), tokenCount: z.number().default(0) }))
/** UsageMetadata (ai.google.dev/api/generate-content). */
const usage = z.object({
  promptTokensDetails: byModality,
  candidatesTokenCount: z.number(),
  candidatesTokensDetails: byModality,
  thoughtsTokenCount: z.number().default(0),
})
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
  /** What cannot be read is not reckoned with: then the catalog’s price holds. */
  usageMetadata: usage.optional().catch(undefined),
})

const entry = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  description: z.string().optional(),
  supportedGenerationMethods: z.array(z.string()).default([]),
})
type Entry = z.infer<typeof entry>
const list = z.object({ models: z.array(entry).default([]), nextPageToken: z.string().optional() })

/** Reasons to stop that are a judgement of the content (ai.google.dev/api, FinishReason and BlockReason). */
const aboutContent: ReadonlySet<string> = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
])
/** Those of a whole answer: what it lacks then is said in other ways. */
const ordinary: ReadonlySet<string> = new Set(['STOP', 'MAX_TOKENS', 'FINISH_REASON_UNSPECIFIED', 'NO_IMAGE'])

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
    const { promptFeedback, candidates, usageMetadata } = readAnswer(service, incoming, answer)
    const images = candidates.flatMap(
      ({ content }) =>
        content?.parts.flatMap(({ inlineData }) => (inlineData ? [fromBase64(inlineData.data)] : [])) ?? [],
    )
    const reasons = candidates.flatMap(({ finishReason: one }) => (one && !ordinary.has(one) ? [one] : []))
    const stopped = reasons.find((one) => aboutContent.has(one)) ?? reasons[0]
    if (images.length === 0 && promptFeedback?.blockReason) return blocked(promptFeedback.blockReason)
    if (images.length === 0 && stopped !== undefined)
      return aboutContent.has(stopped) ? blocked(stopped) : broke(stopped)
    const words = candidates
      .flatMap(({ content }) => content?.parts.flatMap(({ text }) => text ?? []) ?? [])
      .join(' ')
    if (images.length === 0 && words !== '') return declined(words)
    return { outputs: someOf(service.title, images, 1), ...countedIn(usageMetadata) }
  },
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models?pageSize=1`)
    return { ok: true }
  },
}

function countedIn(used: z.infer<typeof usage> | undefined): { counted?: Counted } {
  if (used === undefined) return {}
  const drawn = picturesAmong(used.candidatesTokensDetails)
  // A token that nobody calls a picture would be reckoned as the cheaper word.
  if (drawn === 0) return {}
  return {
    counted: {
      of: 'tokens',
      words: sumOf(used.promptTokensDetails) - picturesAmong(used.promptTokensDetails),
      pictures: picturesAmong(used.promptTokensDetails),
      written: used.candidatesTokenCount - drawn + used.thoughtsTokenCount,
      drawn,
    },
  }
}

const sumOf = (details: z.infer<typeof byModality>): number =>
  details.reduce((sum, { tokenCount }) => sum + tokenCount, 0)
const picturesAmong = (details: z.infer<typeof byModality>): number =>
  sumOf(details.filter(({ modality }) => modality === 'IMAGE'))

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

const inWords = (reason: string): string => reason.toLowerCase().replaceAll('_', ' ')

const blocked = (reason: string): Refused => ({
  state: 'refused',
  reason: 'content-refused',
  message: `Google blocked it: ${inWords(reason)}.`,
  billed: 'no',
})

/** The model broke off for a reason of its own; what it had written may be counted. */
const broke = (reason: string): Refused => ({
  state: 'refused',
  reason: 'failed',
  message: `Google’s model broke off: ${inWords(reason)}.`,
  billed: 'unknown',
})

/** It answers in words when it would rather not draw. */
const declined = (words: string): Refused => ({
  state: 'refused',
  reason: 'rejected',
  message: `Google answered in words instead: ${words.slice(0, 300)}`,
  billed: 'yes',
})

/** Google: Gemini’s pictures are the answer of a conversation, Veo’s clips are jobs. */
export const google: Provider<GoogleSettings> = {
  ...either(({ endpoint }) => endpoint.endsWith(laterSuffix), immediate(service), queued(clipsOf(service))),
  async listModels({ text, cursor }, context) {
    const query = new URLSearchParams({
      pageSize: '1000',
      ...(cursor === undefined ? {} : { pageToken: cursor }),
    })
    const incoming = await get(service, context, `${context.settings.base_url}/models?${query}`)
    const { models, nextPageToken } = readAnswer(service, incoming, list)
    return { ...spokenOf(models.flatMap(listed), text), ...(nextPageToken ? { next: nextPageToken } : {}) }
  },
}

/** A model that makes pictures or clips, by the address it is asked at. */
function listed({ name, displayName, description, supportedGenerationMethods: ways }: Entry): Listed[] {
  const id = name.replace(/^models\//, '')
  const about = { name: displayName ?? id, description: description ?? '' }
  if (ways.includes(laterSuffix.slice(1)) && /veo/i.test(id))
    return [{ ...about, endpoint: `${id}${laterSuffix}`, operation: 'text-to-video' }]
  return ways.includes('generateContent') && /image/i.test(id)
    ? [{ ...about, endpoint: id, operation: 'text-to-image' }]
    : []
}
