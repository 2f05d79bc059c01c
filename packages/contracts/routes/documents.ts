import { z } from 'zod'
import { documentContent, documentName, documentSummary, editorDocument } from '../entities/document.ts'
import { id } from '../ids.ts'
import { pageOf, pageQuery, queryFlag } from './page.ts'
import { route } from './route.ts'

const params = z.object({ id })
const bodyErrors = ['malformed_body', 'unsupported_media_type', 'body_too_large'] as const
const document = { kind: 'json', status: 200, schema: editorDocument } as const

export const documentRoutes = {
  listDocuments: route({
    method: 'GET',
    path: '/api/documents',
    tag: 'Documents',
    summary: 'List the editor’s documents, those last changed first',
    query: z.strictObject({
      ...pageQuery,
      live: queryFlag
        .optional()
        .meta({ description: 'Only those painted in real time, or only the others.' }),
    }),
    answer: { kind: 'json', status: 200, schema: pageOf(documentSummary) },
    errors: [],
  }),
  createDocument: route({
    method: 'POST',
    path: '/api/documents',
    tag: 'Documents',
    summary: 'Begin a document of the editor',
    description: 'It is empty; its layers’ pixels are put beside it as files, and then it is saved.',
    body: z.strictObject({
      name: documentName,
      width: documentContent.shape.width,
      height: documentContent.shape.height,
    }),
    answer: document,
    errors: [...bodyErrors],
  }),
  getDocument: route({
    method: 'GET',
    path: '/api/documents/{id}',
    tag: 'Documents',
    summary: 'Read a document',
    params,
    answer: document,
    errors: ['not_found'],
  }),
  saveDocument: route({
    method: 'PATCH',
    path: '/api/documents/{id}',
    tag: 'Documents',
    summary: 'Save a document',
    description:
      'Whole, as the revision after the one named. Files that it names no more are removed; one that was never named, after an hour.',
    params,
    body: z.strictObject({
      revision: z.int().min(0).meta({ description: 'The revision that this follows.' }),
      name: documentName,
      content: documentContent,
      thumbnail: id.optional().meta({ description: 'A file of it that lists show.' }),
    }),
    answer: { kind: 'json', status: 200, schema: documentSummary },
    errors: ['not_found', 'document_changed', 'missing_file', ...bodyErrors],
  }),
  removeDocument: route({
    method: 'DELETE',
    path: '/api/documents/{id}',
    tag: 'Documents',
    summary: 'Remove a document for good',
    params,
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
  addDocumentFile: route({
    method: 'POST',
    path: '/api/documents/{id}/files',
    tag: 'Documents',
    summary: 'Put pixels beside a document',
    description: 'A PNG as the body itself. It is kept for good once a save names it.',
    params,
    body: { file: ['image/png'], maxBytes: 256 * 1024 * 1024 },
    answer: { kind: 'json', status: 200, schema: z.object({ id }) },
    errors: [
      'not_found',
      'unreadable_file',
      'storage_full',
      'storage_failed',
      'unsupported_media_type',
      'body_too_large',
    ],
  }),
  getDocumentFile: route({
    method: 'GET',
    path: '/api/documents/{id}/files/{file}',
    tag: 'Documents',
    summary: 'Read pixels of a document',
    params: params.extend({ file: id }),
    answer: { kind: 'file', status: 200, mediaTypes: ['image/png'] },
    errors: ['not_found', 'storage_failed'],
  }),
}
