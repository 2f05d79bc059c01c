import { errors, type Generation, type Priority, statusWords } from '@krya/contracts'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import {
  type AssetRow,
  assets,
  type AttemptRow,
  attempts,
  type GenerationRow,
  generations,
  type PartRow,
  parts,
} from '../db/schema/index.ts'
import { viewImage } from './asset-view.ts'
import type { Pace } from './pace.ts'

export const priorityNumbers = { high: 10, normal: 0, low: -10 } as const satisfies Record<Priority, number>

/** Shows generations as the API does, in the order given: three queries however many there are. */
export async function viewGenerations(
  db: Database,
  pace: Pace,
  rows: readonly GenerationRow[],
): Promise<Generation[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const partsById = Map.groupBy(
    await db.select().from(parts).where(inArray(parts.generationId, ids)).orderBy(asc(parts.index)),
    (part) => part.generationId,
  )
  const assetsById = Map.groupBy(
    await db.select().from(assets).where(inArray(assets.generationId, ids)).orderBy(asc(assets.index)),
    (asset) => asset.generationId ?? '',
  )
  const attemptsById = Map.groupBy(
    await db
      .select()
      .from(attempts)
      .where(inArray(attempts.generationId, ids))
      .orderBy(asc(attempts.part), asc(attempts.number)),
    (attempt) => attempt.generationId,
  )
  const positions = await positionsOf(db, rows)
  return Promise.all(
    rows.map(async (row) => {
      const seconds = await pace.secondsPerOutput(db, row)
      const own = partsById.get(row.id) ?? []
      const position = positions.get(row.id) ?? null
      return view(row, own, assetsById.get(row.id) ?? [], attemptsById.get(row.id) ?? [], {
        queue_position: position?.rank ?? null,
        estimated_time: expectedSeconds(row, own, seconds, pace.atOnce(row.model), position?.ahead ?? 0),
      })
    }),
  )
}

function view(
  row: GenerationRow,
  ownParts: readonly PartRow[],
  ownAssets: readonly AssetRow[],
  ownAttempts: readonly AttemptRow[],
  expected: Pick<Generation, 'queue_position' | 'estimated_time'>,
): Generation {
  const code = row.errorCode
  return {
    id: row.id,
    operation: row.operation,
    status: statusWords[row.state],
    progress: row.state === 'succeeded' ? 1 : progressOf(ownParts),
    model: row.model,
    input: row.input,
    images: ownAssets
      .filter((asset) => asset.deletedAt === null || row.deletedAt !== null)
      .map((asset) => viewImage(asset)),
    seed: row.seed,
    credits_used: row.used / 1000,
    credits_reserved: row.reserved / 1000,
    priority: row.priority > 0 ? 'high' : row.priority < 0 ? 'low' : 'normal',
    project: row.projectId,
    ...expected,
    warnings: row.warnings,
    attempts: ownAttempts.map((attempt) => ({
      number: attempt.number,
      part: attempt.part,
      provider: attempt.provider,
      model: attempt.model ?? row.model,
      state: attempt.state,
      billed: attempt.billed,
      cost: attempt.cost / 1000,
      started_at: attempt.startedAt.toISOString(),
      finished_at: attempt.finishedAt?.toISOString() ?? null,
      reason: attempt.reason,
    })),
    ...(code === null
      ? {}
      : {
          error: { code, message: row.errorMessage ?? errors[code].meaning, remedy: errors[code].remedy },
        }),
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    deleted_at: row.deletedAt?.toISOString() ?? null,
  }
}

/** 0–1 over all parts, each weighing as many outputs as it makes. */
export function progressOf(ownParts: readonly Pick<PartRow, 'state' | 'progress' | 'count'>[]): number {
  const outputs = ownParts.reduce((sum, part) => sum + part.count, 0)
  const done = ownParts.reduce(
    (sum, part) => sum + part.count * (part.state === 'succeeded' ? 1 : part.progress),
    0,
  )
  return outputs === 0 ? 0 : done / outputs
}

function expectedSeconds(
  row: GenerationRow,
  ownParts: readonly PartRow[],
  secondsPerOutput: number,
  atOnce: number,
  outputsAhead: number,
): number | null {
  if (row.state !== 'queued' && row.state !== 'running') return null
  const left = ownParts.reduce(
    (sum, part) => sum + (part.state === 'succeeded' ? 0 : part.count * (1 - part.progress)),
    0,
  )
  const lanes = Math.min(atOnce, Math.max(1, Math.ceil(left + outputsAhead)))
  const seconds = Math.max(
    (secondsPerOutput * (left + outputsAhead)) / lanes,
    secondsPerOutput * Math.min(1, left),
  )
  return Math.round(seconds * 10) / 10
}

const position = z.object({ id: z.string(), rank: z.coerce.number(), ahead: z.coerce.number() })

/** Where waiting ones stand in their owner's own order, and how many outputs are to be made before them. */
async function positionsOf(db: Database, rows: readonly GenerationRow[]) {
  const waiting = rows.filter((row) => row.state === 'queued')
  if (waiting.length === 0) return new Map<string, z.infer<typeof position>>()
  const ids = new Set(waiting.map((row) => row.id))
  const owners = [...new Set(waiting.map((row) => row.ownerId))]
  const ranked = await queryRows(
    db,
    position,
    sql`select * from (
          select id, row_number() over lane as rank, sum(outputs) over lane - outputs as ahead
          from ${generations} where ${inArray(generations.ownerId, owners)} and ${eq(generations.state, sql`'queued'`)}
          window lane as (partition by owner_id order by priority desc, place, id)) ranked
        where id in ${[...ids]}`,
  )
  return new Map(ranked.map((found) => [found.id, found]))
}
