import { z } from 'zod'
import { queue } from '../entities/queue.ts'
import { id } from '../ids.ts'
import { route } from './route.ts'

const answer = { kind: 'json', status: 200, schema: queue } as const

export const queueRoutes = {
  getQueue: route({
    method: 'GET',
    path: '/api/queue',
    tag: 'Queue',
    summary: 'Read your queue',
    answer,
    errors: [],
  }),
  pauseQueue: route({
    method: 'POST',
    path: '/api/queue/pause',
    tag: 'Queue',
    summary: 'Start nothing more of yours until resumed',
    description: 'What runs goes on to its end.',
    answer,
    errors: [],
  }),
  resumeQueue: route({
    method: 'POST',
    path: '/api/queue/resume',
    tag: 'Queue',
    summary: 'Start waiting ones again',
    answer,
    errors: [],
  }),
  moveInQueue: route({
    method: 'POST',
    path: '/api/queue/move',
    tag: 'Queue',
    summary: 'Move a waiting generation',
    body: z.strictObject({
      id,
      before: id.nullable().meta({ description: 'The waiting one to stand before; null: to the end.' }),
    }),
    answer,
    errors: ['not_found', 'wrong_state', 'malformed_body', 'unsupported_media_type', 'body_too_large'],
  }),
  dropWaiting: route({
    method: 'POST',
    path: '/api/queue/drop-waiting',
    tag: 'Queue',
    summary: 'Finish what runs, cancel all that waits',
    answer,
    errors: [],
  }),
  retryFailed: route({
    method: 'POST',
    path: '/api/queue/retry-failed',
    tag: 'Queue',
    summary: 'Run the failed ones of the last day again (at most 100)',
    answer,
    errors: ['insufficient_credits', 'queue_full'],
  }),
}
