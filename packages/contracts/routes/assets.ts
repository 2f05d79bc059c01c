import { z } from 'zod'
import { asset, recipe } from '../entities/asset.ts'
import { assetKinds, mediaTypes, uploadTypes } from '../media.ts'
import { largestSide } from '../operations/fields.ts'
import { id } from '../ids.ts'
import { pageOf, pageQuery, queryFlag, queryMoment } from './page.ts'
import { route } from './route.ts'

const params = z.object({ id })

/** The squares that large pictures are shown in are so many pixels wide and high. */
export const tileSide = 512
const ids = z.array(id).min(1).max(500)
const bodyErrors = ['malformed_body', 'unsupported_media_type', 'body_too_large'] as const

export const renditionFormat = z.enum(['png', 'jpeg', 'webp', 'avif'])
export type RenditionFormat = z.infer<typeof renditionFormat>

const side = z.coerce.number().int().min(1).max(largestSide)

/** How an asset's file is asked for in another size or format. */
export const renditionQuery = z.strictObject({
  w: side.optional().meta({ description: 'Width in pixels.' }),
  h: side.optional().meta({ description: 'Height in pixels.' }),
  fit: z
    .enum(['inside', 'cover', 'contain'])
    .default('inside')
    .meta({ description: 'How w and h are kept to; never enlarged.' }),
  format: renditionFormat.optional(),
  q: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Quality of jpeg, webp and avif.' }),
  download: queryFlag
    .optional()
    .meta({ description: 'true: answered as an attachment with a speaking file name.' }),
  recipe: z.enum(['keep', 'strip']).default('keep').meta({
    description: 'Whether the file carries its recipe. The mark that it was made by a model always stays.',
  }),
})

