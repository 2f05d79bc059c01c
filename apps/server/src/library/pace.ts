import type { Model } from '@krya/catalog'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import { attempts, generations, parts } from '../db/schema/index.ts'
import type { GenerationRow } from '../db/schema/index.ts'

/** How long a measurement is believed. */
const keptMs = 15_000
const triesLookedAt = 200

export interface Pace {
  /** Seconds one output of this generation is expected to take once it has started. */
  secondsPerOutput(db: Database, generation: Pick<GenerationRow, 'model' | 'input'>): Promise<number>
  /** How many outputs of a model are made at once. */
  atOnce(model: string): number
}

const row = z.object({ model: z.string(), pace: z.coerce.number() })

/**
 * Expects what was measured: seconds per output and megapixel of the last tries of each model, and the
 * catalog's figure for a model that has not run yet.
 * @param limitOf how many calls a provider takes at once
 */
export function createPace(
  limitOf: (provider: string) => number | undefined,
  models: () => readonly Model[],
): Pace {
  let measured: { readonly at: number; readonly byModel: Promise<ReadonlyMap<string, number>> } | undefined

  function byModel(db: Database): Promise<ReadonlyMap<string, number>> {
    const now = Date.now()
    if (measured === undefined || now - measured.at > keptMs) measured = { at: now, byModel: measure(db) }
    return measured.byModel
  }

  return {
    async secondsPerOutput(db, { model, input }) {
      const perMegapixel =
        (await byModel(db)).get(model) ?? models().find(({ id }) => id === model)?.seconds ?? 10
      return perMegapixel * megapixels(input)
    },
    atOnce(model) {
      const provider = models().find(({ id }) => id === model)?.offers[0]?.provider
      return Math.max(1, limitOf(provider ?? '') ?? 1)
    },
  }
}

async function measure(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await queryRows(
    db,
    row,
    sql`select g.model, sum(extract(epoch from a.finished_at - a.started_at)) / sum(p.count * greatest(0.05,
          coalesce((g.input->>'width')::float8 * (g.input->>'height')::float8 / 1048576, 1))) as pace
        from (select * from ${attempts} where state = 'succeeded' order by finished_at desc limit ${triesLookedAt}) a
        join ${generations} g on g.id = a.generation_id
        join ${parts} p on p.generation_id = a.generation_id and p.index = a.part
        group by g.model`,
  )
  return new Map(rows.map(({ model, pace }) => [model, pace]))
}

/** Small pictures take longer than their share; below a twentieth of a megapixel the rest dominates. */
function megapixels(input: GenerationRow['input']): number {
  const { width, height } = input
  return typeof width === 'number' && typeof height === 'number'
    ? Math.max(0.05, (width * height) / 1_048_576)
    : 1
}
