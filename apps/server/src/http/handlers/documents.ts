import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** The editor's documents. */
export function documentHandlers({ documents, shared }: Services): Handled[] {
  return [
    handle(routes.listDocuments, ({ who, query }) => documents.list(who, query)),
    handle(routes.createDocument, ({ who, body }) => documents.create(who, body)),
    handle(routes.getDocument, ({ who, params }) => documents.get(who, params.id)),
    handle(routes.saveDocument, ({ who, params, body }) => documents.save(who, params.id, body)),
    handle(routes.removeDocument, ({ who, params }) => documents.remove(who, params.id)),
    handle(routes.addDocumentFile, ({ who, params, body }) => documents.addFile(who, params.id, body)),
    handle(routes.getDocumentFile, async ({ who, params }) => {
      const { id, bytes, open } = await documents.file(who, params.id, params.file)
      return { mediaType: 'image/png', bytes, tag: id, open: async (range) => (await open(range)).stream }
    }),
    handle(routes.listCanvasLinks, async ({ who, params }) => ({
      items: await shared.links(who, params.id),
    })),
    handle(routes.createCanvasLink, ({ who, params, body }) => shared.share(who, params.id, body)),
    handle(routes.removeCanvasLink, ({ who, params }) => shared.stop(who, params.id, params.link)),
  ]
}
