import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { extensionOf, KryaError } from '@krya/contracts'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { assets, type AssetRow } from '../db/schema/index.ts'

/** A service may wait for a machine before it fetches what it was pointed to. */
const lifetimeMs = 3_600_000

/** Links that let whoever has one read one file for a while, and nothing else. */
export interface Links {
  /** Its path on this server. It ends as the file’s name would: services go by that. */
  to(file: { readonly id: string; readonly mediaType: string }): string
  /** The file that a link is to. @throws KryaError not_found, when it is forged, over, or its file is gone */
  open(token: string): Promise<Pick<AssetRow, 'storageKey' | 'mediaType' | 'bytes'>>
}

/** @param key the house’s; a key of their own is derived from it (HKDF, RFC 5869). */
export function createLinks(db: Database, key: Buffer, now = Date.now): Links {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'krya:links', 32))
  const signatureOf = (claim: string): Buffer => createHmac('sha256', own).update(claim).digest()
  return {
    to({ id, mediaType }) {
      const claim = `${id}.${Math.ceil((now() + lifetimeMs) / 1000)}`
      return `/api/links/${claim}.${signatureOf(claim).toString('base64url')}/file.${extensionOf(mediaType)}`
    },
    async open(token) {
      const [id = '', until = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(`${id}.${until}`)
      const isGood =
        given.length === right.length && timingSafeEqual(given, right) && Number(until) * 1000 > now()
      const [row] =
        isGood && z.uuid().safeParse(id).success
          ? await db
              .select({ storageKey: assets.storageKey, mediaType: assets.mediaType, bytes: assets.bytes })
              .from(assets)
              .where(and(eq(assets.id, id), isNull(assets.deletedAt)))
          : []
      if (row === undefined)
        throw new KryaError('not_found', 'This link is none of ours, or its time is over.')
      return row
    },
  }
}
