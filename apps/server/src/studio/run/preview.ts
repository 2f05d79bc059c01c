import { buffer } from 'node:stream/consumers'
import type { Bytes } from '@krya/provider-kit'
import sharp from 'sharp'
import type { Database } from '../../db/database.ts'
import { announce } from '../../events/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Claimed } from './claim.ts'

const largest = { width: 512, height: 512, fit: 'inside' } as const
const quality = { quality: 70 }

/** Where the newest preview of an output lies while it is being made. */
const previewKey = (generationId: string, output: number): string => `previews/${generationId}/${output}`

/** Keeps and tells previews of a part's first output, one at a time; those that come meanwhile are passed over. */
export function tellPreviews(db: Database, storage: Storage, { generation, part }: Claimed) {
  let busy = false
  let version = 0

  async function tell({ bytes }: Bytes): Promise<void> {
    // Made anew whatever it is: what a service sends is not passed on unread.
    const preview = await sharp(bytes)
      .resize({ ...largest, withoutEnlargement: true })
      .webp(quality)
      .toBuffer()
    await storage.put(previewKey(generation.id, part.first), preview, { mediaType: 'image/webp' })
    version += 1
    const url = `/api/generate/image/${generation.id}/preview/${part.first}?v=${version}`
    const data = { generation_id: generation.id, index: part.first, url }
    await announce(db, generation.ownerId, { type: 'preview', data })
  }

  return (image: Bytes): void => {
    if (busy) return
    busy = true
    // A preview is a courtesy: a failure to keep one must not fail the picture.
    void tell(image)
      .catch(() => undefined)
      .finally(() => (busy = false))
  }
}

/** The newest preview of an output; null when there is none, or no longer. */
export async function readPreview(
  storage: Storage,
  generationId: string,
  output: number,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const found = await storage.get(previewKey(generationId, output))
  return found === null ? null : { bytes: await buffer(found.stream), mediaType: 'image/webp' }
}
