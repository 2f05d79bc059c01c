import { z } from 'zod'
import { operationId } from '../operations/index.ts'

/** How requests of this installation find a provider, and what they may spend. */
export const routing = z
  .strictObject({
    /** Provider ids in the order they are tried, by operation; operations left out have the catalog's order. */
    chains: z.partialRecord(operationId, z.array(z.string().max(100)).max(20)).default({}),
    /** Whether the built-in engine steps in where everything else failed. */
    fall_back_to_atelier: z.boolean().default(true),
    /** Most credits one person may spend a day; null: no limit. */
    daily_credits_per_person: z.number().min(0).max(1_000_000).nullable().default(null),
    /** Most credits all together may spend a day; null: no limit. */
    daily_credits: z.number().min(0).max(1_000_000).nullable().default(null),
  })
  .meta({ id: 'Routing' })
export type Routing = z.infer<typeof routing>
