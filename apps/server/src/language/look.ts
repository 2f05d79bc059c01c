import { buffer } from 'node:stream/consumers'
import { KryaError } from '@krya/contracts'
import type { Picture, PictureFacts } from '@krya/language'
import { and, eq, inArray } from 'drizzle-orm'
import sharp, { type Sharp } from 'sharp'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { type AssetRow, assets } from '../db/schema/index.ts'
import type { Storage } from '../storage/storage.ts'

/** Large enough to see what is there, small enough to send. */
const shownSide = 768
const countedSide = 64
const coloursKept = 6
/** Colours are counted in steps of this in each channel. */
const step = 32

/** Pictures of the library as a language model is shown them, and what is known of them without one. */
export async function lookAt(
  db: Database,
  storage: Storage,
  who: Principal,
  ids: readonly string[],
): Promise<Picture[]> {
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, who.ownerId), inArray(assets.id, [...ids])))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pictures: Picture[] = []
  for (const id of ids) {
    const row = byId.get(id)
    if (row === undefined || row.kind !== 'image')
      throw new KryaError('not_found', `There is no picture ${id} of yours.`)
    pictures.push(await look(storage, row))
  }
  return pictures
}

async function look(storage: Storage, row: AssetRow): Promise<Picture> {
  const stored = await storage.get(row.storageKey)
  if (stored === null) throw new KryaError('not_found', 'The file of this picture is gone.')
  const source = sharp(await buffer(stored.stream)).rotate()
  // What is sent carries no place, camera or recipe: only pixels.
  const bytes = await source
    .clone()
    .resize({ width: shownSide, height: shownSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 85 })
    .toBuffer()
  const facts: PictureFacts = {
    known: row.text === '' || row.generationId === null ? null : row.text,
    width: row.width ?? 1,
    height: row.height ?? 1,
    colours: await coloursOf(source.clone()),
  }
  return { bytes, mediaType: 'image/jpeg', facts }
}

/** The main colours by how much of the picture they take: a histogram of coarse steps, each as its mean. */
async function coloursOf(source: Sharp): Promise<PictureFacts['colours']> {
  const { data, info } = await source
    .resize(countedSide, countedSide, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const bins = new Map<number, { count: number; sum: [number, number, number] }>()
  const pixels = info.width * info.height
  for (let at = 0; at < pixels; at += 1) {
    const [r = 0, g = 0, b = 0] = data.subarray(at * 3, at * 3 + 3)
    const key = Math.floor(r / step) * 64 + Math.floor(g / step) * 8 + Math.floor(b / step)
    const bin = bins.get(key) ?? { count: 0, sum: [0, 0, 0] }
    bins.set(key, { count: bin.count + 1, sum: [bin.sum[0] + r, bin.sum[1] + g, bin.sum[2] + b] })
  }
  return [...bins.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, coloursKept)
    .map(({ count, sum }) => ({
      hex: `#${sum
        .map((value) =>
          Math.round(value / count)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`,
      share: count / pixels,
    }))
}
