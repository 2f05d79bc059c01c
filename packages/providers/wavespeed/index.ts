import type { Call, Incoming, InputFile, ProviderError, Refused } from '@krya/provider-kit'
import {
  type Explained,
  faultOf,
  get,
  isSuccess,
  type Queued,
  queued,
  readAnswer,
  refusedOrThrow,
  unknownState,
} from '@krya/provider-kit/protocols'
import { blob, nameOf, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type WaveSpeedSettings, waveSpeedSettings } from './settings.ts'

const handle = z.object({ id: z.string() })
const job = z.object({
  data: z.object({
    id: z.string(),
    status: z.string(),
    outputs: z.array(z.string()).nullish(),
    has_nsfw_contents: z.array(z.boolean()).nullish(),
    error: z.string().nullish(),
  }),
})
const uploaded = z.object({ data: z.object({ download_url: z.string() }) })
const balance = z.object({ data: z.object({ balance: z.number() }) })
const error = z.object({ message: z.string() })
const coded = z.object({ code: z.number(), message: z.string().optional() })

const service: Queued<WaveSpeedSettings, z.infer<typeof handle>> = {
  id: 'wavespeed',
  title: 'WaveSpeed',
  settings: waveSpeedSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain(body): Explained {
    const message = error.safeParse(body).data?.message
    return message !== undefined && /insufficient|balance|credits/i.test(message)
      ? { message, kind: 'no-credit' }
      : { message }
  },
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: (call) => (file) => upload(call, file),
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/${endpoint}`,
    headers: service.headers(settings),
    body: { json: toJson(body) },
  }),
  accepted(answer) {
    const fault = faultIn(answer)
    return fault === undefined ? { id: readAnswer(service, answer, job).data.id } : refusedOrThrow(fault)
  },
  question: ({ id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/predictions/${encodeURIComponent(id)}/result`,
    headers: service.headers(settings),
  }),
  standing(answer) {
    const fault = faultIn(answer)
    if (fault !== undefined) return { ...refusedOrThrow(fault), billed: 'unknown' }
    const { data } = readAnswer(service, answer, job)
    const unsafe = data.has_nsfw_contents ?? []
    switch (data.status) {
      case 'created':
      case 'processing':
        return { state: 'running' }
      case 'completed': {
        const made = data.outputs ?? []
        const passed = made.filter((_, at) => unsafe[at] !== true)
        const isKept = passed.length === 0 && unsafe.some(Boolean)
        return isKept ? flagged : { state: 'done', outputs: passed.map((url) => ({ url })) }
      }
      case 'failed': {
        const isContent = unsafe.some(Boolean) || /nsfw|sensitive|flagged/i.test(data.error ?? '')
        return {
          state: 'refused',
          reason: isContent ? 'content-refused' : 'failed',
          message: `WaveSpeed failed: ${data.error || 'no reason given'}`,
          billed: 'unknown',
        }
      }
      default:
        throw unknownState(service, data.status)
    }
  },
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/balance`)
    return { ok: true, balance: { amount: readAnswer(service, answer, balance).data.balance, unit: 'USD' } }
  },
}

/** An answer of 200 has a code of its own; what is not 200 there is a failure. */
function faultIn(answer: Incoming): ProviderError | undefined {
  const { code = 200 } = coded.safeParse(answer.json()).data ?? {}
  return code === 200 ? undefined : faultOf(service, { ...answer, status: code })
}

/** What its check takes for indecent comes as a success, and is paid for. */
const flagged: Refused = {
  state: 'refused',
  reason: 'content-refused',
  message: 'WaveSpeed’s check flagged the result.',
  billed: 'yes',
}

async function upload({ settings, http, signal }: Call<WaveSpeedSettings>, file: InputFile): Promise<string> {
  const form = new FormData()
  form.append('file', await blob(file), nameOf(file))
  const url = `${settings.base_url}/media/upload/binary`
  const answer = await http.send(
    { method: 'POST', url, headers: service.headers(settings), body: { form } },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  return readAnswer(service, answer, uploaded).data.download_url
}

/** WaveSpeed: many makers’ models behind one queue. */
export const waveSpeed = queued(service)
