import { KryaError, routes } from '@krya/contracts'
import { brandKitOf } from '../../library/files/brand-kit.ts'
import { readRecipe } from '../../library/files/marking/read.ts'
import { fileName } from '../../library/files/name.ts'
import { paletteOfFile } from '../../library/files/palette.ts'
import { createRenditions } from '../../library/files/rendition.ts'
import { createTiles } from '../../library/files/tiles.ts'
import { zipOf } from '../../library/files/zip.ts'
import type { Storage } from '../../storage/storage.ts'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** Pictures: their files in any form, what is known of them, and what is done with many. */
export function assetHandlers({ assets }: Services, storage: Storage): Handled[] {
  const renditions = createRenditions(storage)
  const tiles = createTiles(storage)
  return [
    handle(routes.getAsset, async ({ who, params, query }) => {
      const [file] = await assets.files(who, [params.id])
      if (file === undefined) throw new KryaError('not_found')
      const delivery = await renditions.deliver(file, query)
      return query.download === true
        ? { ...delivery, saveAs: fileName(file.prompt, file.id, delivery.mediaType) }
        : delivery
    }),
    handle(routes.linkedFile, async ({ params }) => {
      const { storageKey, mediaType, bytes } = await assets.linked(params.token)
      return {
        mediaType,
        bytes,
        async open(range) {
          const stored = await storage.get(storageKey, range)
          if (stored === null) throw new KryaError('not_found')
          return stored.stream
        },
      }
    }),
    handle(routes.assetTile, async ({ who, params: { id, level, place } }) => {
      const [file] = await assets.files(who, [id])
      if (file === undefined) throw new KryaError('not_found')
      const [column = 0, row = 0] = place.split('_').map(Number)
      const { stream, mediaType } = await tiles.tile(file, { level, column, row })
      return { mediaType, tag: `${id}.${level}.${place}`, open: async () => stream }
    }),
    handle(routes.uploadAsset, ({ who, body, query }) => assets.upload(who, body, query)),
    handle(routes.describeAsset, ({ who, params }) => assets.describe(who, params.id)),
    handle(routes.listAssets, ({ who, query }) => assets.list(who, query)),
    handle(routes.markAssets, ({ who, body }) => assets.favourite(who, body.ids, body.favourite)),
    handle(routes.trashAssets, ({ who, body }) => assets.trash(who, body.ids)),
    handle(routes.restoreAssets, ({ who, body }) => assets.restore(who, body.ids)),
    handle(routes.removeAssets, ({ who, body }) => assets.remove(who, body.ids)),
    handle(routes.zipAssets, async ({ who, query }) => {
      const files = await assets.files(who, [...new Set(query.ids)])
      return {
        mediaType: 'application/zip',
        saveAs: `krya-${files.length}-pictures.zip`,
        open: async () => zipOf(renditions, files, query),
      }
    }),
    handle(routes.assetPalette, async ({ who, params }) => {
      const [file] = await assets.files(who, [params.id])
      if (file === undefined) throw new KryaError('not_found')
      return { items: await paletteOfFile(renditions, file) }
    }),
    handle(routes.brandKit, async ({ who, params }) => {
      const { id, prompt, metadata } = await assets.describe(who, params.id)
      const kit = await brandKitOf(metadata)
      return {
        mediaType: 'application/zip',
        saveAs: fileName(`brand kit ${prompt}`, id, 'application/zip'),
        open: async () => kit,
      }
    }),
    handle(routes.readRecipe, ({ body }) => readRecipe(body)),
  ]
}
