import type { Context, Incoming } from '@krya/provider-kit'
import { get, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { unitPriceIn } from './catalog.ts'
import type { FalSettings } from './settings.ts'

/**
 * What a result cost: fal tells in a header how many of the model’s own units it charges, and on its platform what one
 * of them costs this account. Nothing where it does not tell; the result is not worth less for that.
 */
export async function chargeOf(
  service: Service<FalSettings>,
  endpoint: string | undefined,
  { headers }: Incoming,
  context: Context<FalSettings>,
): Promise<{ chargedUsd?: number }> {
  const units = Number(headers['x-fal-billable-units'] ?? Number.NaN)
  if (endpoint === undefined || !Number.isFinite(units) || units < 0) return {}
  if (units === 0) return { chargedUsd: 0 }
  try {
    const query = new URLSearchParams({ endpoint_id: endpoint })
    const answer = await get(service, context, `${context.settings.platform_url}/models/pricing?${query}`)
    const price = readAnswer(service, answer, unitPriceIn(endpoint))
    return price === undefined ? {} : { chargedUsd: units * price }
  } catch {
    context.signal.throwIfAborted()
    return {}
  }
}
