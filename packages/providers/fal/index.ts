import { type Provider, ProviderError, type Refused, type Warning } from '@krya/provider-kit'
import {
  faultOf,
  get,
  isSuccess,
  ownAddress,
  type Queued,
  queued,
  readAnswer,
  readLog,
  refusalOf,
  unknownState,
} from '@krya/provider-kit/protocols'
import { toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { describeFalModel, listFalModels } from './catalog.ts'
import { chargeOf } from './charge.ts'
import { explainFal, verdictOfFal } from './errors.ts'
import { openFalLive } from './live.ts'
import { outputsOf } from './outputs.ts'
import { type FalSettings, falSettings } from './settings.ts'
import { attachToFal } from './upload.ts'
import { parseFalWebhook } from './webhook.ts'

const handle = z.object({
  request_id: z.string(),
  status: z.string(),
  response: z.string(),
  cancel: z.string(),
  /** Left out by jobs that were taken before it was kept. */
  endpoint: z.string().optional(),
})
const accepted = z.object({
  request_id: z.string(),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
})
const status = z.object({
  status: z.string(),
  queue_position: z.number().nullish(),
  logs: z.array(z.object({ message: z.string() }).loose()).nullish(),
  error: z.string().nullish(),
  error_type: z.string().nullish(),
})

/** A model that costs next to nothing, whose price is asked for to see whether the key is taken. */
const probe = 'fal-ai/flux/schnell'

const service: Queued<FalSettings, z.infer<typeof handle>> = {
  id: 'fal',
  title: 'fal',
  settings: falSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ queue_url, rest_url, platform_url, realtime_url }) => [
    queue_url,
    rest_url,
    platform_url,
    realtime_url,
  ],
  headers: ({ key }) => ({ authorization: `Key ${key}` }),
  explain: explainFal,
  chargesFailures: false,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: (call) => (file) => attachToFal(service, call, file),
  request: ({ endpoint, settings, webhookUrl, priority = 'normal' }, { body }) => ({
    method: 'POST',
    url: `${settings.queue_url}/${endpoint}${webhookUrl === undefined ? '' : `?fal_webhook=${encodeURIComponent(webhookUrl)}`}`,
    headers: { ...service.headers(settings), 'x-fal-queue-priority': priority },
    body: { json: toJson(body) },
  }),
  accepted(answer, { settings, endpoint }) {
    const { request_id, status_url, response_url, cancel_url } = readAnswer(service, answer, accepted)
    const own = (url: string): string => ownAddress(service, settings, url)
    return {
      request_id,
      status: own(status_url),
      response: own(response_url),
      cancel: own(cancel_url),
      endpoint,
    }
  },
  question: (job, settings) => ({
    method: 'GET',
    url: withLogs(job.status),
    headers: service.headers(settings),
  }),
  async standing(answer, job, context) {
    const { settings, http, signal } = context
    const now = readAnswer(service, answer, status)
    if (now.status === 'IN_QUEUE') return { state: 'running', words: placeIn(now.queue_position) }
    if (now.status === 'IN_PROGRESS') {
      const lines = (now.logs ?? []).map(({ message }) => message)
      return { state: 'running', words: 'At work at fal', ...readLog(lines) }
    }
    if (now.status !== 'COMPLETED') throw unknownState(service, now.status)
    if (now.error || now.error_type) return verdictOfFal(now.error, now.error_type)
    // Finished is not succeeded: the result itself may be an error.
    const result = await http.send(
      { method: 'GET', url: job.response, headers: service.headers(settings) },
      signal,
    )
    if (!isSuccess(result)) {
      const fault = faultOf(service, result)
      const refusal = refusalOf(fault)
      // Of a job that ran, 422 may be charged (docs.fal.ai, faq).
      if (refusal !== undefined) return { ...refusal, billed: 'unknown' }
      if (fault.kind === 'failed')
        return { state: 'refused', reason: 'failed', message: fault.message, billed: 'no' }
      throw fault
    }
    // An answer that was cut off is asked for again; one of a shape of its own stays what it is.
    const body = result.json()
    if (body === undefined) throw new ProviderError('malformed-answer', strange.message, { billed: 'yes' })
    const made = outputsOf(body)
    if (made === undefined) return strange
    if (made.outputs.length === 0 && made.blackened > 0) return blackened
    const warnings = made.blackened > 0 ? [missing(made.blackened)] : []
    const charged = await chargeOf(service, job.endpoint, result, context)
    return { state: 'done', outputs: made.outputs, warnings, ...charged }
  },
  cancellation: (job, settings) => ({ method: 'PUT', url: job.cancel, headers: service.headers(settings) }),
  async health(context) {
    await get(
      service,
      context,
      `${context.settings.platform_url}/models/pricing?endpoint_id=${encodeURIComponent(probe)}`,
    )
    return { ok: true }
  },
}

/** fal names the address; it may have a query of its own. */
function withLogs(address: string): string {
  const url = new URL(address)
  url.searchParams.set('logs', '1')
  return url.href
}

const blackened: Refused = {
  state: 'refused',
  reason: 'content-refused',
  message: 'fal’s safety checker blackened the result.',
  billed: 'yes',
}

const missing = (count: number): Warning => ({
  code: 'note',
  message: `fal’s safety checker blackened ${count} of the pictures, which are left out.`,
})

const strange: Refused = {
  state: 'refused',
  reason: 'failed',
  message: 'fal gave a result that cannot be read.',
  billed: 'yes',
}

/** fal counts those before it: 0 is the first. */
function placeIn(before: number | null | undefined): string {
  if (before === null || before === undefined) return 'In fal’s queue'
  const place = before + 1
  return `${place}${endings[ordinals.select(place)] ?? 'th'} in fal’s queue`
}
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

/** fal.ai: a queue before every model, signed webhooks, files by address, a catalog with prices, lines in real time. */
export const fal: Provider<FalSettings> = {
  ...queued(service),
  parseWebhook: parseFalWebhook,
  listModels: (search, context) => listFalModels(service, search, context),
  describe: (endpoint, context) => describeFalModel(service, endpoint, context),
  live: (endpoint, context) => openFalLive(service, endpoint, context),
}
