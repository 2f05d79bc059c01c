import { z } from 'zod'
import { priceSchema } from '../models/price.ts'
import { wireSchema } from '../models/wire.ts'

/** A model that draws as the hand moves: one way each, for a change of provider would change the hand. */
export const liveModelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  description: z.string(),
  provider: z.string(),
  /** At the provider; for one that is asked picture by picture, its endpoint for `image-to-image`. */
  endpoint: z.string(),
  /** `output` is a picture, `second` one of the connection. */
  price: priceSchema,
  /** Where seconds are paid: how many its line stays open after a picture, if no other is asked for. */
  lingers: z.number().positive().optional(),
  /** `socket`: the provider has an engine for it (`Provider.live`). `calls`: each picture is a call of its own. */
  by: z.enum(['socket', 'calls']),
  /** How the endpoint wants the input, where its engine does not know by itself. */
  wire: wireSchema.optional(),
  /** Sides of what it draws, in pixels. */
  sizes: z.strictObject({
    min: z.int().positive(),
    max: z.int().positive(),
    multiple: z.int().positive(),
  }),
  /** Whether it makes something of a style of the catalog. */
  styles: z.boolean(),
  /** Whether it can be told how much the colours that were drawn bind; left out: no. */
  colour: z.boolean().optional(),
  /** Where the facts come from, and when they were read. */
  source: z.strictObject({ date: z.iso.date(), from: z.string() }),
})
export type LiveModel = z.infer<typeof liveModelSchema>
