import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { KryaError, tileSide } from '@krya/contracts'
import sharp from 'sharp'
import type { Storage, StoredStream } from '../../storage/storage.ts'
import type { StoredFile } from '../assets.ts'
import { writeXmp } from './marking/xmp.ts'
import { renditionsOf } from './rendition.ts'
import { withFile } from './spool.ts'

const quality = 86
const mediaType = 'image/jpeg'
/** So many are stored at once. */
const atOnce = 16

/** A square of a picture at one of its sizes, as DeepZoom counts them: level 0 is one pixel. */
export interface TilePlace {
  readonly level: number
  readonly column: number
  readonly row: number
}

/**
 * Pictures too large to be shown whole, cut into squares at every size. All of a picture are made when the first is
 * asked for, as it is read once from top to bottom; they lie with its renditions and go with them.
 */
export function createTiles(storage: Storage) {
  const making = new Map<string, Promise<void>>()
  let last: Promise<unknown> = Promise.resolve()

  /** Each takes all cores: they are made one after the other. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  async function make(file: StoredFile, folder: string): Promise<void> {
    await withFile(storage, file.storageKey, async (source, room) => {
      await sharp(source, { limitInputPixels: false, sequentialRead: true })
        .autoOrient()
        .toColourspace('srgb')
        .flatten({ background: '#fff' })
        .withXmp(writeXmp({ source: file.source, recipe: null }))
        .jpeg({ quality })
        .tile({ size: tileSide, overlap: 0, layout: 'dz', depth: 'onepixel' })
        .toFile(path.join(room, 'tiles.dz'))
      const cut = path.join(room, 'tiles_files')
      const names = await readdir(cut, { recursive: true })
      const tiles = names.filter((name) => /^\d+[/\\]\d+_\d+\.jpeg$/.test(name))
      for (let at = 0; at < tiles.length; at += atOnce)
        await Promise.all(
          tiles.slice(at, at + atOnce).map(async (name) =>
            storage.put(`${folder}${name.replace('\\', '/')}`, await readFile(path.join(cut, name)), {
              mediaType,
            }),
          ),
        )
      // Last, so that a half that was stored before a crash is not taken for all.
      await storage.put(`${folder}whole`, new Uint8Array(1), { mediaType: 'application/octet-stream' })
    }).catch((error: unknown) => {
      if (error instanceof KryaError) throw error
      throw new KryaError('not_renderable', undefined, { cause: error })
    })
  }

  async function ensure(file: StoredFile, folder: string): Promise<void> {
    const whole = await storage.get(`${folder}whole`)
    whole?.stream.destroy()
    if (whole !== null) return
    const running =
      making.get(folder) ?? inTurn(() => make(file, folder)).finally(() => making.delete(folder))
    making.set(folder, running)
    await running
  }

  return {
    /** @throws KryaError not_found (no such square), not_renderable, storage_failed */
    async tile(
      file: StoredFile,
      { level, column, row }: TilePlace,
    ): Promise<StoredStream & { mediaType: string }> {
      if (file.mediaType === 'image/svg+xml' || !file.mediaType.startsWith('image/'))
        throw new KryaError('not_renderable')
      const folder = `${renditionsOf(file.storageKey)}tiles/`
      const key = `${folder}${level}/${column}_${row}.jpeg`
      const found = await storage.get(key)
      if (found !== null) return { ...found, mediaType }
      await ensure(file, folder)
      const made = await storage.get(key)
      if (made === null) throw new KryaError('not_found')
      return { ...made, mediaType }
    },
  }
}
