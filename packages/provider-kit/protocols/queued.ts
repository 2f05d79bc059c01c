import type { Counted } from '@krya/catalog'
import { z } from 'zod'
import type { Incoming, Outgoing } from '../spec/http.ts'
import type { Call, Context, Done, Json, Provider, Refused, Running, Warning } from '../spec/provider.ts'
import { type Attach, type Written, writeBody } from '../wire/index.ts'
import { ready } from './before-submit.ts'
import { faceOf, refusedOrThrow } from './immediate.ts'
import { fromBase64 } from './pictures.ts'
import { faultOf, isRefusal, isSuccess, refusalOf, remoteFile, type Service } from './service.ts'
import { stored, storedWarnings } from './stored.ts'

/** How a job stands, by the service's own word. */
export type Standing =
  | { readonly state: 'running'; readonly progress?: number; readonly words?: string }
  | {
      readonly state: 'done'
      readonly outputs: readonly (({ readonly url: string } | { readonly base64: string }) & {
        readonly seed?: number
        readonly metadata?: Readonly<Record<string, Json>>
      })[]
      readonly chargedUsd?: number
      readonly counted?: Counted
      readonly warnings?: readonly Warning[]
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

/** `since`: when it was taken, in milliseconds since 1970. */
const kept = z.object({ job: z.json(), warnings: storedWarnings, since: z.number().default(0) })
/** A service that took a job may not have told all its machines of it yet. */
const newMs = 60_000

/** A provider over such a service. */
export function queued<Settings, Handle>(service: Queued<Settings, Handle>): Provider<Settings> {
  const read = (handle: Json) => {
    const { job, ...rest } = kept.parse(handle)
    return { job: service.handle.parse(job), ...rest }
  }
  return {
    ...faceOf(service),
    async submit(call) {
      const asked = await ready(async () => {
        const written = await writeBody(call, service.attach(call))
        return { written, outgoing: await service.request(call, written) }
      })
      if (isRefusal(asked)) return asked
      const answer = await call.http.send(asked.outgoing, call.signal)
      if (!isSuccess(answer)) return refusedOrThrow(faultOf(service, answer))
      const job = service.accepted(answer, call)
      if (isRefusal(job)) return job
      const handle = stored({ job, warnings: asked.written.warnings, since: Date.now() })
      return { state: 'accepted', handle, checkAfterMs: service.pollMs(call.settings) }
    },
    async check(handle, context): Promise<Running | Done | Refused> {
      const { settings } = context
      const { job, warnings, since } = read(handle)
      const answer = await context.http.send(service.question(job, settings), context.signal)
      if (answer.status === 404 && Date.now() - since < newMs)
        return { state: 'running', checkAfterMs: service.pollMs(settings) }
      if (answer.status === 404 || answer.status === 410) return lost(service.title)
      if (!isSuccess(answer)) throw faultOf(service, answer)
      const standing = await service.standing(answer, job, context)
      if (standing.state === 'refused') return standing
      if (standing.state === 'running') return { ...standing, checkAfterMs: service.pollMs(settings) }
      if (standing.outputs.length === 0) return nothingMade(service.title)
      const headers = service.resultHeaders?.(settings)
      return {
        ...standing,
        warnings: [...warnings, ...(standing.warnings ?? [])],
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
            if (outgoing === undefined) return
            const answer = await http.send(outgoing, signal)
            const fault = isSuccess(answer) ? undefined : faultOf(service, answer)
            // What it refuses to end is over, or unknown there.
            if (fault !== undefined && refusalOf(fault) === undefined) throw fault
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
