import type { Measure } from '@krya/catalog'
import type { OperationId } from '@krya/contracts'
import { jsonRecord, type Trained } from '@krya/provider-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { assets } from '../../db/schema/index.ts'
import { assetsIn, trainedIn } from '../inputs.ts'

interface Request {
  readonly operation: OperationId
  readonly input: Readonly<Record<string, unknown>>
}

/** What is known of the files of a request before it is carried out. */
export interface Known extends Measure {
  /** Of a LoRA: which model taught it (null: it was brought), and which service can run it by its own name. */
  readonly lora?: { readonly model: string | null; readonly trained?: Trained }
}

/**
 * How large and long the files are that each request works on, which many prices go by: what it works on itself
 * before what it goes by; and of its LoRA where that comes from. Only the person's own are looked at; inputs are
 * not checked here.
 */
export async function measure(db: Database, who: Principal, requests: readonly Request[]): Promise<Known[]> {
  const named = requests.map(({ operation, input }) =>
    assetsIn(operation, jsonRecord.safeParse(input).data ?? {})
      .filter(({ role, id }) => role !== 'mask' && z.uuid().safeParse(id).success)
      .toSorted((a, b) => Number(b.role === 'input') - Number(a.role === 'input'))
      .map(({ id }) => id),
  )
  const ids = [...new Set(named.flat())]
  if (ids.length === 0) return requests.map(() => ({}))
  const rows = await db
    .select({
      id: assets.id,
      kind: assets.kind,
      model: assets.model,
      width: assets.width,
      height: assets.height,
      durationMs: assets.durationMs,
      metadata: assets.metadata,
    })
    .from(assets)
    .where(and(eq(assets.ownerId, who.ownerId), inArray(assets.id, ids)))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return named.map((own) => {
    const files = own.flatMap((id) => byId.get(id) ?? [])
    const seen = files.find(({ width, height }) => width !== null && height !== null)
    const lora = files.find(({ kind }) => kind === 'lora')
    const timed = files.find(({ durationMs }) => durationMs !== null)
    return {
      ...(seen === undefined ? {} : sizeOf(Number(seen.width), Number(seen.height))),
      ...(timed === undefined ? {} : { seconds: Number(timed.durationMs) / 1000 }),
      ...(lora === undefined ? {} : { lora: { model: lora.model, ...trainedIn(lora.metadata) } }),
    }
  })
}

const sizeOf = (width: number, height: number): Measure => ({
  pixels: width * height,
  longest: Math.max(width, height),
})
