import { randomUUID } from 'node:crypto'
import type { Running } from './run/run.ts'
import { models, offersFor } from '@krya/catalog'
import { KryaError } from '@krya/contracts'
import type { DrawSample } from '../library/catalog.ts'

/** Draws style samples with the first model that costs nothing and may be asked again: no generation, no charge. */
export function drawSample({ connections, http }: Pick<Running, 'connections' | 'http'>): DrawSample {
  return async (style, { prompt, seed, width, height }) => {
    const offer = models
      .flatMap((model) => offersFor(model, 'text-to-image'))
      .find((one) => connections.get(one.provider)?.provider.place === 'here')
    const connection = offer && connections.get(offer.provider)
    if (offer === undefined || connection === undefined) throw new KryaError('provider_unavailable')
    const answer = await connection.provider.submit({
      operation: 'text-to-image',
      endpoint: offer.endpoint,
      input: { prompt, style, width, height, format: 'png' },
      seeds: [seed],
      idempotencyKey: randomUUID(),
      onProgress: () => undefined,
      onPreview: () => undefined,
      wire: null,
      files: new Map(),
      settings: connection.settings,
      http,
      signal: AbortSignal.timeout(60_000),
    })
    const picture = answer.state === 'done' ? answer.outputs[0] : undefined
    if (picture === undefined || !('bytes' in picture)) throw new KryaError('provider_unavailable')
    return picture
  }
}
