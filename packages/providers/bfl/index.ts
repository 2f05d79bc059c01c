import type { Refused } from '@krya/provider-kit'
import { get, ownAddress, type Queued, queued, readAnswer, unknownState } from '@krya/provider-kit/protocols'
import { base64, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { explainBfl } from './errors.ts'
import { type BflSettings, bflSettings } from './settings.ts'

/** A credit is one US cent. */
const usdPerCredit = 0.01
const handle = z.object({ id: z.string(), poll: z.string(), cost: z.number().optional() })
const accepted = z.object({ id: z.string(), polling_url: z.string(), cost: z.number().nullish() })
const standing = z.object({
  status: z.string(),
  progress: z.number().nullish(),
  result: z.object({ sample: z.string().optional(), seed: z.number().optional() }).nullish(),
  details: z.unknown().optional(),
})
const credits = z.object({ credits: z.number() })

const service: Queued<BflSettings, z.infer<typeof handle>> = {
  id: 'bfl',
  title: 'Black Forest Labs',
  settings: bflSettings,
  concurrency: ({ concurrency }) => concurrency,
  hosts: ({ base_url }) => [base_url],
  // A job lives in the region that took it: its polling address names one of many hosts.
  owns: ({ protocol, hostname }) =>
    protocol === 'https:' && hostname.endsWith('.bfl.ai') && hostname.startsWith('api.'),
  headers: ({ key }) => ({ 'x-key': key }),
  explain: explainBfl,
  chargesFailures: true,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => base64,
  request: ({ endpoint, settings }, { body }) => ({
    method: 'POST',
    url: `${settings.base_url}/v1/${endpoint}`,
    headers: service.headers(settings),
    body: { json: toJson(body) },
  }),
  accepted(answer, { settings }) {
    const { id, polling_url, cost } = readAnswer(service, answer, accepted)
    return {
      id,
      poll: ownAddress(service, settings, polling_url),
      ...(typeof cost === 'number' ? { cost } : {}),
    }
  },
  question: ({ poll }, settings) => ({ method: 'GET', url: poll, headers: service.headers(settings) }),
  standing(answer, { cost }) {
    const { status, progress, result } = readAnswer(service, answer, standing)
    switch (status) {
      case 'Pending':
        return { state: 'running', ...(typeof progress === 'number' ? { progress } : {}) }
      case 'Ready':
        return {
          state: 'done',
          outputs:
            result?.sample === undefined
              ? []
              : [{ url: result.sample, ...(result.seed === undefined ? {} : { seed: result.seed }) }],
          ...(cost === undefined ? {} : { chargedUsd: cost * usdPerCredit }),
        }
      case 'Request Moderated':
        return moderated('request', 'no')
      case 'Content Moderated':
        return moderated('result', 'unknown')
      case 'Error':
        return { state: 'refused', reason: 'failed', message: 'Black Forest Labs failed.', billed: 'no' }
      case 'Task not found':
        return {
          state: 'refused',
          reason: 'failed',
          message: 'Black Forest Labs no longer knows this job.',
          billed: 'unknown',
        }
      default:
        throw unknownState(service, status)
    }
  },
  async health(context) {
    const answer = await get(service, context, `${context.settings.base_url}/v1/credits`)
    return { ok: true, balance: { amount: readAnswer(service, answer, credits).credits, unit: 'credits' } }
  },
}

const moderated = (what: string, billed: Refused['billed']): Refused => ({
  state: 'refused',
  reason: 'content-refused',
  message: `Black Forest Labs’ moderation refused the ${what}.`,
  billed,
})

/** Black Forest Labs: FLUX from its makers, with the price in every answer. */
export const bfl = queued(service)
