import {
  type Explained,
  get,
  type Queued,
  queued,
  readAnswer,
  unknownState,
} from '@krya/provider-kit/protocols'
import { toObject } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { type RunwaySettings, runwaySettings } from './settings.ts'
import { attachToRunway } from './upload.ts'

const apiVersion = '2024-11-06'
/** A credit is one US cent. */
const usdPerCredit = 0.01
const handle = z.object({ id: z.string() })
const cost = z.object({ credits: z.number() })
const task = z.object({
  id: z.string(),
  status: z.string(),
  progress: z.number().nullish(),
  output: z.array(z.string()).nullish(),
  failure: z.string().nullish(),
  failureCode: z.string().nullish(),
  cost: cost.nullish(),
})
const error = z.object({
  error: z.string(),
  issues: z.array(z.object({ message: z.string() }).loose()).optional(),
})
const organization = z.object({ creditBalance: z.number() })

const service: Queued<RunwaySettings, z.infer<typeof handle>> = {
  id: 'runway',
  title: 'Runway',
  settings: runwaySettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  headers: ({ key }) => ({ authorization: `Bearer ${key}`, 'x-runway-version': apiVersion }),
  explain(body): Explained {
    const parsed = error.safeParse(body)
    if (!parsed.success) return {}
    const { error: said, issues = [] } = parsed.data
    const message = [said, ...issues.map((issue) => issue.message)].join(': ')
    if (/not have enough credits|insufficient/i.test(message)) return { message, kind: 'no-credit' }
    // A daily limit: waiting a little does not mend it.
    return /daily/i.test(message) ? { message, kind: 'no-credit' } : { message }
  },
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: (call) => (file) => attachToRunway(service, call, file),
  request: ({ endpoint, settings }, { body }) => {
    const [path = '', model = ''] = endpoint.split(':')
    return {
      method: 'POST',
      url: `${settings.base_url}/${path}`,
      headers: service.headers(settings),
      body: { json: { model, ...toObject(body) } },
    }
  },
  accepted: (answer) => readAnswer(service, answer, handle),
  question: ({ id }, settings) => ({
    method: 'GET',
    url: `${settings.base_url}/tasks/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  standing(answer) {
    const { status, progress, output, failure, failureCode, cost: paid } = readAnswer(service, answer, task)
    switch (status) {
      case 'PENDING':
      case 'THROTTLED':
        return { state: 'running' }
      case 'RUNNING':
        return { state: 'running', ...(typeof progress === 'number' ? { progress } : {}) }
      case 'SUCCEEDED':
        return {
          state: 'done',
          outputs: (output ?? []).map((url) => ({ url })),
          ...(paid ? { chargedUsd: paid.credits * usdPerCredit } : {}),
        }
      case 'CANCELLED':
        return {
          state: 'refused',
          reason: 'canceled',
          message: 'It was canceled at Runway.',
          billed: 'unknown',
        }
      case 'FAILED': {
        const isContent = failureCode?.startsWith('SAFETY') === true
        return {
          state: 'refused',
          reason: isContent ? 'content-refused' : 'failed',
          message: `Runway failed: ${failure ?? 'no reason given'}`,
          // What its filter refuses of the input is not given back.
          billed: failureCode?.startsWith('SAFETY.INPUT') === true ? 'yes' : 'no',
        }
      }
      default:
        throw unknownState(service, status)
    }
  },
  cancellation: ({ id }, settings) => ({
    method: 'DELETE',
    url: `${settings.base_url}/tasks/${encodeURIComponent(id)}`,
    headers: service.headers(settings),
  }),
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/organization`)
    return {
      ok: true,
      balance: { amount: readAnswer(service, answer, organization).creditBalance, unit: 'credits' },
    }
  },
}

/** Runway: tasks, whose endpoint names both the path and the model: `text_to_image:gen4_image`. */
export const runway = queued(service)
