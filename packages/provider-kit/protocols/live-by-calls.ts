import { readFile, rm } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import type { LiveEngine, LiveFrame, LiveInput } from '../spec/live.ts'
import type { Accepted, Call, Context, Done, Json, Provider, Refused } from '../spec/provider.ts'
import { ProviderError, type ProviderErrorKind } from '../spec/provider-error.ts'
import { type LiveOffer, liveCall } from './live-call.ts'
import { pictureOf } from './pictures.ts'

const mostBytes = 64 * 1024 * 1024
/** A picture that takes longer follows no hand. */
const mostMs = 300_000
/** Faults in a row while asking how a picture stands. */
const mostFaults = 3
/** A service that is told of a job's end is not waited for longer. */
const stopMs = 1_000

const kinds: Readonly<Record<Refused['reason'], ProviderErrorKind>> = {
  rejected: 'rejected',
  'content-refused': 'content-refused',
  failed: 'failed',
  canceled: 'failed',
}

/** What is asked, picture by picture: an ordinary offer for `image-to-image`. */
export interface ByCalls<Settings> extends Omit<Context<Settings>, 'signal'> {
  readonly provider: Pick<Provider<Settings>, 'title' | 'submit' | 'check' | 'find' | 'cancel'>
  readonly offer: LiveOffer
}

/** Draws where there is nothing for it but calls: each picture is one of its own, asked about until it is there. */
export function liveByCalls<Settings>({ provider, offer, settings, http }: ByCalls<Settings>): LiveEngine {
  const ending = new AbortController()
  let underWay: Promise<unknown> = Promise.resolve()

  async function draw(input: LiveInput, signal: AbortSignal): Promise<LiveFrame> {
    if (ending.signal.aborted)
      throw new ProviderError('rejected', `Drawing with ${provider.title} was ended.`, { billed: 'no' })
    const until = AbortSignal.any([signal, ending.signal, AbortSignal.timeout(mostMs)])
    const context = { settings, http, signal: until }
    const call = await liveCall(input, offer, context)
    let handle: Json | undefined
    try {
      const first = await provider.submit(call)
      if (first.state === 'accepted') handle = first.handle
      const verdict = first.state === 'accepted' ? await follow(provider, first, context) : first
      if (verdict.state === 'done') return await frameOf(provider.title, verdict, context)
      throw new ProviderError(kinds[verdict.reason], verdict.message, { billed: verdict.billed })
    } catch (error) {
      if (!until.aborted) throw error
      await stop(provider, call, handle).catch(() => undefined)
      throw new ProviderError('timeout', `${provider.title} was not waited for any longer.`, {
        billed: 'unknown',
        cause: error,
      })
    }
  }

  return {
    draw(input, signal) {
      const drawn = draw(input, signal)
      underWay = drawn.catch(() => undefined)
      return drawn
    },
    async close() {
      ending.abort()
      await underWay
    },
  }
}

/** Asks about a job until it is over. A fault while asking says nothing of the job, unless there are many. */
async function follow<Settings>(
  provider: ByCalls<Settings>['provider'],
  { handle, checkAfterMs }: Accepted,
  context: Context<Settings>,
): Promise<Done | Refused> {
  let waitMs = checkAfterMs
  for (let faults = 0; ;) {
    await after(waitMs, undefined, { signal: context.signal })
    try {
      const standing = await provider.check(handle, context)
      if (standing.state !== 'running') return standing
      waitMs = standing.checkAfterMs
      faults = 0
    } catch (error) {
      faults += 1
      if (faults === mostFaults || context.signal.aborted) throw error
    }
  }
}

/** The first output as a frame; what lies elsewhere is fetched. @throws ProviderError */
async function frameOf<Settings>(
  title: string,
  { outputs, chargedUsd }: Done,
  { http, signal }: Context<Settings>,
): Promise<LiveFrame> {
  const [output] = outputs
  const charged = chargedUsd === undefined ? {} : { chargedUsd }
  if (output === undefined)
    throw new ProviderError('malformed-answer', `${title} says that it is done, but sent no picture.`, {
      billed: 'yes',
    })
  if ('bytes' in output) return { ...pictureOf(title, output.bytes), ...charged }
  if ('url' in output)
    return { ...pictureOf(title, await http.download(output, mostBytes, signal)), ...charged }
  const bytes = await readFile(output.file)
  await rm(output.file, { force: true })
  return { ...pictureOf(title, bytes), ...charged }
}

/** Tells the service that nobody waits; a job whose handle did not come is looked up by our key, where that can be. */
async function stop<Settings>(
  provider: ByCalls<Settings>['provider'],
  { settings, http, idempotencyKey }: Call<Settings>,
  handle: Json | undefined,
): Promise<void> {
  const context = { settings, http, signal: AbortSignal.timeout(stopMs) }
  const job = handle ?? (await provider.find?.(idempotencyKey, context))?.handle
  if (job !== undefined) await provider.cancel?.(job, context)
}
