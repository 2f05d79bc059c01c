import { z } from 'zod'
import { health, me } from '../entities/health.ts'
import { id } from '../ids.ts'
import { route } from './route.ts'

export const systemRoutes = {
  health: route({
    method: 'GET',
    path: '/health',
    tag: 'System',
    summary: 'Whether the server lives and is ready',
    description:
      'Answers 200 while it can take requests, 503 otherwise; the body tells which part is at fault.',
    answer: { kind: 'json', status: 200, schema: health },
    errors: ['unavailable'],
  }),
  me: route({
    method: 'GET',
    path: '/api/me',
    tag: 'System',
    summary: 'Who you are here',
    answer: { kind: 'json', status: 200, schema: me },
    errors: [],
  }),
  events: route({
    method: 'GET',
    path: '/api/events',
    tag: 'Events',
    summary: 'Follow everything of yours',
    description:
      'Server-sent events. Send the last `id` you saw as `Last-Event-ID` to go on from there; an event `reset` means that is too long ago.',
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    answer: { kind: 'events', status: 200 },
    errors: [],
  }),
  preview: route({
    method: 'GET',
    path: '/api/generate/image/{id}/preview/{index}',
    tag: 'Generations',
    summary: 'The newest preview of a picture that is being made',
    params: z.object({ id, index: z.coerce.number().int().min(0).max(3) }),
    query: z.strictObject({
      v: z.string().max(40).optional().meta({ description: 'Changes with every preview; defeats caches.' }),
    }),
    answer: { kind: 'file', status: 200, mediaTypes: ['image/webp', 'image/jpeg', 'image/png'] },
    errors: ['not_found'],
  }),
}
