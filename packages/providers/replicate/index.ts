import { type Call, type InputFile, type Json, type Provider, ProviderError } from '@krya/provider-kit'
import {
  faultOf,
  get,
  isSuccess,
  ownAddress,
  type Queued,
  queued,
  readAnswer,
  readLog,
  unknownState,
} from '@krya/provider-kit/protocols'
import { blob, type BodyTree, dataUri, nameOf, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { describeReplicateModel, listReplicateModels } from './catalog.ts'
import { explainReplicate, isAboutContent } from './errors.ts'
import { type ReplicateSettings, replicateSettings } from './settings.ts'
import { train, trainingPrefix } from './training.ts'
import { parseReplicateWebhook } from './webhook.ts'

/** Larger files are given to the files API first. */
const withinRequest = 256 * 1024
const handle = z.object({ id: z.string(), get: z.string(), cancel: z.string() })
const prediction = z.object({
  id: z.string(),
  status: z.string(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: z.string().nullish(),
  /** Its seconds at work, which is what is charged for where a model is paid by time. */
  metrics: z.object({ predict_time: z.number().nullish() }).nullish().catch(undefined),
  urls: z.object({ get: z.string(), cancel: z.string() }).loose(),
})
const uploaded = z.object({ urls: z.object({ get: z.string() }).loose() })
const account = z.object({ username: z.string() }).loose()
/** What a training leaves: a version of a model, `owner/name:id`, and its weights. */
const training = z
  .object({ version: z.string().regex(/^[\w.-]+\/[\w.-]+:[\w.-]+$/), weights: z.url() })
  .loose()
/** What an endpoint begins with that runs what was trained here, by the version the body names. */
const trainedPrefix = 'trained/'

const service: Queued<ReplicateSettings, z.infer<typeof handle>> = {
  id: 'replicate',
  title: 'Replicate',
  settings: replicateSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}` }),
  explain: explainReplicate,
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: (call) => (file) => attach(call, file),
  request(call, { body: written }) {
    const { settings, webhookUrl } = call
    const { endpoint, body } = asTrained(call.endpoint, written)
    const told: Record<string, Json> =
      webhookUrl === undefined ? {} : { webhook: webhookUrl, webhook_events_filter: ['completed'] }
    if (endpoint.startsWith(trainingPrefix)) return train(service, call, toJson(body), told)
    return {
      method: 'POST',
      headers: service.headers(settings),
      ...addressed(settings.base_url, endpoint, toJson(body), told),
    }
  },
  accepted(answer, { settings }) {
    const { id, urls } = readAnswer(service, answer, prediction)
    return {
      id,
      get: ownAddress(service, settings, urls.get),
      cancel: ownAddress(service, settings, urls.cancel),
    }
  },
  question: ({ get }, settings) => ({ method: 'GET', url: get, headers: service.headers(settings) }),
  standing(answer) {
    const { status, output, error, logs, metrics } = readAnswer(service, answer, prediction)
    const message = typeof error === 'string' && error !== '' ? error : 'no reason given'
    switch (status) {
      case 'starting':
        return { state: 'running', words: 'Replicate starts the model' }
      case 'processing':
        return { state: 'running', words: 'At work at Replicate', ...readLog((logs ?? '').split(/[\r\n]+/)) }
      case 'succeeded':
        return { state: 'done', outputs: madeOf(output), ...countedIn(metrics?.predict_time) }
      case 'failed':
        return {
          state: 'refused',
          reason: isAboutContent(message) ? 'content-refused' : 'failed',
          message: `Replicate failed: ${message}`,
          billed: 'unknown',
        }
      case 'canceled':
        return {
          state: 'refused',
          reason: 'canceled',
          message: 'It was canceled at Replicate.',
          billed: 'unknown',
        }
      case 'aborted':
        // Ended before it began to run.
        return {
          state: 'refused',
          reason: 'failed',
          message: 'Replicate gave it up before it began.',
          billed: 'no',
        }
      default:
        throw unknownState(service, status)
    }
  },
  cancellation: ({ cancel }, settings) => ({
    method: 'POST',
    url: cancel,
    headers: service.headers(settings),
  }),
  resultHeaders: (settings) => service.headers(settings),
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/account`)
    return { ok: true, detail: `Account ${readAnswer(service, answer, account).username}` }
  },
}

/** What was trained here is run as the version that it became. @throws ProviderError rejected, without one */
function asTrained(endpoint: string, written: BodyTree) {
  if (!endpoint.startsWith(trainedPrefix)) return { endpoint, body: written }
  const { version, ...body } = written
  if (typeof version === 'string') return { endpoint: version, body }
  throw new ProviderError('rejected', 'Replicate runs this way only what was trained there.', {
    billed: 'no',
  })
}

const countedIn = (seconds: number | null | undefined) =>
  typeof seconds === 'number' ? { counted: { of: 'machine-seconds' as const, seconds } } : {}

/** The results of a job; of a training its weights, with the version that runs them. */
function madeOf(output: unknown) {
  const trained = training.safeParse(output).data
  if (trained === undefined) return urlsIn(output).map(fileAt)
  const name = { provider: service.id, name: trained.version }
  return [{ url: trained.weights, metadata: { trained: name } }]
}

/** `owner/model` is run as it is, `owner/model:version` by its version, `deployments/owner/name` as a deployment. */
function addressed(base: string, endpoint: string, input: Json, told: Readonly<Record<string, Json>>) {
  const [name = '', version] = endpoint.split(':')
  if (version !== undefined)
    return { url: `${base}/predictions`, body: { json: { version, input, ...told } } }
  const path = name.startsWith('deployments/') ? name : `models/${name}`
  return { url: `${base}/${path}/predictions`, body: { json: { input, ...told } } }
}

async function attach({ settings, http, signal }: Call<ReplicateSettings>, file: InputFile): Promise<string> {
  if ((await file.bytes()).byteLength <= withinRequest) return dataUri(file)
  const form = new FormData()
  form.append('content', await blob(file), nameOf(file))
  const answer = await http.send(
    { method: 'POST', url: `${settings.base_url}/files`, headers: service.headers(settings), body: { form } },
    signal,
  )
  if (!isSuccess(answer)) throw faultOf(service, answer)
  return readAnswer(service, answer, uploaded).urls.get
}

/** The addresses in an output: one, a list, or by name; what is no address (a trained version’s id) is none. */
function urlsIn(output: unknown): string[] {
  if (typeof output === 'string') return URL.canParse(output) ? [output] : []
  if (Array.isArray(output)) return output.flatMap(urlsIn)
  if (typeof output === 'object' && output !== null) return Object.values(output).flatMap(urlsIn)
  return []
}

/** Small outputs may be written into the answer itself. */
const fileAt = (url: string) => (url.startsWith('data:') ? { base64: url } : { url })

/** Replicate: predictions of official models, versions and deployments, and trainings. */
export const replicate: Provider<ReplicateSettings> = {
  ...queued(service),
  parseWebhook: parseReplicateWebhook,
  listModels: (search, context) => listReplicateModels(service, search, context),
  describe: (endpoint, context) => describeReplicateModel(service, endpoint, context),
}
