import { type Counted, countedSchema } from '@krya/catalog'
import { z } from 'zod'
import type { Incoming, Outgoing } from '../spec/http.ts'
import type { Call, Context, Provider, Refused } from '../spec/provider.ts'
import type { ProviderError } from '../spec/provider-error.ts'
import { type Attach, type Written, writeBody } from '../wire/index.ts'
import { ready } from './before-submit.ts'
import { placeByAddress } from './place.ts'
import { faultOf, isRefusal, isSuccess, refusalOf, remoteFile, type Service } from './service.ts'
import { stored, storedWarnings } from './stored.ts'

/** Most bytes of an answer that holds its pictures: four large ones in base64. */
const mostBytes = 256 * 1024 * 1024

/** What a service made, as its answer tells it. */
export interface Made {
  readonly outputs: readonly (
    | { readonly bytes: Uint8Array; readonly mediaType: string; readonly seed?: number }
    | { readonly url: string; readonly seed?: number }
  )[]
  readonly chargedUsd?: number
  readonly counted?: Counted
}

/** A service that answers a request with what it made. */
export interface Immediate<Settings> extends Service<Settings> {
  readonly attach: Attach
  /** May ask for what costs nothing first. */
  request(call: Call<Settings>, written: Written): Outgoing | Promise<Outgoing>
  /** Reads a success. @throws ProviderError malformed-answer */
  made(answer: Incoming, call: Call<Settings>): Made | Refused
}

/** What is kept of an answer whose pictures are still to be fetched, so that a crash does not lose them. */
const kept = z.object({
  outputs: z.array(z.object({ url: z.string(), seed: z.number().exactOptional() })),
  warnings: storedWarnings,
  chargedUsd: z.number().exactOptional(),
  counted: countedSchema.exactOptional(),
})

/**
 * A provider over a service that answers at once. An answer with addresses instead of pictures is treated as a
 * job that is accepted and done: its addresses are stored before they are fetched.
 */
export function immediate<Settings>(service: Immediate<Settings>): Provider<Settings> {
  const face = faceOf(service)
  return {
    ...face,
    concurrency: (settings) => ({ ...face.concurrency(settings), held: true }),
    async submit(call) {
      const asked = await ready(async () => {
        const written = await writeBody(call, service.attach)
        return { written, outgoing: await service.request(call, written) }
      })
      if (isRefusal(asked)) return asked
      const answer = await call.http.send({ limitBytes: mostBytes, ...asked.outgoing }, call.signal)
      if (!isSuccess(answer)) return refusedOrThrow(faultOf(service, answer))
      const made = service.made(answer, call)
      if ('state' in made) return made
      const { outputs, ...charged } = made
      const { warnings } = asked.written
      if (outputs.every((output) => 'bytes' in output))
        return { state: 'done', outputs, warnings, ...charged }
      const addresses = outputs.flatMap((output) => ('url' in output ? [output] : []))
      const handle = stored({ outputs: addresses, warnings, ...charged })
      return { state: 'accepted', handle, checkAfterMs: 0 }
    },
    async check(handle, { settings }) {
      const { outputs, ...told } = kept.parse(handle)
      return {
        state: 'done',
        outputs: outputs.map(({ url, ...rest }) => ({ ...remoteFile(service, settings, url), ...rest })),
        ...told,
      }
    },
  }
}

/** What every provider over a service shows of it. */
export function faceOf<Settings>(service: Service<Settings>) {
  return {
    id: service.id,
    title: service.title,
    settings: service.settings,
    concurrency: (settings: Settings) => ({
      scope: 'installation' as const,
      limit: service.concurrency(settings),
    }),
    ...(service.binds === undefined ? {} : { binds: service.binds }),
    idempotent: service.place === 'private',
    place: service.place ?? ('remote' as const),
    ...(service.place === undefined
      ? {}
      : {
          placeAt: (settings: Settings) => placeByAddress(service.hosts(settings), service.own?.(settings)),
        }),
    health: (context: Context<Settings>) => service.health(context),
  }
}

/** A verdict on the request is an answer; everything else is a fault. */
export function refusedOrThrow(fault: ProviderError): Refused {
  const refusal = refusalOf(fault)
  if (refusal === undefined) throw fault
  return refusal
}
