import { z } from 'zod'
import { operationId } from '../operations/index.ts'

const credits = z.number().min(0).max(1_000_000).nullable()
const fields = {
  /** Provider ids in the order they are tried, by operation; operations left out have the catalog's order. */
  chains: z.partialRecord(operationId, z.array(z.string().max(100)).max(20)),
  /** Whether the built-in engine steps in where everything else failed. */
  fall_back_to_atelier: z.boolean(),
  /** Most credits one person may spend a day (UTC); null: no limit. */
  daily_credits_per_person: credits,
  /** Most credits all together may spend a day (UTC); null: no limit. */
  daily_credits: credits,
}

/** How requests of this installation find a provider, and what they may spend. */
export const routing = z
  .strictObject({
    chains: fields.chains.default({}),
    fall_back_to_atelier: fields.fall_back_to_atelier.default(true),
    daily_credits_per_person: fields.daily_credits_per_person.default(null),
    daily_credits: fields.daily_credits.default(null),
  })
  .meta({ id: 'Routing' })
export type Routing = z.infer<typeof routing>

/** What of it is to be changed; the rest stays. */
export const routingChange = z.strictObject(fields).partial().meta({ id: 'RoutingChange' })
export type RoutingChange = z.infer<typeof routingChange>
