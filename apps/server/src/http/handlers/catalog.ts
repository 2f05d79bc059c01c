import { Readable } from 'node:stream'
import { KryaError, routes } from '@krya/contracts'
import { aspects, templatesFor } from '@krya/catalog'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** Loaded when first asked for: the studio starts sooner. */
const drawings = () => import('@krya/atelier/stickers')

/** What can be chosen from, and the state of the house. */
export function catalogHandlers({ catalog, realtime, system }: Services): Handled[] {
  return [
    handle(routes.listModels, async ({ query }) => ({ items: catalog.models(query.operation) })),
    handle(routes.addModel, ({ body, signal }) => catalog.add(body, signal)),
    handle(routes.removeModel, ({ params }) => catalog.remove(params.id)),
    handle(routes.modelParameters, async ({ params, query }) => ({
      schema: await catalog.parameters(params.id, query.operation),
    })),
    handle(routes.listLiveModels, async () => ({ items: realtime.models() })),
    handle(routes.listStyles, async () => ({ items: catalog.styles() })),
    handle(routes.styleThumbnail, async ({ params, query }) => {
      const found = await catalog.styleThumbnail(params.id)
      if (found === null) throw new KryaError('not_found', `There is no style “${params.id}”.`)
      // Without the version in its address a newer picture would never be seen.
      const caching = query.v === undefined ? {} : { tag: `${params.id}.${query.v}` }
      return { mediaType: 'image/webp', ...caching, open: async () => found }
    }),
    handle(routes.listAspects, async () => ({ items: [...aspects] })),
    handle(routes.listStickers, async ({ query }) => {
      const { stickersFor } = await drawings()
      return { items: stickersFor(query.search, query.from, query.limit) }
    }),
    handle(routes.getSticker, async ({ params }) => {
      const svg = (await drawings()).stickerSvg(params.id)
      if (svg === null) throw new KryaError('not_found', `There is no sticker “${params.id}”.`)
      return { mediaType: 'image/svg+xml', tag: params.id, open: async () => Readable.from([svg]) }
    }),
    handle(routes.listTemplates, async ({ query }) => ({
      items: templatesFor(query.search, query.prompt).map(({ template, isSuggested }) => ({
        id: template.id,
        platform: template.platform,
        name: template.name,
        width: template.width,
        height: template.height,
        safe: template.safe,
        style: template.style,
        suggested: isSuggested,
      })),
    })),
    handle(routes.me, ({ who }) => system.me(who)),
    handle(routes.health, () => system.health()),
  ]
}
