import { z } from 'zod'
import { canvasLink, canvasRole } from '../entities/canvas-link.ts'
import { id } from '../ids.ts'
import { route } from './route.ts'

const params = z.object({ id })
const yearSeconds = 365 * 24 * 60 * 60

export const sharingRoutes = {
  listCanvasLinks: route({
    method: 'GET',
    path: '/api/documents/{id}/links',
    tag: 'Documents',
    summary: 'List the links that share a document’s canvas',
    description: 'Those that still work, the newest first. What they lead to is not told again.',
    params,
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(canvasLink) }) },
    errors: ['not_found'],
  }),
  createCanvasLink: route({
    method: 'POST',
    path: '/api/documents/{id}/links',
    tag: 'Documents',
    summary: 'Share a document’s canvas by a link',
    description:
      'Whoever holds the link may watch the canvas while you have it open, or draw along, without an account. `url` is told only here: what is kept of it cannot be turned back.',
    params,
    body: z.strictObject({
      role: canvasRole,
      expires_in: z
        .int()
        .min(60)
        .max(yearSeconds)
        .optional()
        .meta({ description: 'Seconds until it ends; left out: it holds until it is stopped.' }),
    }),
    answer: { kind: 'json', status: 200, schema: z.object({ link: canvasLink, url: z.string() }) },
    errors: ['not_found', 'too_many_links', 'malformed_body', 'unsupported_media_type', 'body_too_large'],
  }),
  removeCanvasLink: route({
    method: 'DELETE',
    path: '/api/documents/{id}/links/{link}',
    tag: 'Documents',
    summary: 'Stop a link',
    description: 'Whoever is on the canvas by it is sent away at once.',
    params: params.extend({ link: id }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
}
