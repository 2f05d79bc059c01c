import { z } from 'zod'
import { aspect, model, operationView, style } from '../entities/catalog.ts'
import { operationId } from '../operations/index.ts'
import { route } from './route.ts'

export const catalogRoutes = {
  listModels: route({
    method: 'GET',
    path: '/api/models',
    tag: 'Catalog',
    summary: 'List models',
    query: z.strictObject({ operation: operationId.optional() }),
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(model) }) },
    errors: [],
  }),
  listStyles: route({
    method: 'GET',
    path: '/api/styles',
    tag: 'Catalog',
    summary: 'List styles',
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(style) }) },
    errors: [],
  }),
  styleThumbnail: route({
    method: 'GET',
    path: '/api/styles/{id}/thumbnail',
    tag: 'Catalog',
    summary: 'A picture in this style, drawn by Atelier',
    params: z.object({ id: z.string().max(100) }),
    query: z.strictObject({
      v: z.string().max(40).optional().meta({ description: 'Changes with every version; defeats caches.' }),
    }),
    answer: { kind: 'file', status: 200, mediaTypes: ['image/webp'] },
    errors: ['not_found'],
  }),
  listOperations: route({
    method: 'GET',
    path: '/api/operations',
    tag: 'Catalog',
    summary: 'List what the studio can do, each with the schema of its input',
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(operationView) }) },
    errors: [],
  }),
  listAspects: route({
    method: 'GET',
    path: '/api/aspects',
    tag: 'Catalog',
    summary: 'List preset sizes',
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(aspect) }) },
    errors: [],
  }),
}
