import { operationId } from '@krya/contracts'
import { z } from 'zod'

/** One way to run a model: a provider's endpoint and its price. */
export const offerSchema = z.strictObject({
  provider: z.string(),
  endpoint: z.string(),
  operation: operationId,
  /** Credits for one output. */
  credits: z.number().min(0),
  /** How many outputs one call can make. */
  batch: z.int().min(1),
})
export type Offer = z.infer<typeof offerSchema>

/** A catalog entry: what a model does, within which ranges, and who offers it. */
export const modelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  group: z.string(),
  description: z.string(),
  /** Optional input fields this model has; what is not listed is ignored with a warning. */
  parameters: z.array(z.string()),
  abilities: z.array(z.string()),
  /** Typical seconds for one output of one megapixel. */
  seconds: z.number().positive(),
  sizes: z.strictObject({
    min: z.int().positive(),
    max: z.int().positive(),
    megapixels: z.number().positive(),
    /** Both sides must be a multiple of this. */
    multiple: z.int().positive(),
  }),
  offers: z.array(offerSchema).min(1),
  /** Where the facts come from, and when they were read. */
  source: z.strictObject({ date: z.iso.date(), from: z.string() }),
})
export type Model = z.infer<typeof modelSchema>
