import { z } from 'zod'
import { generation, priority, status } from '../entities/generation.ts'
import { inProject, projectFilter } from '../entities/project.ts'
import { id } from '../ids.ts'
import { operationId } from '../operations/index.ts'
import { textToImageInput } from '../operations/text-to-image.ts'
import { pageOf, pageQuery, queryFlag, queryMoment } from './page.ts'
import { route } from './route.ts'

const params = z.object({ id })

/** The body of a request for pictures: the operation's input, its place in the queue and its project. */
export const imageRequest = textToImageInput
  .extend({ priority: priority.default('normal'), project: inProject })
  .meta({ id: 'ImageRequest' })
export type ImageRequest = z.input<typeof imageRequest>

export const accepted = z
  .object({
    id,
    status,
    /** Seconds until it is expected to be done. */
    estimated_time: z.number().nullable(),
    queue_position: z.int().nullable(),
  })
  .meta({ id: 'Accepted' })

export const idempotency = z.object({
  'idempotency-key': z.string().min(1).max(200).optional().meta({
    description:
      'Send the same key again to get the first answer again instead of a second generation. Kept 24 hours.',
  }),
})

export const refusals = [
  'unknown_model',
  'unknown_style',
  'provider_not_set_up',
  'budget_exceeded',
  'content_refused',
  'insufficient_credits',
  'queue_full',
  'idempotency_conflict',
  'malformed_body',
  'unsupported_media_type',
  'body_too_large',
] as const

export const listFilters = {
  status: status.optional(),
  operation: operationId.optional(),
  model: z.string().max(100).optional(),
  project: projectFilter.optional(),
  text: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Words of the prompt; the last may be a beginning.' }),
  after: queryMoment.optional(),
  before: queryMoment.optional(),
  trash: queryFlag.optional().meta({ description: 'true: what is in the trash instead.' }),
}

export const generationRoutes = {
  createImage: route({
    method: 'POST',
    path: '/api/generate/image',
    tag: 'Generations',
    summary: 'Make pictures from words',
    description: 'Answers at once; the pictures follow. Read it again by its id, or listen to its events.',
    headers: idempotency,
    body: imageRequest,
    answer: { kind: 'json', status: 202, schema: accepted },
    errors: refusals,
  }),
  createImageBatch: route({
    method: 'POST',
    path: '/api/generate/image/batch',
    tag: 'Generations',
    summary: 'Make pictures from many requests at once',
    description: 'All are accepted, or none.',
    headers: idempotency,
    body: z
      .strictObject({ requests: z.array(imageRequest).min(1).max(100) })
      .meta({ id: 'ImageBatchRequest' }),
    answer: { kind: 'json', status: 202, schema: z.object({ items: z.array(accepted) }) },
    errors: refusals,
  }),
  getImage: route({
    method: 'GET',
    path: '/api/generate/image/{id}',
    tag: 'Generations',
    summary: 'Read a generation',
    params,
    answer: { kind: 'json', status: 200, schema: generation },
    errors: ['not_found'],
  }),
  listImages: route({
    method: 'GET',
    path: '/api/generate/images',
    tag: 'Generations',
    summary: 'List generations, newest first',
    query: z.strictObject({ ...pageQuery, ...listFilters }),
    answer: { kind: 'json', status: 200, schema: pageOf(generation) },
    errors: [],
  }),
  editImage: route({
    method: 'PATCH',
    path: '/api/generate/image/{id}',
    tag: 'Generations',
    summary: 'Change a generation that is still waiting',
    description:
      'The input is replaced as a whole; its place in the queue stays, and its project where none is named (null: none).',
    params,
    body: imageRequest,
    answer: { kind: 'json', status: 200, schema: generation },
    errors: ['not_found', 'wrong_state', ...refusals],
  }),
  deleteImage: route({
    method: 'DELETE',
    path: '/api/generate/image/{id}',
    tag: 'Generations',
    summary: 'Put a generation and its pictures into the trash',
    description:
      'One that is not over is canceled first. What is in the trash is removed for good after 30 days.',
    params,
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
  restoreImage: route({
    method: 'POST',
    path: '/api/generate/image/{id}/restore',
    tag: 'Generations',
    summary: 'Take a generation and its pictures out of the trash',
    params,
    answer: { kind: 'json', status: 200, schema: generation },
    errors: ['not_found'],
  }),
  cancelImage: route({
    method: 'POST',
    path: '/api/generate/image/{id}/cancel',
    tag: 'Generations',
    summary: 'Cancel a generation that waits or runs',
    description: 'Pictures already finished stay. Canceling one that is over changes nothing.',
    params,
    answer: { kind: 'json', status: 200, schema: generation },
    errors: ['not_found'],
  }),
  retryImage: route({
    method: 'POST',
    path: '/api/generate/image/{id}/retry',
    tag: 'Generations',
    summary: 'Run what is missing of a failed or canceled generation again',
    params,
    answer: { kind: 'json', status: 202, schema: generation },
    errors: ['not_found', 'wrong_state', 'insufficient_credits', 'queue_full'],
  }),
  imageEvents: route({
    method: 'GET',
    path: '/api/generate/image/{id}/events',
    tag: 'Events',
    summary: 'Follow one generation',
    description:
      'Server-sent events: queued, started, progress, preview, image, then succeeded, failed or canceled, after which it ends. Starts with what has already happened.',
    params,
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    answer: { kind: 'events', status: 200 },
    errors: ['not_found'],
  }),
}
