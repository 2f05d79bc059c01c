import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { extensionOf, KryaError } from '@krya/contracts'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { assets, type AssetRow } from '../db/schema/index.ts'

/** A service may wait for a machine before it fetches what it was pointed to. */
const lifetimeMs = 3_600_000

/** A file that a link is to. */
export type Linked = Pick<AssetRow, 'storageKey' | 'mediaType' | 'bytes'>

/** Links that let whoever has one read one file for a while, and nothing else. */
export interface Links {
  /** Its path on this server. It ends as the file’s name would: services go by that. */
  to(file: { readonly id: string; readonly mediaType: string }): string
  /** @throws KryaError not_found, when it is forged, over, or its file is gone or thrown away */
  open(token: string): Promise<Linked>
}

/** @param key the house’s */
export function createLinks(db: Database, key: Buffer): Links {
  const { to, assetIn } = signedLinks(key)
  return {
    to,
    async open(token) {
      const id = assetIn(token)
      const [row] =
        id === undefined
          ? []
          : await db
              .select({ storageKey: assets.storageKey, mediaType: assets.mediaType, bytes: assets.bytes })
              .from(assets)
              // Whose it is was seen to when the link was made: for a request of its owner’s.
              .where(and(eq(assets.id, id), isNull(assets.deletedAt)))
      if (row === undefined)
        throw new KryaError('not_found', 'This link is none of ours, or its time is over.')
      return row
    },
  }
}

/**
 * Signs and checks links: id of the asset, second of their end, HMAC-SHA256 of both with a key of their own that
 * is derived from the house’s (HKDF, RFC 5869).
 */
export function signedLinks(key: Buffer, now = Date.now) {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'krya:links', 32))
  const signatureOf = (claim: string): Buffer => createHmac('sha256', own).update(claim).digest()
  return {
    to({ id, mediaType }: { readonly id: string; readonly mediaType: string }): string {
      const claim = `${id}.${Math.ceil((now() + lifetimeMs) / 1000)}`
      return `/api/links/${claim}.${signatureOf(claim).toString('base64url')}/file.${extensionOf(mediaType)}`
    },
    /** The asset that a token is good for now. */
    assetIn(token: string): string | undefined {
      const [id = '', until = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(`${id}.${until}`)
      const isOurs = given.length === right.length && timingSafeEqual(given, right)
      return isOurs && Number(until) * 1000 > now() && z.uuid().safeParse(id).success ? id : undefined
    },
  }
}
