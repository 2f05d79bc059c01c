import { z } from 'zod'
import type { Incoming, Outgoing } from '../spec/http.ts'
import type { Call, Context, Done, Json, Provider, Refused, Running } from '../spec/provider.ts'
import { type Attach, type Written, writeBody } from '../wire/index.ts'
import { faceOf, refusedOrThrow } from './immediate.ts'
import { fromBase64 } from './pictures.ts'
import { faultOf, isSuccess, remoteFile, type Service } from './service.ts'
import { stored, storedWarnings } from './stored.ts'

/** How a job stands, by the service's own word. */
export type Standing =
  | { readonly state: 'running'; readonly progress?: number }
  | {
      readonly state: 'done'
      readonly outputs: readonly (({ readonly url: string } | { readonly base64: string }) & {
        readonly seed?: number
        readonly metadata?: Readonly<Record<string, Json>>
      })[]
      readonly chargedUsd?: number
    }
  | Refused

/** A service that takes a job and is asked about it until it is over. */
export interface Queued<Settings, Handle> extends Service<Settings> {
  /** What is stored of an accepted job. */
  readonly handle: z.ZodType<Handle>
  pollMs(settings: Settings): number
  /** Gives a file to the service; what it returns stands for it in the body. */
  attach(call: Call<Settings>): Attach
  /** May ask for what costs nothing first. */
  request(call: Call<Settings>, written: Written): Outgoing | Promise<Outgoing>
  /** Reads that the job was taken. @throws ProviderError malformed-answer */
  accepted(answer: Incoming, call: Call<Settings>): Handle | Refused
  question(handle: Handle, settings: Settings): Outgoing
  /** @throws ProviderError malformed-answer: it is asked again */
  standing(answer: Incoming, handle: Handle, context: Context<Settings>): Standing | Promise<Standing>
  cancellation?(handle: Handle, settings: Settings): Outgoing | undefined
  /** Headers that the results need when they lie with the service. */
  resultHeaders?(settings: Settings): Readonly<Record<string, string>>
}

const kept = z.object({ job: z.json(), warnings: storedWarnings })

/** A provider over such a service. */
export function queued<Settings, Handle>(service: Queued<Settings, Handle>): Provider<Settings> {
  const read = (handle: Json) => {
    const { job, warnings } = kept.parse(handle)
    return { job: service.handle.parse(job), warnings }
  }
  return {
    ...faceOf(service),
    async submit(call) {
      const written = await writeBody(call, service.attach(call))
      const answer = await call.http.send(await service.request(call, written), call.signal)
      if (!isSuccess(answer)) return refusedOrThrow(faultOf(service, answer))
      const job = service.accepted(answer, call)
      if (isRefusal(job)) return job
      const handle = stored({ job, warnings: written.warnings })
      return { state: 'accepted', handle, checkAfterMs: service.pollMs(call.settings) }
    },
    async check(handle, context): Promise<Running | Done | Refused> {
      const { settings } = context
      const { job, warnings } = read(handle)
      const answer = await context.http.send(service.question(job, settings), context.signal)
      if (answer.status === 404 || answer.status === 410) return lost(service.title)
      if (!isSuccess(answer)) throw faultOf(service, answer)
      const standing = await service.standing(answer, job, context)
      if (standing.state === 'refused') return standing
      if (standing.state === 'running') return { ...standing, checkAfterMs: service.pollMs(settings) }
      if (standing.outputs.length === 0) return nothingMade(service.title)
      const headers = service.resultHeaders?.(settings)
      return {
        ...standing,
        warnings,
        outputs: standing.outputs.map((output) => {
          const facts = {
            ...(output.seed === undefined ? {} : { seed: output.seed }),
            ...(output.metadata === undefined ? {} : { metadata: output.metadata }),
          }
          if ('base64' in output) return { ...fromBase64(output.base64), ...facts }
          const file = remoteFile(service, settings, output.url)
          return { ...file, ...facts, ...(headers && file.at === 'service' ? { headers } : {}) }
        }),
      }
    },
    ...(service.cancellation === undefined
      ? {}
      : {
          async cancel(handle, { http, settings, signal }) {
            const outgoing = service.cancellation?.(read(handle).job, settings)
            if (outgoing !== undefined) await http.send(outgoing, signal)
          },
        }),
  }
}

const lost = (title: string): Refused => ({
  state: 'refused',
  reason: 'failed',
  message: `${title} no longer knows this job.`,
  billed: 'unknown',
})

const nothingMade = (title: string): Refused => ({
  state: 'refused',
  reason: 'failed',
  message: `${title} says that it is done, but made nothing.`,
  billed: 'unknown',
})

const isRefusal = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'state' in value && value.state === 'refused'
