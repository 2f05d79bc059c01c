import { setTimeout as after } from 'node:timers/promises'
import type { Call, Provider } from '@krya/provider-kit'
import {
  type Explained,
  fromBase64,
  get,
  type Immediate,
  immediate,
  readAnswer,
  someOf,
  spokenOf,
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

const checkpoints = z.array(z.object({ title: z.string(), model_name: z.string() }))
const atWork = z.object({ current_task: z.string().nullish() })
/** A server that is told to leave off is told within this; nobody waits for it longer than that. */
const stopMs = { told: 5_000, waited: 500 }

const service: Immediate<A1111Settings> = {
  id: 'a1111',
  title: 'AUTOMATIC1111',
  settings: a1111Settings,
  place: 'private',
  own: ({ own }) => own,
  binds: ['override_settings'],
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
  request: ({ endpoint, settings, idempotencyKey }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/sdapi/v1/${endpoint}`,
    headers: service.headers(settings),
    body: {
      json: {
        ...toObject(inWords(body)),
        ...(draws(endpoint) ? { force_task_id: idempotencyKey } : {}),
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

/** Endpoints that take an id of ours for what they do, and can be interrupted. */
const draws = (endpoint: string): boolean => endpoint === 'txt2img' || endpoint === 'img2img'

/**
 * Has it leave off what it draws for us. There is one interrupt for all that it does, so it is asked first what that
 * is; one too old to say draws for its owner alone.
 */
async function interrupt({ endpoint, settings, http, idempotencyKey }: Call<A1111Settings>): Promise<void> {
  if (!draws(endpoint)) return
  const signal = AbortSignal.timeout(stopMs.told)
  const base = `${settings.base_url}/sdapi/v1`
  const context = { settings, http, signal }
  const answer = await get(service, context, `${base}/progress?skip_current_image=true`)
  const { current_task: current = idempotencyKey } = readAnswer(service, answer, atWork)
  if (current !== idempotencyKey) return
  const headers = service.headers(settings)
  await http.send({ method: 'POST', url: `${base}/interrupt`, headers, body: { json: {} } }, signal)
}

const direct = immediate(service)

/** AUTOMATIC1111’s web UI, or Forge: `/sdapi/v1` of a server of one’s own. */
export const a1111: Provider<A1111Settings> = {
  ...direct,
  /** Its checkpoints; which of them draws is chosen in its settings. */
  async listModels({ text }, context) {
    const found = await get(service, context, `${context.settings.base_url}/sdapi/v1/sd-models`)
    const items = readAnswer(service, found, checkpoints).map(({ title, model_name }) => ({
      endpoint: title,
      name: model_name,
      description: '',
      operation: 'text-to-image' as const,
    }))
    return spokenOf(items, text)
  },
  async submit(call) {
    try {
      return await direct.submit(call)
    } catch (error) {
      if (call.signal.aborted)
        await Promise.race([interrupt(call).catch(() => undefined), after(stopMs.waited)])
      throw error
    }
  },
  describe: (endpoint, context) => describeA1111(service, endpoint, context),
}
