import type { Fake, FakeRequest } from '@krya/provider-kit/testing'
import { z } from 'zod'

const shapes = /^(?:1x[123]|[23]x1|9x16|16x9|10x16|16x10|2x3|3x[24]|4x[35]|5x4)$/
const text = z.string().min(1)
const picture = z.instanceof(File).refine(({ type }) => /^image\/(?:png|jpeg|webp)$/.test(type))
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max).optional()
const seed = whole(0, 2 ** 31 - 1)
const every = { prompt: text, num_images: whole(1, 8), seed }
const speeds = ['TURBO', 'DEFAULT', 'QUALITY'] as const
const rendering_speed = z.enum(['FLASH', ...speeds]).optional()
const aspect_ratio = z.string().regex(shapes).optional()
const negative_prompt = text.optional()
const image_weight = whole(1, 100)

/** What each of its endpoints takes; those that only make pictures from words are not looked at. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  '/v1/ideogram-v3/generate-transparent': z.strictObject({
    ...every,
    aspect_ratio,
    negative_prompt,
    rendering_speed: z.enum(speeds).optional(),
  }),
  '/v1/ideogram-v3/remix': z.strictObject({
    ...every,
    image: picture,
    image_weight,
    aspect_ratio,
    negative_prompt,
    rendering_speed,
  }),
  '/v1/ideogram-v3/inpaint': z.strictObject({ ...every, image: picture, mask: picture, rendering_speed }),
  '/v1/ideogram-v3/replace-background': z.strictObject({ ...every, image: picture, rendering_speed }),
  '/v1/ideogram-v4/remix': z.strictObject({
    image: picture,
    text_prompt: text,
    image_weight,
    resolution: z.string().regex(/^\d{4}x\d{4}$/),
    rendering_speed: z.enum(speeds).optional(),
  }),
  '/v1/remove-background': z.strictObject({ image: picture }),
  '/v2/image/precise-edit/ideogram-4-5': z
    .strictObject({
      ...every,
      image: picture,
      mask: picture.optional(),
      reference_images: z.array(picture).max(4).optional(),
      quality: z.enum(['very_low', 'low', 'medium', 'high']).optional(),
    })
    .refine(({ mask, reference_images = [] }) => mask === undefined || reference_images.length <= 3),
}

/** Why it would not take a request; undefined: it would. */
async function faultIn(request: FakeRequest): Promise<string | undefined> {
  const body = bodies[request.path]
  if (body === undefined) return undefined
  const form = await request.form()
  const lists = ['reference_images']
  const fields = [...new Set(form.keys())].map((name) => [
    name,
    lists.includes(name) ? form.getAll(name) : form.get(name),
  ])
  const { error } = body.safeParse(Object.fromEntries(fields))
  return error === undefined ? undefined : z.prettifyError(error)
}

/** Ideogram’s generation and editing (its published OpenAPI, and its reference for what is newer). */
export const ideogramFake: Fake = {
  settings: (url) => ({ key: 'ig-test', base_url: url }),
  lacks: {
    cancel: 'it answers when it is done',
    states: 'it answers when it is done',
    balance: 'its API does not say',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { error: 'Invalid API key' } },
    402: { status: 402, json: { error: 'Insufficient credits' } },
    422: { status: 400, json: { error: 'prompt is required' } },
    429: { status: 429, json: { error: 'Too many in-flight requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { error: 'Internal error' } },
  },
  async answering(request, world) {
    const { method, path, headers } = request
    if (path.startsWith('/results/')) return undefined
    if (headers['api-key'] !== 'ig-test') return ideogramFake.errors[401]
    if (path === '/datasets') return { json: { datasets: [] } }
    if (method !== 'POST') return undefined
    const fault = await faultIn(request)
    if (fault !== undefined) return { status: 400, json: { error: fault } }
    if (world.fate === 'failed') return ideogramFake.errors[500]
    world.take()
    const safe = {
      prompt: 'p',
      resolution: '1024x1024',
      is_image_safe: true,
      seed: 7,
      style_type: 'GENERAL',
      url: world.result(),
    }
    const data =
      world.fate === 'empty'
        ? []
        : world.fate === 'moderated'
          ? [{ ...safe, is_image_safe: false, url: null }]
          : [safe]
    return { json: { created: '2026-11-21T00:00:00Z', data } }
  },
}
