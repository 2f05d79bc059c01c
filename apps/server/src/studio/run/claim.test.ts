import { models } from '@krya/catalog'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Accepted } from '@krya/provider-kit'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { sums } from '../../accounts/ledger.ts'
import type { Principal } from '../../accounts/principal.ts'
import type { OpenDatabase } from '../../db/database.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { attempts, generations, lanes, parts, users } from '../../db/schema/index.ts'
import { createPace } from '../../library/pace.ts'
import { standardRouting } from '../../providers/routing.ts'
import { submit } from '../submit/submit.ts'
import { claim } from './claim.ts'
import { recover } from './recover.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openEmbedded('memory')
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(generations)
})

const room = [{ provider: 'atelier', limit: undefined }]
const pace = createPace(
  () => undefined,
  () => models,
)
const market = {
  get: (id: string) => (id === 'atelier' ? { provider: { place: 'here' as const } } : undefined),
  routing: () => standardRouting,
  models: () => models,
}
const worker = uuidv7()

async function person(): Promise<Principal> {
  const ownerId = uuidv7()
  await database.db.insert(users).values({ id: ownerId, name: 'Somebody' })
  await database.db.insert(lanes).values({ ownerId })
  return { ownerId }
}

async function ask(who: Principal, count: number): Promise<string[]> {
  const request = { operation: 'text-to-image', input: { prompt: 'a fox' }, priority: 'normal' } as const
  const made = await submit(
    { db: database.db, pace, market, shelf: { extraOf: async () => null }, maxWaiting: 100 },
    who,
    Array.from({ length: count }, () => request),
  )
  return made.map(({ id }) => id)
}

const next = (suspects = false) => claim(database.db, worker, room, suspects)

describe('claiming', () => {
  it('takes people in turn, however many each has asked for', async () => {
    const [anna, ben] = [await person(), await person()]
    await ask(anna, 4)
    await ask(ben, 2)
    const served: string[] = []
    for (let at = 0; at < 6; at += 1)
      served.push((await next())?.generation.ownerId === anna.ownerId ? 'anna' : 'ben')
    expect(served.slice(0, 4).toSorted()).toEqual(['anna', 'anna', 'ben', 'ben'])
    expect(served[0]).not.toBe(served[1])
    expect(served[2]).not.toBe(served[3])
    expect(await next()).toBeUndefined()
  })

  it('leaves out who has paused, and nobody else', async () => {
    const [anna, ben] = [await person(), await person()]
    await ask(anna, 1)
    const [wanted] = await ask(ben, 1)
    await database.db.update(lanes).set({ paused: true }).where(eq(lanes.ownerId, anna.ownerId))
    expect((await next())?.generation.id).toBe(wanted)
    expect(await next()).toBeUndefined()
  })

  it('keeps to a provider’s limit over all workers', async () => {
    await ask(await person(), 3)
    const limited = [{ provider: 'atelier', limit: 2 }]
    const claims = [1, 2, 3].map(() => claim(database.db, uuidv7(), limited, false))
    expect((await Promise.all(claims)).filter((claimed) => claimed !== undefined).length).toBe(2)
  })

  it('gives each part to one worker, however many ask at once', async () => {
    await ask(await person(), 8)
    const claims = await Promise.all(
      Array.from({ length: 12 }, () => claim(database.db, uuidv7(), room, false)),
    )
    const taken = claims.flatMap((claimed) => claimed?.generation.id ?? [])
    expect(taken.length).toBe(8)
    expect(new Set(taken).size).toBe(8)
  })
})

describe('a part whose worker died', () => {
  const recovery = (discarded: string[]) => ({
    db: database.db,
    isIdempotent: () => true,
    find: async () => undefined,
    discard: async (_generation: string, attempt: string) => void discarded.push(attempt),
  })

  it('waits, apart from the others, and is set aside with the reason when it happens again', async () => {
    const [id = ''] = await ask(await person(), 1)
    const discarded: string[] = []
    const first = await next()
    expect(await recover(recovery(discarded), 'everything')).toBe(1)
    expect(discarded).toEqual([first?.attemptId])
    await database.db.update(parts).set({ notBefore: sql`now()` })
    expect(await next()).toBeUndefined()
    expect((await next(true))?.generation.id).toBe(id)
    await recover(recovery(discarded), 'everything')
    const [ended] = await database.db.select().from(generations).where(eq(generations.id, id))
    expect(ended).toMatchObject({ state: 'failed', errorCode: 'worker_crashed' })
    expect(await sums(database.db)).toEqual({ entries: 0, balances: 0 })
  })

  it('is never asked for again where that could be paid for twice', async () => {
    const [id = ''] = await ask(await person(), 1)
    await next()
    await database.db.update(attempts).set({ state: 'submitting' })
    await recover({ ...recovery([]), isIdempotent: () => false }, 'everything')
    const [ended] = await database.db.select().from(generations).where(eq(generations.id, id))
    expect(ended).toMatchObject({ state: 'failed', errorCode: 'outcome_unknown' })
  })

  it('goes on by its job where the provider knows it by our key', async () => {
    await ask(await person(), 1)
    const claimed = await next()
    await database.db.update(attempts).set({ state: 'submitting' })
    const job: Accepted = { state: 'accepted', handle: { id: 'job' }, checkAfterMs: 0 }
    const find = async (_: string, key: string) => (key === claimed?.attemptId ? job : undefined)
    await recover({ ...recovery([]), isIdempotent: () => false, find }, 'everything')
    const [part] = await database.db.select().from(parts)
    const [attempt] = await database.db.select().from(attempts)
    expect(part?.state).toBe('remote')
    expect(attempt).toMatchObject({ state: 'submitted', handle: { id: 'job' } })
  })

  it('waits again when nothing had been sent yet', async () => {
    const [id = ''] = await ask(await person(), 1)
    await next()
    await recover({ ...recovery([]), isIdempotent: () => false }, 'everything')
    const [waiting] = await database.db.select().from(generations).where(eq(generations.id, id))
    const [part] = await database.db.select().from(parts)
    expect([waiting?.state, part?.state]).toEqual(['running', 'waiting'])
  })
})
