import { z } from 'zod'
import { id, moment } from '../ids.ts'
import { assetKinds } from '../media.ts'
import { operationId } from '../operations/index.ts'

/** Enough to make an asset again; written into the file itself. */
export const recipe = z
  .object({
    operation: operationId,
    model: z.string(),
    /** The operation's input, with `seed` being this very output's seed and a batch of one. */
    input: z.record(z.string(), z.unknown()),
    /** Krya's version that made it. */
    version: z.string(),
  })
  .meta({ id: 'Recipe' })
export type Recipe = z.infer<typeof recipe>

export const asset = z
  .object({
    id,
    kind: z.enum(assetKinds),
    media_type: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    /** Of a clip or a recording; null for all others. */
    duration_seconds: z.number().nullable(),
    bytes: z.int(),
    url: z.string(),
    thumbnail_url: z.string(),
    thumbhash: z.string().nullable(),
    favourite: z.boolean(),
    generation_id: id.nullable(),
    /** The project it belongs to; null: none. */
    project: id.nullable(),
    /** Which of its generation's batch, from 0. */
    index: z.int(),
    prompt: z.string(),
    model: z.string().nullable(),
    seed: z.int().nullable(),
    created_at: moment,
    deleted_at: moment.nullable(),
  })
  .meta({ id: 'Asset' })
export type Asset = z.infer<typeof asset>
