import type { FakeAnswer, FakeRequest, Talking } from '@krya/provider-kit/testing'
import { decode, encode } from '@msgpack/msgpack'
import { z } from 'zod'

const wanted = z.object({ allowed_apps: z.array(z.string()).min(1), token_expiration: z.number() })
const question = z.object({
  prompt: z.string(),
  image_url: z.string().startsWith('data:image/'),
  seed: z.number(),
  request_id: z.string(),
})
const lateMs = 300
/** Endpoints that take an id with a question give it back; this one does not know of ids. */
const withoutIds = /\/klein\//

/** Mints a token for the apps it is asked for; it names them. */
export function tokenFor({ json }: FakeRequest): FakeAnswer {
  const asked = wanted.safeParse(json()).data
  if (asked === undefined) return { status: 422, json: { detail: 'allowed_apps is missing' } }
  return { status: 201, json: `token.${asked.allowed_apps.join(',')}.${crypto.randomUUID()}` }
}

/** fal's real-time endpoints (github.com/fal-ai/fal, realtime.py; github.com/fal-ai/fal-js, realtime.ts). */
export const falTalking: Talking = {
  opened({ request: { path, query } }) {
    const [, app] = (query.get('fal_jwt_token') ?? '').split('.')
    return path.endsWith('/realtime') && app !== undefined && path.split('/')[2] === app
  },
  heard(message, line, world) {
    const fate = world.nextFate()
    const tell = (value: object): void => line.say(JSON.stringify(value))
    if (fate === 'unheard') return
    if (fate === 'cut') return line.cut()
    if (fate === 'garbled') return line.say(Buffer.from([0xc1]))
    if (fate === 'unauthorised') {
      tell({ status: 'error', error: 'Unauthorized' })
      return line.hangUp()
    }
    if (fate === 'hung-up') {
      tell({ type: 'x-fal-error', error: 'TIMEOUT', reason: 'no inputs, reconnect when needed!' })
      return line.hangUp()
    }
    const asked = question.safeParse(typeof message === 'string' ? undefined : decode(message))
    if (!asked.success || fate === 'failed') {
      const reason = asked.success ? 'CUDA out of memory' : '1 validation error for the input'
      tell({ type: 'x-fal-error', error: 'INTERNAL_ERROR', reason })
      return line.hangUp()
    }
    world.take()
    const { seed, request_id } = asked.data
    const content = Buffer.concat([world.file, Buffer.from(String(seed))])
    const drawn = {
      images: [{ content, content_type: 'image/png', width: 8, height: 8 }],
      seed,
      ...(withoutIds.test(line.request.path) ? {} : { request_id }),
      has_nsfw_concepts: [fate === 'moderated'],
    }
    const answer = (): void => {
      line.say(encode(drawn))
      tell({ type: 'x-fal-message', action: 'timings', timing: 0.1 })
    }
    if (fate === 'late') setTimeout(answer, lateMs).unref()
    else answer()
  },
}
