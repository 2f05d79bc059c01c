import { type Asset, extensionOf } from '@krya/contracts'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../accounts/principal.ts'
import { assertOwnProjects, projectIfThere } from '../accounts/projects.ts'
import type { Database } from '../db/database.ts'
import { assets } from '../db/schema/index.ts'
import { record } from '../events/outbox.ts'
import type { Storage } from '../storage/storage.ts'
import { thumbnailWidth, viewAsset } from './asset-view.ts'
import { examine } from './files/examine.ts'
import { storeThumbnail } from './files/rendition.ts'

export interface UploadOptions {
  readonly name?: string | undefined
  /** False: lists do not show it; a mask, say, that only one request needs. */
  readonly listed?: boolean | undefined
  readonly project?: string | undefined
}

/**
 * Puts a file that a person brought into the library, as it is: what it is, its bytes tell.
 * @throws KryaError unreadable_file, storage_full, storage_failed; invalid_input where the project is not theirs
 */
export async function upload(
  db: Database,
  storage: Storage,
  who: Principal,
  bytes: Uint8Array,
  { name = 'Uploaded file', listed = true, project }: UploadOptions = {},
): Promise<Asset> {
  await assertOwnProjects(db, who, [{ field: 'project', id: project }])
  const { still, ...facts } = await examine(bytes)
  const id = uuidv7()
  const storageKey = `uploads/${id}/0.${extensionOf(facts.mediaType)}`
  const stored = await storage.put(storageKey, bytes, { mediaType: facts.mediaType })
  // Of a clip or a model the picture that lists show is made now; of a picture when it is asked for.
  if (facts.kind !== 'image' && still !== null)
    await storeThumbnail(storage, storageKey, still, thumbnailWidth, null)
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(assets)
      .values({
        id,
        ownerId: who.ownerId,
        projectId: projectIfThere(who, project),
        storageKey,
        ...facts,
        ...stored,
        text: name,
        listed,
        metadata: { source: 'uploaded' },
      })
      .returning()
    if (row === undefined) throw new Error('an insert gave no row')
    await record(tx, who.ownerId, { type: 'assets-changed', data: { asset_ids: [id] } })
    return viewAsset(row)
  })
}
