import { type Asset, extensionOf } from '@krya/contracts'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../../accounts/principal.ts'
import { projectIfThere } from '../../accounts/projects.ts'
import type { Database } from '../../db/database.ts'
import { thumbnailWidth } from '../../library/asset-view.ts'
import { examine } from '../../library/files/examine.ts'
import { inspect } from '../../library/files/inspect.ts'
import { mark } from '../../library/files/marking/mark.ts'
import type { Source } from '../../library/files/marking/xmp.ts'
import { storeThumbnail } from '../../library/files/rendition.ts'
import type { Storage } from '../../storage/storage.ts'
import { enter, nameOf, type Sent, sourceOf } from '../keep.ts'
import type { Film } from './recorder.ts'

/**
 * Puts a clip of a session into the library. It has no recipe: what made it is the hand, over the whole session.
 * @param last what it ends on
 * @throws KryaError storage_full, storage_failed
 */
export async function keepFilm(
  db: Database,
  storage: Storage,
  who: Principal,
  { bytes, still, models }: Film,
  { drawing: { wishes }, model }: Sent,
  project: string | null,
): Promise<Asset> {
  const { still: _first, ...facts } = await examine(bytes)
  // It begins with an empty sheet as often as not: it is known by what became of it.
  const { thumbhash } = await inspect(still)
  const source: Source = models.every((one) => sourceOf(one) === 'algorithmicMedia')
    ? 'algorithmicMedia'
    : 'trainedAlgorithmicMedia'
  const id = uuidv7()
  const storageKey = `uploads/${id}/0.${extensionOf(facts.mediaType)}`
  const stored = await storage.put(storageKey, mark(bytes, facts.mediaType, { source, recipe: null }), {
    mediaType: facts.mediaType,
  })
  await storeThumbnail(storage, storageKey, still, thumbnailWidth, source)
  const { strength, colour, seed, style } = wishes
  return enter(db, {
    id,
    ownerId: who.ownerId,
    projectId: projectIfThere(who, project),
    storageKey,
    ...facts,
    ...stored,
    thumbhash,
    model: model.id,
    seed: seed ?? null,
    text: nameOf(wishes),
    metadata: {
      source: 'real-time',
      time_lapse: true,
      ...(strength === undefined ? {} : { strength }),
      ...(colour === undefined ? {} : { colour }),
      ...(typeof style === 'string' ? { style } : {}),
    },
  })
}
