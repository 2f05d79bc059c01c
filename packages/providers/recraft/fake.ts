import type { Fake, FakeRequest } from '@krya/provider-kit/testing'
import { z } from 'zod'

const image = z.instanceof(File).refine(({ type }) => type.startsWith('image/'))
const text = z.string().min(1)
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max).optional()
const n = whole(1, 6)
const random_seed = whole(0, 2 ** 31 - 1)
const model = z.enum(['recraftv3', 'recraftv3_vector'])
const transform = { image, prompt: text, model, n, negative_prompt: text.optional(), random_seed }
const expand = whole(0, 4096)
const tool = z.strictObject({ image })

/** What each endpoint that works on a picture takes, as a form. */
const bodies: Readonly<Record<string, z.ZodType>> = {
  '/images/imageToImage': z.strictObject({ ...transform, strength: z.coerce.number().min(0).max(1) }),
  '/images/inpaint': z.strictObject({ ...transform, mask: image }),
  '/images/replaceBackground': z.strictObject(transform),
  '/images/outpaint': z
    .strictObject({
      ...transform,
      expand_left: expand,
      expand_right: expand,
      expand_top: expand,
      expand_bottom: expand,
    })
    .refine((body) =>
      [body.expand_left, body.expand_right, body.expand_top, body.expand_bottom].some(Boolean),
    ),
  '/images/variateImage': z.strictObject({ image, n, random_seed, size: z.string().regex(/^\d+:\d+$/) }),
  '/images/eraseRegion': z.strictObject({ image, mask: image }),
  '/images/crispUpscale': tool,
  '/images/creativeUpscale': tool,
  '/images/removeBackground': tool,
  '/images/vectorize': tool,
}

/** Why it would not take a request; undefined: it would. */
async function faultIn(request: FakeRequest): Promise<string | undefined> {
  const body = bodies[request.path]
  const { error } = body?.safeParse(Object.fromEntries(await request.form())) ?? {}
  return error === undefined ? undefined : z.prettifyError(error)
}

/** Recraft’s image operations and account (its published OpenAPI). */
export const recraftFake: Fake = {
  settings: (url) => ({ key: 'rc-test', base_url: url }),
  lacks: {
    cancel: 'it answers when it is done',
    states: 'it answers when it is done',
    list: 'its API lists no models',
    webhooks: 'its notices are not used: it is asked',
  },
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: true,
  errors: {
    401: { status: 401, text: 'request unauthorized' },
    402: { status: 400, json: { code: 'not_enough_credits', message: 'Not enough credits.' } },
    422: { status: 400, json: { code: 'invalid_request', message: 'prompt: cannot be blank' } },
    429: {
      status: 429,
      json: { code: 'rate_limited', message: 'Too many requests.' },
      headers: { 'retry-after': '2' },
    },
    500: { status: 500, json: { code: 'internal', message: 'Internal error.' } },
  },
  async answering(request, world) {
    const { method, path, headers } = request
    if (path.startsWith('/results/')) return undefined
    if (headers['authorization'] !== 'Bearer rc-test') return recraftFake.errors[401]
    if (path === '/users/me') return { json: { id: 'u', email: 'a@b.c', name: 'n', credits: 5000 } }
    if (method !== 'POST' || !path.startsWith('/images/')) return undefined
    const fault = bodies[path] === undefined ? undefined : await faultIn(request)
    if (fault !== undefined) return { status: 400, json: { code: 'invalid_request', message: fault } }
    if (world.fate === 'moderated')
      return {
        status: 400,
        json: { code: 'content_policy', message: 'The prompt was flagged by moderation.' },
      }
    if (world.fate === 'failed') return recraftFake.errors[500]
    world.take()
    const made = { image_id: 'i', url: world.result() }
    const isTool = /vectorize|removeBackground|Upscale|eraseRegion/.test(path)
    if (world.fate === 'empty') return { json: { created: 1, credits: 40, data: [] } }
    return {
      json: isTool ? { created: 1, image: made, credits: 4 } : { created: 1, credits: 40, data: [made] },
    }
  },
}
