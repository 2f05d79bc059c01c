import { type Call, type Done, type Provider, ProviderError, type Refused } from '@krya/provider-kit'
import sharp from 'sharp'
import { z } from 'zod'

/** What becomes of one call: the test says when and how. */
export type Script = (call: Call<unknown>) => Promise<Done | Refused>

const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a5cff' } })
  .png()
  .toBuffer()

/** The pictures a call asked for, all alike. */
export async function done(call: Call<unknown>): Promise<Done> {
  const bytes = await picture
  return {
    state: 'done',
    warnings: [],
    outputs: call.seeds.map((seed) => ({ bytes, mediaType: 'image/png', seed })),
  }
}

/** Waits until the call is stopped, then ends as a provider does that knows it was not billed. */
export function endless({ signal }: Call<unknown>): Promise<Done> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new ProviderError('unavailable', 'stopped', { billed: 'no' }))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
  })
}

export interface ScriptedProvider extends Provider {
  /** Every call that was made, in order. */
  readonly calls: Call<unknown>[]
  script: Script
}

/** A provider in this process that does as it is told, under the built-in engine's name. */
export function scriptedProvider(script: Script = done, limit = 2): ScriptedProvider {
  const calls: Call<unknown>[] = []
  const provider: ScriptedProvider = {
    id: 'atelier',
    title: 'Scripted',
    settings: z.object({}),
    concurrency: () => ({ scope: 'process', limit }),
    idempotent: true,
    place: 'here',
    calls,
    script,
    submit(call) {
      calls.push(call)
      return provider.script(call)
    },
    async check() {
      throw new Error('never accepted anything')
    },
    async health() {
      return { ok: true }
    },
  }
  return provider
}
