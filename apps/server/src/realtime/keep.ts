import type { LiveModel } from '@krya/catalog'
import { type Asset, extensionOf, type Recipe } from '@krya/contracts'
import type { LiveFrame } from '@krya/provider-kit'
import type { SQL } from 'drizzle-orm'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../accounts/principal.ts'
import { projectIfThere } from '../accounts/projects.ts'
import type { Database } from '../db/database.ts'
import { assets, lineage } from '../db/schema/index.ts'
import { record } from '../events/outbox.ts'
import { viewAsset } from '../library/asset-view.ts'
import { examine } from '../library/files/examine.ts'
import { mark, marked } from '../library/files/marking/mark.ts'
import type { Source } from '../library/files/marking/xmp.ts'
import { upload } from '../library/upload.ts'
import type { Storage } from '../storage/storage.ts'
import { version } from '../version.ts'
import { copied } from './copied.ts'
import type { Drawing } from './drawing.ts'

/** A frame that was sent, and what it answered. */
export interface Sent {
  readonly frame: LiveFrame
  readonly drawing: Drawing
  readonly model: LiveModel
}

/**
 * Puts a frame into the library at its full quality, made from what was drawn, which is kept beside it unlisted.
 * @throws KryaError storage_full, storage_failed
 */
export async function keepFrame(
  db: Database,
  storage: Storage,
  who: Principal,
  { frame, drawing: { canvas, wishes }, model }: Sent,
  project: string | null,
): Promise<Asset> {
  const own = copied(frame)
  const { prompt = '', strength, colour, seed, style } = wishes
  const guide =
    canvas === undefined
      ? undefined
      : await upload(db, storage, who, (await canvas.file()).bytes, { name: 'Drawing', listed: false })
  const recipe: Recipe = {
    operation: 'image-to-image',
    model: model.id,
    input: {
      prompt,
      ...(guide === undefined ? {} : { image: guide.id }),
      ...(strength === undefined ? {} : { strength }),
      ...(seed === undefined ? {} : { seed }),
      ...(typeof style === 'string' ? { style } : {}),
    },
    version,
  }
  const made = await fileOf(own)
  const { still: _still, ...facts } = await examine(made)
  const bytes = marked.has(facts.mediaType)
    ? mark(made, facts.mediaType, { source: sourceOf(model), recipe })
    : made
  const id = uuidv7()
  const storageKey = `uploads/${id}/0.${extensionOf(facts.mediaType)}`
  const stored = await storage.put(storageKey, bytes, { mediaType: facts.mediaType })
  return enter(
    db,
    {
      id,
      ownerId: who.ownerId,
      projectId: projectIfThere(who, project),
      storageKey,
      ...facts,
      ...stored,
      operation: recipe.operation,
      model: model.id,
      seed: seed ?? null,
      text: nameOf(wishes),
      recipe,
      metadata: { source: 'real-time', ...(colour === undefined ? {} : { colour }) },
    },
    guide?.id,
  )
}

/** What was drawn bears what was asked for as its name. */
export const nameOf = ({ prompt = '' }: Drawing['wishes']): string =>
  prompt === '' ? 'Drawn in real time' : prompt

type Entered = Omit<typeof assets.$inferInsert, 'projectId'> & { readonly projectId: SQL | null }

/**
 * Lists a file that is stored in the library.
 * @param drawingId what it was made from
 */
export function enter(db: Database, values: Entered, drawingId?: string): Promise<Asset> {
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(assets).values(values).returning()
    if (row === undefined) throw new Error('an insert gave no row')
    if (drawingId !== undefined)
      await tx.insert(lineage).values({ assetId: row.id, parentId: drawingId, role: 'image' })
    await record(tx, row.ownerId, { type: 'assets-changed', data: { asset_ids: [row.id] } })
    return viewAsset(row)
  })
}

/** Atelier is drawn by rules, all else by what was trained. */
export const sourceOf = ({ provider }: LiveModel): Source =>
  provider === 'atelier' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'

async function fileOf(frame: LiveFrame): Promise<Uint8Array> {
  if ('bytes' in frame) return frame.bytes
  const { width, height, data } = frame
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer()
}
