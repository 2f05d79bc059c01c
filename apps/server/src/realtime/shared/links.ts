import { createHash, randomBytes } from 'node:crypto'
import { type CanvasLink, type CanvasRole, KryaError } from '@krya/contracts'
import { and, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Principal } from '../../accounts/principal.ts'
import { type Database, notify } from '../../db/database.ts'
import { canvasLinks, type CanvasLinkRow, documents } from '../../db/schema/index.ts'

/** Every process that has a room hears here which link was stopped. */
export const stoppedChannel = 'canvas_link_stopped'
/** Bits of chance in a link: 192, of which nobody guesses one. */
const tokenBytes = 24
const mostLinks = 50

/** What a link leads to. */
export type FoundLink = Pick<CanvasLinkRow, 'id' | 'ownerId' | 'documentId' | 'role' | 'expiresAt'>

const holds = and(
  isNull(canvasLinks.revokedAt),
  or(isNull(canvasLinks.expiresAt), gt(canvasLinks.expiresAt, sql`now()`)),
)

/** Links to canvases. All but `find` see and change only their owner's. */
export function createLinks(db: Database) {
  /** @throws KryaError not_found */
  async function assertOwn(who: Principal, documentId: string): Promise<void> {
    const [row] = await db
      .select({ id: documents.id })
      .from(documents)
      .where(and(eq(documents.id, documentId), eq(documents.ownerId, who.ownerId)))
    if (row === undefined) throw new KryaError('not_found', `There is no document ${documentId} of yours.`)
  }
  const ownLinks = (who: Principal, documentId: string) =>
    and(eq(canvasLinks.ownerId, who.ownerId), eq(canvasLinks.documentId, documentId), holds)

  return {
    assertOwn,

    async list(who: Principal, documentId: string): Promise<CanvasLink[]> {
      await assertOwn(who, documentId)
      const rows = await db
        .select()
        .from(canvasLinks)
        .where(ownLinks(who, documentId))
        .orderBy(desc(canvasLinks.createdAt), desc(canvasLinks.id))
      return rows.map(viewOf)
    },

    /** @returns the link, and what whoever holds it shows: it is known only now */
    async create(
      who: Principal,
      documentId: string,
      wanted: { readonly role: CanvasRole; readonly expires_in?: number | undefined },
    ): Promise<{ link: CanvasLink; token: string }> {
      await assertOwn(who, documentId)
      if ((await db.$count(canvasLinks, ownLinks(who, documentId))) >= mostLinks)
        throw new KryaError('too_many_links')
      const token = randomBytes(tokenBytes).toString('base64url')
      const seconds = wanted.expires_in
      const [row] = await db
        .insert(canvasLinks)
        .values({
          id: uuidv7(),
          ownerId: who.ownerId,
          documentId,
          role: wanted.role,
          tokenHash: hashOf(token),
          expiresAt: seconds === undefined ? null : new Date(Date.now() + seconds * 1_000),
        })
        .returning()
      if (row === undefined) throw new Error('an insert gave no row')
      return { link: viewOf(row), token }
    },

    /** Whoever is there by it is sent away, in whichever process. @throws KryaError not_found */
    async stop(who: Principal, documentId: string, link: string): Promise<void> {
      await db.transaction(async (tx) => {
        const stopped = await tx
          .update(canvasLinks)
          .set({ revokedAt: sql`now()` })
          .where(and(ownLinks(who, documentId), eq(canvasLinks.id, link)))
          .returning({ id: canvasLinks.id })
        if (stopped.length === 0)
          throw new KryaError('not_found', `There is no link ${link} of this document.`)
        await notify(tx, stoppedChannel, link)
      })
    },

    /** Which of these hold no more. */
    async ended(ids: readonly string[]): Promise<string[]> {
      if (ids.length === 0) return []
      const rows = await db
        .select({ id: canvasLinks.id })
        .from(canvasLinks)
        .where(and(inArray(canvasLinks.id, [...ids]), holds))
      const held = new Set(rows.map(({ id }) => id))
      return ids.filter((id) => !held.has(id))
    },

    /** @throws KryaError link_ended, whatever the reason: a forged one tells nothing of the others */
    async find(token: string): Promise<FoundLink> {
      const [row] = await db
        .select()
        .from(canvasLinks)
        .where(and(eq(canvasLinks.tokenHash, hashOf(token)), holds))
      if (row === undefined) throw new KryaError('link_ended')
      return row
    },
  }
}
export type Links = ReturnType<typeof createLinks>

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const viewOf = ({ id, role, createdAt, expiresAt }: CanvasLinkRow): CanvasLink => ({
  id,
  role,
  created_at: createdAt.toISOString(),
  expires_at: expiresAt?.toISOString() ?? null,
})
