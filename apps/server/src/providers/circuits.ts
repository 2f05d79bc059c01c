import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { circuits } from '../db/schema/index.ts'

/** After so many failures in a row an endpoint is left alone for a while. */
const tolerated = 3
const firstPauseSeconds = 30
const longestPauseSeconds = 600
/** More of them are longer than the longest pause. */
const mostDoublings = 8
/** What concerns a provider as a whole is kept under these names, beside those of its endpoints. */
const account = '(account)'
const pace = '(pace)'

export interface Endpoint {
  readonly provider: string
  readonly endpoint: string
}

/** How a try went. */
export type Went =
  | 'well'
  | 'badly'
  /** Its key was refused, or there is no money: that holds for every endpoint. */
  | 'account-refused'
  /** It takes no more for so long, from anybody with this key. */
  | { readonly busyMs: number }

export interface Pause {
  readonly until: Date
  /** `pace`: it asked for time, and may be asked again then; else it failed. */
  readonly of: 'endpoint' | 'account' | 'pace'
}

/**
 * Whether an endpoint may be tried now. Once its pause is over one caller gets leave to probe it, and the pause
 * goes on for all others until that one reports.
 * @returns undefined when it may, else the longest of its pauses
 */
export async function pauseOf(db: Database, { provider, endpoint }: Endpoint): Promise<Pause | undefined> {
  const rows = await db.select().from(circuits).where(isOf(provider, endpoint))
  const pauses: Pause[] = []
  for (const row of rows) {
    if (row.openUntil === null) continue
    const of = row.endpoint === account ? 'account' : row.endpoint === pace ? 'pace' : 'endpoint'
    if (row.openUntil > new Date()) pauses.push({ until: row.openUntil, of })
    else if (of !== 'pace' && !(await mayProbe(db, row))) pauses.push({ until: row.openUntil, of })
  }
  return pauses.toSorted((a, b) => b.until.getTime() - a.until.getTime())[0]
}

async function mayProbe(db: Database, { provider, endpoint }: Endpoint): Promise<boolean> {
  const probing = await db
    .update(circuits)
    .set({ openUntil: sql`now() + make_interval(secs => ${firstPauseSeconds})` })
    .where(and(isRow(provider, endpoint), sql`${circuits.openUntil} <= now()`))
    .returning({ provider: circuits.provider })
  return probing.length > 0
}

/** Writes down how a try of an endpoint went. Every further failure in a row doubles the pause. */
export async function report(db: Database, { provider, endpoint }: Endpoint, went: Went): Promise<void> {
  if (went === 'well') {
    await db.delete(circuits).where(isOf(provider, endpoint))
    return
  }
  if (typeof went === 'object') {
    const until = sql`now() + make_interval(secs => ${went.busyMs / 1000})`
    await db
      .insert(circuits)
      .values({ provider, endpoint: pace, failures: 1, openUntil: until })
      .onConflictDoUpdate({
        target: [circuits.provider, circuits.endpoint],
        set: {
          failures: sql`${circuits.failures} + 1`,
          openUntil: sql`greatest(${circuits.openUntil}, ${until})`,
        },
      })
    return
  }
  // An account that is refused once is refused everywhere; an endpoint may have stumbled.
  const free = went === 'account-refused' ? 1 : tolerated
  const pause = sql`now() + make_interval(secs => least(${longestPauseSeconds}::int,
    ${firstPauseSeconds}::int * power(2, least(${circuits.failures} + 1 - ${free}, ${mostDoublings}))::int))`
  await db
    .insert(circuits)
    .values({
      provider,
      endpoint: went === 'account-refused' ? account : endpoint,
      failures: 1,
      openUntil: went === 'account-refused' ? sql`now() + make_interval(secs => ${firstPauseSeconds})` : null,
    })
    .onConflictDoUpdate({
      target: [circuits.provider, circuits.endpoint],
      set: {
        failures: sql`${circuits.failures} + 1`,
        openUntil: sql`case when ${circuits.failures} + 1 >= ${free} then ${pause} end`,
      },
    })
}

/** Forgets the failures of a provider: somebody mended its settings. */
export async function forgive(db: Database, provider: string): Promise<void> {
  await db.delete(circuits).where(eq(circuits.provider, provider))
}

const isRow = (provider: string, endpoint: string) =>
  and(eq(circuits.provider, provider), eq(circuits.endpoint, endpoint))

/** An endpoint and what concerns its provider as a whole. */
const isOf = (provider: string, endpoint: string) =>
  and(eq(circuits.provider, provider), inArray(circuits.endpoint, [endpoint, account, pace]))
