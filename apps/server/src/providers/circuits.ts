import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { circuits } from '../db/schema/index.ts'

/** After so many failures in a row an endpoint is left alone for a while. */
const tolerated = 3
const firstPauseSeconds = 30
const longestPauseSeconds = 600
/** More of them are longer than the longest pause. */
const mostDoublings = 8

export interface Endpoint {
  readonly provider: string
  readonly endpoint: string
}

/**
 * Whether an endpoint may be tried now. Once its pause is over one caller gets leave to probe it, and the pause
 * goes on for all others until that one reports.
 * @returns undefined when it may, else when the next probe is due
 */
export async function pauseOf(db: Database, { provider, endpoint }: Endpoint): Promise<Date | undefined> {
  const [row] = await db.select().from(circuits).where(isEndpoint(provider, endpoint))
  if (!row?.openUntil) return undefined
  if (row.openUntil > new Date()) return row.openUntil
  const [probing] = await db
    .update(circuits)
    .set({ openUntil: sql`now() + make_interval(secs => ${firstPauseSeconds})` })
    .where(and(isEndpoint(provider, endpoint), sql`${circuits.openUntil} <= now()`))
    .returning()
  return probing === undefined ? row.openUntil : undefined
}

/** Writes down how a try of an endpoint went. Every further failure in a row doubles the pause. */
export async function report(
  db: Database,
  { provider, endpoint }: Endpoint,
  went: 'well' | 'badly',
): Promise<void> {
  if (went === 'well') {
    await db.delete(circuits).where(isEndpoint(provider, endpoint))
    return
  }
  const pause = sql`case when ${circuits.failures} + 1 >= ${tolerated} then now() + make_interval(secs =>
    least(${longestPauseSeconds}::int, ${firstPauseSeconds}::int * power(2, least(${circuits.failures} + 1 - ${tolerated}, ${mostDoublings}))::int)) end`
  await db
    .insert(circuits)
    .values({ provider, endpoint, failures: 1 })
    .onConflictDoUpdate({
      target: [circuits.provider, circuits.endpoint],
      set: { failures: sql`${circuits.failures} + 1`, openUntil: pause },
    })
}

/** Forgets the failures of a provider: somebody mended its settings. */
export async function forgive(db: Database, provider: string): Promise<void> {
  await db.delete(circuits).where(eq(circuits.provider, provider))
}

const isEndpoint = (provider: string, endpoint: string) =>
  and(eq(circuits.provider, provider), eq(circuits.endpoint, endpoint))
