import { type Incoming, ProviderError, type Refused } from '@krya/provider-kit'
import {
  isSuccess,
  faultOf,
  type Queued,
  readAnswer,
  type Service,
  unknownState,
} from '@krya/provider-kit/protocols'
import { base64 } from '@krya/provider-kit/wire'
import { z } from 'zod'
import { handedOn, routed } from './partners.ts'
import type { HuggingFaceSettings } from './settings.ts'

/** Where a job stands: below a partner’s part of the router, whatever host the partner names. */
const handle = z.object({ partner: z.enum(['fal-ai', 'wavespeed']), path: z.string() })

const falTaken = z.object({ response_url: z.url() })
const falStands = z.object({ status: z.string(), error: z.string().nullish() })
const falMade = z.object({ images: z.array(z.object({ url: z.string() })) })
const waveTaken = z.object({ data: z.object({ urls: z.object({ get: z.url() }) }) })
const waveStands = z.object({
  data: z.object({
    status: z.string(),
    outputs: z.array(z.string()).nullish(),
    error: z.string().nullish(),
    has_nsfw_contents: z.array(z.boolean()).nullish(),
  }),
})

/** fal’s status and result are asked for at its queue, which the router knows by this. */
const asQueue = '?_subdomain=queue'

/** The partners that take jobs, asked about them through the router. */
export const jobsOf = (
  service: Service<HuggingFaceSettings>,
): Queued<HuggingFaceSettings, z.infer<typeof handle>> => ({
  ...service,
  handle,
  pollMs: ({ poll_seconds }) => poll_seconds * 1000,
  attach: () => base64,
  request: (call, { body }) => handedOn(service, call, body),
  accepted(answer, { endpoint, settings }) {
    if (routed(endpoint, settings).partner === 'wavespeed') {
      const { urls } = readAnswer(service, answer, waveTaken).data
      return { partner: 'wavespeed', path: new URL(urls.get).pathname }
    }
    return { partner: 'fal-ai', path: new URL(readAnswer(service, answer, falTaken).response_url).pathname }
  },
  question: ({ partner, path }, settings) => ({
    method: 'GET',
    url: `${settings.router_url}/${partner}${path}${partner === 'fal-ai' ? `/status${asQueue}` : ''}`,
    headers: service.headers(settings),
  }),
  async standing(answer, { partner, path }, { settings, http, signal }) {
    if (partner === 'wavespeed') return waveStanding(service, readAnswer(service, answer, waveStands).data)
    const { status, error } = readAnswer(service, answer, falStands)
    if (status === 'IN_QUEUE') return { state: 'running', words: 'In fal’s queue' }
    if (status === 'IN_PROGRESS') return { state: 'running', words: 'At work at fal' }
    if (status !== 'COMPLETED') throw unknownState(service, status)
    if (error) return broke('fal', error)
    const url = `${settings.router_url}/${partner}${path}${asQueue}`
    const result = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
    if (!isSuccess(result)) {
      const fault = faultOf(service, result)
      if (fault.kind === 'content-refused') return refused(fault.message)
      if (result.status < 500 && fault.kind === 'rejected') return broke('fal', fault.message)
      throw fault
    }
    return { state: 'done', outputs: readAnswer(service, result, falMade).images.map(({ url }) => ({ url })) }
  },
})

function waveStanding(
  service: Service<HuggingFaceSettings>,
  { status, outputs, error, has_nsfw_contents: unsafe }: z.infer<typeof waveStands>['data'],
) {
  switch (status) {
    case 'created':
    case 'processing':
      return { state: 'running' as const, words: 'At work at WaveSpeed' }
    case 'completed':
      if (unsafe?.some(Boolean)) return refused('WaveSpeed calls the result unsafe.')
      return { state: 'done' as const, outputs: (outputs ?? []).map((url) => ({ url })) }
    case 'failed':
      return broke('WaveSpeed', error || 'no reason given')
    default:
      throw unknownState(service, status)
  }
}

const broke = (who: string, why: string): Refused => ({
  state: 'refused',
  reason: 'failed',
  message: `${who} failed: ${why}`,
  billed: 'unknown',
})

const refused = (message: string): Refused => ({
  state: 'refused',
  reason: 'content-refused',
  message,
  billed: 'unknown',
})

/** Replicate’s answer to a request that it was waited for with. @throws ProviderError where it did not end in time */
export function replicateMade(service: Service<HuggingFaceSettings>, answer: Incoming): string[] | Refused {
  const { status, output, error } = readAnswer(service, answer, prediction)
  if (status === 'failed' || status === 'canceled') return broke('Replicate', error || status)
  if (status !== 'succeeded')
    throw new ProviderError('timeout', `${service.title}: Replicate was not done within a minute.`, {
      billed: 'unknown',
    })
  return [output ?? []].flat()
}
const prediction = z.object({
  status: z.string(),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.string().nullish().catch(undefined),
})
