import { z } from 'zod'
import { aspect, model, operationView, style, template } from '../entities/catalog.ts'
import { ownModelRequest } from '../entities/provider.ts'
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
  addModel: route({
    method: 'POST',
    path: '/api/models',
    tag: 'Catalog',
    summary: 'Add an endpoint of a service, or a workflow of yours, as a model',
    body: ownModelRequest,
    answer: { kind: 'json', status: 200, schema: model },
    errors: [
      'not_found',
      'provider_not_set_up',
      'provider_unavailable',
      'malformed_body',
      'unsupported_media_type',
      'body_too_large',
    ],
  }),
  removeModel: route({
    method: 'DELETE',
    path: '/api/models/{id}',
    tag: 'Catalog',
    summary: 'Take away a model that was added here',
    params: z.object({ id: z.string().max(200) }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
  modelParameters: route({
    method: 'GET',
    path: '/api/models/{id}/parameters',
    tag: 'Catalog',
    summary: 'What a model takes in `parameters`, as its service publishes it now',
    params: z.object({ id: z.string().max(200) }),
    query: z.strictObject({ operation: operationId }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({
        schema: z
          .record(z.string(), z.unknown())
          .nullable()
          .meta({ description: 'JSON Schema; null: nothing is published, or not reachable now.' }),
      }),
    },
    errors: ['not_found'],
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
  listStickers: route({
    method: 'GET',
    path: '/api/stickers',
    tag: 'Catalog',
    summary: 'Find drawings to put onto pictures',
    query: z.strictObject({
      search: z.string().max(200).default('').meta({ description: 'English words; left out: all.' }),
      from: z.coerce.number().int().min(0).max(10_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
    },
    errors: [],
  }),
  getSticker: route({
    method: 'GET',
    path: '/api/stickers/{id}',
    tag: 'Catalog',
    summary: 'Read a sticker as SVG',
    params: z.object({ id: z.string().max(60) }),
    answer: { kind: 'file', status: 200, mediaTypes: ['image/svg+xml'] },
    errors: ['not_found'],
  }),
  listTemplates: route({
    method: 'GET',
    path: '/api/templates',
    tag: 'Catalog',
    summary: 'List templates: sizes by what a picture is for, with what of it is always seen',
    query: z.strictObject({
      search: z.string().max(200).optional(),
      prompt: z
        .string()
        .max(10_000)
        .optional()
        .meta({ description: 'Those that it speaks of come first, as suggested.' }),
    }),
    answer: { kind: 'json', status: 200, schema: z.object({ items: z.array(template) }) },
    errors: [],
  }),
}
