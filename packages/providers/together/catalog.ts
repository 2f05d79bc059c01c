import type { OperationId } from '@krya/contracts'
import type { Context, Json, Listed, ListedPage, Published } from '@krya/provider-kit'
import { get, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { z } from 'zod'
import type { TogetherSettings } from './settings.ts'

const model = z.object({ id: z.string(), type: z.string(), display_name: z.string().nullish() })
type Model = z.infer<typeof model>

const text = { type: 'string' } as const
const whole = { type: 'integer' } as const
/** What all picture models take, by Together's published OpenAPI; which of it one takes it does not say. */
const pictures: Readonly<Record<string, Json>> = {
  type: 'object',
  required: ['prompt'],
  properties: {
    prompt: text,
    negative_prompt: text,
    image_url: text,
    width: whole,
    height: whole,
    n: { ...whole, maximum: 4 },
    steps: whole,
    seed: whole,
    guidance_scale: { type: 'number' },
  },
}
/** What all video models take; the two frames are those of `media.frame_images`. */
const clips: Readonly<Record<string, Json>> = {
  type: 'object',
  required: [],
  properties: {
    prompt: text,
    negative_prompt: text,
    first_frame_image: text,
    last_frame_image: text,
    width: whole,
    height: whole,
    ratio: text,
    resolution: text,
    seconds: text,
    fps: whole,
    steps: { ...whole, minimum: 10, maximum: 50 },
    seed: whole,
    guidance_scale: whole,
    generate_audio: { type: 'boolean' },
    output_quality: whole,
  },
}
const kinds: Readonly<Record<string, { readonly operation: OperationId; readonly input: typeof clips }>> = {
  image: { operation: 'text-to-image', input: pictures },
  video: { operation: 'text-to-video', input: clips },
}

const listed = ({ id, type, display_name }: Model): Listed => ({
  endpoint: id,
  name: display_name ?? id,
  description: '',
  ...(kinds[type] === undefined ? {} : { operation: kinds[type].operation }),
})

async function makers(service: Service<TogetherSettings>, context: Context<TogetherSettings>) {
  const answer = await get(service, context, `${context.settings.base_url}/models`)
  return readAnswer(service, answer, z.array(model)).filter(({ type }) => type in kinds)
}

/** The models that make pictures and clips, all on one page. */
export async function listTogetherModels(
  service: Service<TogetherSettings>,
  { text: wanted }: { readonly text: string },
  context: Context<TogetherSettings>,
): Promise<ListedPage> {
  const words = wanted.toLowerCase()
  const all = await makers(service, context)
  return {
    items: all
      .map(listed)
      .filter(({ endpoint, name }) => `${endpoint} ${name}`.toLowerCase().includes(words)),
  }
}

/** One of them; Together publishes one schema for all, and no price of theirs over the API. */
export async function describeTogetherModel(
  service: Service<TogetherSettings>,
  endpoint: string,
  context: Context<TogetherSettings>,
): Promise<Published | undefined> {
  const found = (await makers(service, context)).find(({ id }) => id === endpoint)
  const input = kinds[found?.type ?? '']?.input
  return found === undefined || input === undefined ? undefined : { ...listed(found), input }
}
