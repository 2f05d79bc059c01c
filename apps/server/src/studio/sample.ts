import { randomUUID } from 'node:crypto'
import { models, offersFor } from '@krya/catalog'
import { KryaError } from '@krya/contracts'
import type { Provider } from '@krya/provider-kit'
import type { DrawSample } from '../library/catalog.ts'

/** Draws style samples with the first model that costs nothing and may be asked again: no generation, no charge. */
export function drawSample(providers: ReadonlyMap<string, Provider>): DrawSample {
  return async (style, { prompt, seed, width, height }) => {
    const offer = models
      .flatMap((model) => offersFor(model, 'text-to-image'))
      .find(({ provider, credits }) => credits === 0 && providers.get(provider)?.idempotent === true)
    const provider = offer && providers.get(offer.provider)
    if (offer === undefined || provider === undefined) throw new KryaError('provider_unavailable')
    const answer = await provider.submit({
      operation: 'text-to-image',
      endpoint: offer.endpoint,
      input: { prompt, style, width, height, format: 'png' },
      seeds: [seed],
      idempotencyKey: randomUUID(),
      onProgress: () => undefined,
      onPreview: () => undefined,
      credentials: provider.credentials.parse({}),
      signal: AbortSignal.timeout(60_000),
    })
    const picture = answer.state === 'done' ? answer.outputs[0] : undefined
    if (picture === undefined) throw new KryaError('provider_unavailable')
    return picture
  }
}
