import { type AssetKind, invalidFields, kindNames } from '@krya/contracts'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { assets } from '../../db/schema/index.ts'
import type { AssetUse } from '../inputs.ts'

/** @throws KryaError invalid_input, naming the field, when one is not the owner's, is gone or of another kind */
export async function assertOwn(tx: Database, who: Principal, uses: readonly AssetUse[]): Promise<void> {
  if (uses.length === 0) return
  const nameless = uses.filter(({ id }) => !z.uuid().safeParse(id).success)
  if (nameless.length > 0)
    throw invalidFields(
      nameless.map(({ field }) => ({ field, message: 'name a file of the library by its id' })),
    )
  const rows = await tx
    .select({ id: assets.id, kind: assets.kind })
    .from(assets)
    .where(
      and(
        eq(assets.ownerId, who.ownerId),
        isNull(assets.deletedAt),
        inArray(
          assets.id,
          uses.map(({ id }) => id),
        ),
      ),
    )
  const kinds = new Map<string, AssetKind>(rows.map(({ id, kind }) => [id, kind]))
  const details = uses.flatMap(({ id, field, kind }) => {
    const found = kinds.get(id)
    if (found === undefined) return [{ field, message: `there is no asset ${id} of yours; upload it first` }]
    return kind === null || found === kind
      ? []
      : [{ field, message: `asset ${id} is a ${kindNames[found]}, not a ${kindNames[kind]}` }]
  })
  if (details.length === 0) return
  throw invalidFields(details)
}
