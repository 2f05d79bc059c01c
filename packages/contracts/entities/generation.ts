import { z } from 'zod'
import { errorCode } from '../errors.ts'
import { id, moment } from '../ids.ts'
import { assetKinds } from '../media.ts'
import { operationId } from '../operations/index.ts'

/** States of the design, and the words this API has published for them: one to one. */
export const generationStates = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const
export type GenerationState = (typeof generationStates)[number]

export const statusWords = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'canceled',
} as const satisfies Record<GenerationState, string>

export const status = z
  .enum(['pending', 'processing', 'completed', 'failed', 'canceled'])
  .meta({ id: 'Status' })
export type Status = z.infer<typeof status>

/** The state that a status word stands for. */
export const stateOf: Record<Status, GenerationState> = {
  pending: 'queued',
  processing: 'running',
  completed: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
}

export const priority = z.enum(['low', 'normal', 'high']).meta({ id: 'Priority' })
export type Priority = z.infer<typeof priority>

/** What was not done as asked, or is good to know; never a failure. */
export const warning = z
  .object({
    code: z.enum(['parameter-ignored', 'parameter-adjusted', 'words-unused', 'fell-back', 'note']),
    field: z.string().optional(),
    message: z.string(),
  })
  .meta({ id: 'Warning' })
export type WarningView = z.infer<typeof warning>

export const attempt = z
  .object({
    number: z.int(),
    /** Which of the generation's parts (provider calls) it was for, from 0. */
    part: z.int(),
    provider: z.string(),
    /** Which model it ran. */
    model: z.string(),
    state: z.enum(['preparing', 'submitting', 'submitted', 'running', 'succeeded', 'failed', 'abandoned']),
    billed: z.enum(['no', 'yes', 'unknown']),
    /** Credits: what the provider charged or may have charged. */
    cost: z.number(),
    started_at: moment,
    finished_at: moment.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Attempt' })

export const generatedImage = z
  .object({
    id,
    /** Clips, models and trained LoRAs are told of in the same way as pictures. */
    kind: z.enum(assetKinds),
    /** Which of the batch, from 0. */
    index: z.int(),
    url: z.string(),
    thumbnail_url: z.string(),
    /** 0 where it has none. */
    width: z.int(),
    height: z.int(),
    duration_seconds: z.number().nullable(),
    media_type: z.string(),
    seed: z.int().nullable(),
    /** ThumbHash, base64: a blurred stand-in while the picture loads. */
    thumbhash: z.string().nullable(),
    favourite: z.boolean(),
    /** What it says, or how that begins, where it is a text that was written; null for all others. */
    text: z.string().nullable(),
  })
  .meta({ id: 'GeneratedImage' })
export type GeneratedImage = z.infer<typeof generatedImage>

export const generation = z
  .object({
    id,
    operation: operationId,
    status,
    /** 0–1 over the whole batch. */
    progress: z.number(),
    model: z.string(),
    /** The input as it was accepted, defaults filled in: with operation and model, the recipe. */
    input: z.record(z.string(), z.unknown()),
    images: z.array(generatedImage),
    /** Seed of the first picture; picture n has seed + n. */
    seed: z.int().nullable(),
    credits_used: z.number(),
    /** Set while the price is held back and not yet settled. */
    credits_reserved: z.number(),
    priority,
    /** The project it belongs to, and what it costs with it; null: none. */
    project: id.nullable(),
    /** From 1, among your own waiting ones; null when it is not waiting. */
    queue_position: z.int().nullable(),
    /** Seconds until it is expected to be done; null when it is over or nothing is known yet. */
    estimated_time: z.number().nullable(),
    warnings: z.array(warning),
    attempts: z.array(attempt),
    error: z.object({ code: errorCode, message: z.string(), remedy: z.string() }).optional(),
    created_at: moment,
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    /** When it was put into the trash. */
    deleted_at: moment.nullable(),
  })
  .meta({ id: 'Generation' })
export type Generation = z.infer<typeof generation>