export const assetRoutes = {
  getAsset: route({
    method: 'GET',
    path: '/api/assets/{id}',
    tag: 'Assets',
    summary: 'Read an asset’s file, in its own or another size and format',
    description: 'Immutable: cached for ever, with ETag and Range.',
    params,
    query: renditionQuery,
    answer: {
      kind: 'file',
      status: 200,
      mediaTypes: [...mediaTypes.keys()],
    },
    errors: ['not_found', 'range_not_satisfiable', 'not_renderable', 'storage_failed'],
  }),
  linkedFile: route({
    method: 'GET',
    path: '/api/links/{token}/{name}',
    tag: 'Assets',
    summary: 'Where a provider fetches a file that it was given a link to',
    description:
      'Who has the link needs no other leave: it is signed, names one file and is good for an hour. Krya gives it to services that take a LoRA by its address alone, with KRYA_PUBLIC_URL set.',
    params: z.object({ token: z.string().max(200), name: z.string().max(100) }),
    answer: { kind: 'file', status: 200, mediaTypes: [...mediaTypes.keys()] },
    errors: ['not_found', 'range_not_satisfiable', 'storage_failed'],
  }),
  assetTile: route({
    method: 'GET',
    path: '/api/assets/{id}/tiles/{level}/{place}',
    tag: 'Assets',
    summary: 'Read a square of a picture that is too large to be shown whole',
    description: `DeepZoom: level 0 is one pixel, each level after it twice as large; squares of ${tileSide} pixels, JPEG. The first one asked for has all of them made, which takes a while.`,
    params: z.object({
      id,
      level: z.coerce.number().int().min(0).max(16),
      place: z
        .string()
        .regex(/^\d{1,3}_\d{1,3}$/, { error: 'must be column_row, such as 3_0' })
        .meta({ description: 'Column and row, from 0: `3_0`.' }),
    }),
    answer: { kind: 'file', status: 200, mediaTypes: ['image/jpeg'] },
    errors: ['not_found', 'not_renderable', 'storage_failed'],
  }),
  uploadAsset: route({
    method: 'POST',
    path: '/api/assets',
    tag: 'Assets',
    summary: 'Put a picture, a clip, a recording, a 3D model or a LoRA into the library',
    description: 'The file is the body itself. What it is is told by its bytes, not by its name or type.',
    query: z.strictObject({
      name: z.string().max(300).optional().meta({ description: 'What it is called; searched by.' }),
      listed: queryFlag.optional().meta({
        description:
          'false: the library does not show it: a mask, say, that one request needs. It is removed 30 days later where nothing was made from it.',
      }),
    }),
    body: {
      file: [...uploadTypes, 'application/octet-stream'],
      maxBytes: 256 * 1024 * 1024,
    },
    answer: { kind: 'json', status: 200, schema: asset },
    errors: ['unreadable_file', 'storage_full', 'storage_failed', 'unsupported_media_type', 'body_too_large'],
  }),
  describeAsset: route({
    method: 'GET',
    path: '/api/assets/{id}/details',
    tag: 'Assets',
    summary: 'Read what is known of an asset',
    params,
    answer: {
      kind: 'json',
      status: 200,
      schema: asset.extend({ recipe: recipe.nullable(), metadata: z.record(z.string(), z.unknown()) }),
    },
    errors: ['not_found'],
  }),
  listAssets: route({
    method: 'GET',
    path: '/api/assets',
    tag: 'Assets',
    summary: 'List the library, newest first',
    query: z.strictObject({
      ...pageQuery,
      text: z.string().max(200).optional(),
      model: z.string().max(100).optional(),
      kind: z.enum(assetKinds).optional(),
      favourite: queryFlag.optional(),
      after: queryMoment.optional(),
      before: queryMoment.optional(),
      trash: queryFlag.optional(),
      similar_to: id
        .optional()
        .meta({ description: 'An asset: those that look most like it, likest first, on one page.' }),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: pageOf(asset).extend({
        total: z
          .int()
          .nullable()
          .meta({ description: 'On the first page: how many there are, counted up to 100,000.' }),
      }),
    },
    errors: ['not_found'],
  }),
  markAssets: route({
    method: 'POST',
    path: '/api/assets/favourite',
    tag: 'Assets',
    summary: 'Mark assets as favourites, or not',
    body: z.strictObject({ ids, favourite: z.boolean() }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found', ...bodyErrors],
  }),
  trashAssets: route({
    method: 'POST',
    path: '/api/assets/trash',
    tag: 'Assets',
    summary: 'Put assets into the trash',
    body: z.strictObject({ ids }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found', ...bodyErrors],
  }),
  restoreAssets: route({
    method: 'POST',
    path: '/api/assets/restore',
    tag: 'Assets',
    summary: 'Take assets out of the trash',
    body: z.strictObject({ ids }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found', ...bodyErrors],
  }),
  removeAssets: route({
    method: 'POST',
    path: '/api/assets/remove',
    tag: 'Assets',
    summary: 'Remove assets that are in the trash for good',
    body: z.strictObject({ ids: ids.optional().meta({ description: 'Left out: everything in the trash.' }) }),
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found', ...bodyErrors],
  }),
  zipAssets: route({
    method: 'GET',
    path: '/api/assets.zip',
    tag: 'Assets',
    summary: 'Download assets as one zip',
    query: z.strictObject({
      ids: z
        .string()
        .max(40_000)
        .transform((list) => list.split(','))
        .pipe(ids)
        .meta({ description: 'Ids, separated by commas.' }),
      format: renditionFormat.optional(),
      recipe: z.enum(['keep', 'strip']).default('keep'),
    }),
    answer: { kind: 'file', status: 200, mediaTypes: ['application/zip'] },
    errors: ['not_found'],
  }),
  assetPalette: route({
    method: 'GET',
    path: '/api/assets/{id}/palette',
    tag: 'Assets',
    summary: 'Read the colours that a picture is made of',
    params,
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({
        items: z.array(
          z.object({
            hex: z.string(),
            share: z.number().meta({ description: 'How much of the picture has about this colour, 0–1.' }),
          }),
        ),
      }),
    },
    errors: ['not_found', 'not_renderable', 'storage_failed'],
  }),
  brandKit: route({
    method: 'GET',
    path: '/api/assets/{id}/brand-kit',
    tag: 'Assets',
    summary: 'Download a logo’s brand kit as a zip',
    description: 'SVG and PNG on light, on dark and in one colour, favicons, and a brand sheet as PDF.',
    params,
    answer: { kind: 'file', status: 200, mediaTypes: ['application/zip'] },
    errors: ['not_found', 'no_logo'],
  }),
  readRecipe: route({
    method: 'POST',
    path: '/api/recipes/read',
    tag: 'Assets',
    summary: 'Read the recipe that a picture carries',
    description:
      'The file is the body itself; nothing of it is kept. Reads Krya’s own mark and the `parameters` text other tools write.',
    body: {
      file: [
        'image/png',
        'image/jpeg',
        'image/webp',
        'image/avif',
        'image/svg+xml',
        'video/mp4',
        'video/quicktime',
      ],
      maxBytes: 64 * 1024 * 1024,
    },
    answer: {
      kind: 'json',
      status: 200,
      schema: z.object({ recipe, source: z.enum(['krya', 'parameters']) }),
    },
    errors: ['unreadable_file', 'no_recipe', 'unsupported_media_type', 'body_too_large'],
  }),
}
