import { buffer } from 'node:stream/consumers'
import { KryaError } from '@krya/contracts'
import { overviewOf } from '@krya/darkroom/describe'
import type { Picture } from '@krya/language'
import { and, eq, inArray } from 'drizzle-orm'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { type AssetRow, assets } from '../db/schema/index.ts'
import { promptIn } from '../library/asset-view.ts'
import type { Storage } from '../storage/storage.ts'

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
  const { bytes, mediaType, colours } = await overviewOf(await buffer(stored.stream))
  const facts = { known: promptIn(row.recipe), width: row.width ?? 1, height: row.height ?? 1, colours }
  return { bytes, mediaType, facts }
}
