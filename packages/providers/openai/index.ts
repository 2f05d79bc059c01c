import type { Counted } from '@krya/catalog'
import { type Context, type ListedPage, type Provider, ProviderError } from '@krya/provider-kit'
import {
  explainOpenAi,
  follow,
  fromBase64,
  get,
  type Immediate,
  immediate,
  listedPictures,
  readAnswer,
  type Service,
  someOf,
  spokenOf,
  type Streamed,
  type StreamEvent,
} from '@krya/provider-kit/protocols'
import { blob, toForm, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type OpenAiSettings, openAiSettings } from './settings.ts'

/** Two of them: enough to see where it goes, and each is paid for. */
const partialImages = 2

/** ImagesUsage of its OpenAPI; what is drawn and what is written are told apart by some models alone. */
const usage = z.object({
  input_tokens_details: z.object({ text_tokens: z.number(), image_tokens: z.number() }),
  output_tokens: z.number(),
  output_tokens_details: z.object({ text_tokens: z.number(), image_tokens: z.number() }).nullish(),
})
/** What cannot be read is not reckoned with: then the catalog’s price holds. */
const counting = z.object({ usage: usage.optional().catch(undefined) })

const models = z.object({ data: z.array(z.object({ id: z.string() })) })

const service: Immediate<OpenAiSettings> = {
  id: 'openai',
  title: 'OpenAI',
  settings: openAiSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key, organization, project }) => ({
    authorization: `Bearer ${key}`,
    ...(organization === undefined ? {} : { 'openai-organization': organization }),
    ...(project === undefined ? {} : { 'openai-project': project }),
  }),
  explain: explainOpenAi,
  chargesFailures: true,
  attach: blob,
  request: ({ endpoint, settings }, { body }) => {
    const isEdit = 'image' in body || 'image[]' in body
    const whole = { model: endpoint, ...body }
    return {
      method: 'POST',
      url: `${settings.base_url}/images/${isEdit ? 'edits' : 'generations'}`,
      headers: service.headers(settings),
      body: isEdit ? { form: toForm(whole) } : { json: toObject(whole) },
    }
  },
  made: (answer, { seeds }) => ({
    outputs: someOf(service.title, listedPictures(service, answer), seeds.length),
    ...countedIn(answer.json()),
  }),
  async health(context) {
    await get(service, context, `${context.settings.base_url}/models`)
    return { ok: true }
  },
}

/** The tokens that an answer or an event tells of. */
function countedIn(told: unknown): { counted?: Counted } {
  const used = counting.safeParse(told).data?.usage
  if (used === undefined) return {}
  const { text_tokens: words, image_tokens: pictures } = used.input_tokens_details
  const made = used.output_tokens_details
  const drawn = made?.image_tokens ?? used.output_tokens
  return { counted: { of: 'tokens', words, pictures, drawn, written: made?.text_tokens ?? 0 } }
}

const event = z.object({
  type: z.string(),
  b64_json: z.string().optional(),
  error: z
    .object({ message: z.string().nullish(), type: z.string().nullish(), code: z.string().nullish() })
    .nullish(),
  message: z.string().nullish(),
  code: z.string().nullish(),
})

const streamed: Streamed<OpenAiSettings> = {
  ...service,
  request(call, written) {
    const body = { ...written.body, stream: true, partial_images: partialImages }
    return service.request(call, { ...written, body })
  },
  event: (data) => eventOf(data),
}

/** Generations and edits name their events alike: `image_generation.…`, `image_edit.…`. */
function eventOf(data: string): StreamEvent {
  if (data === '[DONE]') return { kind: 'nothing' }
  const told = jsonOf(data)
  const parsed = event.safeParse(told)
  if (!parsed.success) return { kind: 'fault', fault: unreadable(parsed.error) }
  const { type, b64_json, error } = parsed.data
  if (type === 'error' || error) return { kind: 'fault', fault: faultIn(parsed.data) }
  if (b64_json === undefined) return { kind: 'nothing' }
  const image = fromBase64(b64_json)
  return type.endsWith('.completed')
    ? { kind: 'output', image, ...countedIn(told) }
    : { kind: 'preview', image }
}

/** What it says of a stream that it breaks off: as a status of its own would be. */
function faultIn({ error, message, code }: z.infer<typeof event>): ProviderError {
  const said = explainOpenAi({ error: error ?? { message, code } })
  const kind = said.kind ?? 'failed'
  return new ProviderError(kind, `OpenAI failed: ${said.message ?? 'no reason given'}`, {
    billed: kind === 'failed' ? 'unknown' : 'no',
  })
}

const unreadable = (cause: unknown): ProviderError =>
  new ProviderError('malformed-answer', 'OpenAI sent an event that cannot be read.', {
    billed: 'unknown',
    cause,
  })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const atOnce = immediate(service)

/** The models of a server that speaks OpenAI’s API, those alone that make pictures where it has others. */
export async function listOpenAiModels<Settings>(
  whose: Service<Settings>,
  { base, text, only = /./ }: { readonly base: string; readonly text: string; readonly only?: RegExp },
  context: Context<Settings>,
): Promise<ListedPage> {
  const answer = await get(whose, context, `${base}/models`)
  const ids = readAnswer(whose, answer, models).data.map(({ id }) => id)
  const items = ids
    .filter((id) => only.test(id))
    .map((id) => ({ endpoint: id, name: id, description: '', ...(pictures.test(id) ? made : {}) }))
  return spokenOf(items, text)
}

const pictures = /image/i
const made = { operation: 'text-to-image' } as const

/** OpenAI images: one picture is streamed with previews, several come together. */
export const openAi: Provider<OpenAiSettings> = {
  ...atOnce,
  listModels: ({ text }, context) =>
    listOpenAiModels(service, { base: context.settings.base_url, text, only: pictures }, context),
  submit: (call) => (call.seeds.length === 1 ? follow(streamed, call) : atOnce.submit(call)),
}
