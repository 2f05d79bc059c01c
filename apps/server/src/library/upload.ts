import type { Asset } from '@krya/contracts'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { assets } from '../db/schema/index.ts'
import { record } from '../events/outbox.ts'
import type { Storage } from '../storage/storage.ts'
import { viewAsset } from './asset-view.ts'
import { inspect } from './files/inspect.ts'
import { extensionOf } from './files/name.ts'

/**
 * Puts a picture that a person brought into the library, as it is: what it is, its bytes tell.
 * @throws KryaError unreadable_file, storage_full, storage_failed
 */
export async function upload(
  db: Database,
  storage: Storage,
  who: Principal,
  bytes: Uint8Array,
  name = 'Uploaded picture',
): Promise<Asset> {
  const facts = await inspect(bytes)
  const id = uuidv7()
  const storageKey = `uploads/${id}/0.${extensionOf(facts.mediaType)}`
  const stored = await storage.put(storageKey, bytes, { mediaType: facts.mediaType })
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(assets)
      .values({
        id,
        ownerId: who.ownerId,
        kind: 'image',
        storageKey,
        ...facts,
        ...stored,
        text: name,
        metadata: { source: 'uploaded' },
      })
      .returning()
    if (row === undefined) throw new Error('an insert gave no row')
    await record(tx, who.ownerId, { type: 'assets-changed', data: { asset_ids: [id] } })
    return viewAsset(row)
  })
}
