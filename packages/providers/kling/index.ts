import {
  faultOf,
  isSuccess,
  type Queued,
  queued,
  readAnswer,
  refusedOrThrow,
  unknownState,
} from '@krya/provider-kit/protocols'
import { base64, toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainKling } from './errors.ts'
import { type KlingSettings, klingSettings } from './settings.ts'
import { tokenFor } from './token.ts'

const handle = z.object({ path: z.string(), id: z.string() })
const file = z.object({ url: z.string() })
const task = z.object({
  code: z.number(),
  data: z.object({
    task_id: z.string(),
    task_status: z.string(),
    task_status_msg: z.string().nullish(),
    task_result: z.object({ images: z.array(file).optional(), videos: z.array(file).optional() }).nullish(),
  }),
})
const coded = z.object({ code: z.number() })

const service: Queued<KlingSettings, z.infer<typeof handle>> = {
  id: 'kling',
  title: 'Kling',
  settings: klingSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: (settings) => ({ authorization: `Bearer ${tokenFor(settings)}` }),
  explain: explainKling,
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => base64,
  request: ({ endpoint, settings }, { body }) => {
    const [path = '', model_name] = endpoint.split(':')
    return {
      method: 'POST',
      url: `${settings.base_url}/${path}`,
      headers: service.headers(settings),
      body: { json: { ...(model_name === undefined ? {} : { model_name }), ...toObject(body) } },
    }
  },
  accepted(answer, { endpoint }) {
    // A code other than 0 is a failure, whatever the status.
    if (coded.safeParse(answer.json()).data?.code !== 0) return refusedOrThrow(faultOf(service, answer))
    const { data } = readAnswer(service, answer, task)
    return { path: endpoint.split(':')[0] ?? '', id: data.task_id }
  },
  question: ({ path, id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/${path}/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  standing(answer) {
    const { data } = readAnswer(service, answer, task)
    const message = `Kling failed: ${data.task_status_msg || 'no reason given'}`
    switch (data.task_status) {
      case 'submitted':
      case 'processing':
        return { state: 'running' }
      case 'succeed':
        return {
          state: 'done',
          outputs: (data.task_result?.images ?? data.task_result?.videos ?? []).map(({ url }) => ({ url })),
        }
      case 'failed': {
        const isContent = /risk|policy|sensitive/i.test(message)
        return { state: 'refused', reason: isContent ? 'content-refused' : 'failed', message, billed: 'no' }
      }
      default:
        throw unknownState(service, data.task_status)
    }
  },
  async health({ settings, http, signal }) {
    const url = `${settings.base_url}/v1/images/generations?pageNum=1&pageSize=1`
    const answer = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
    if (!isSuccess(answer) || coded.safeParse(answer.json()).data?.code !== 0) throw faultOf(service, answer)
    return { ok: true }
  },
}

/** Kling itself: its endpoint names path and, where there are several, model: `v1/images/generations:kling-v2`. */
export const kling = queued(service)
