import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { models } from '@krya/catalog'
import { sql } from 'drizzle-orm'
import { ensureLocalUser, localUser } from '../apps/server/src/accounts/users.ts'
import { openEmbedded } from '../apps/server/src/db/embedded.ts'
import { startWith } from './server.ts'
import { type Figure, ms, percentile } from './figure.ts'

const model = models[0]?.id ?? ''
const few = 1_000
const lots = 1_000_000
const requests = 200
const filled = 50_000

/** Reading the first page and pages at random of generations, with a thousand rows and with a million. */
export async function listTimes(): Promise<Figure[]> {
  const small = await measure(few)
  const large = await measure(lots)
  return [
    {
      what: 'GET /api/generate/images, 1,000 rows',
      value: `p95 ${ms(small)}`,
      how: `${requests} pages of 50: first, in the middle, by state`,
    },
    { what: 'GET /api/generate/images, 1,000,000 rows', value: `p95 ${ms(large)}`, how: 'the same' },
    { what: 'a million ÷ a thousand', value: (large / small).toFixed(2), how: 'ratio within one run' },
  ]
}

async function measure(rows: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  try {
    await fill(path.join(folder, 'database'), rows)
    const { address, stop } = await startWith(folder)
    const taken: number[] = []
    for (let at = 0; at < requests + 20; at += 1) {
      const cursor = idAt(Math.floor((rows * ((at * 37) % 100)) / 100))
      const query =
        at % 3 === 0 ? '' : at % 3 === 1 ? `&cursor=${cursor}` : `&status=completed&cursor=${cursor}`
      const began = performance.now()
      const answer = await fetch(`${address}/api/generate/images?limit=50${query}`)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`answered ${answer.status}`)
      // The first ones warm caches that a running server has warm.
      if (at >= 20) taken.push(performance.now() - began)
    }
    await stop()
    return percentile(taken, 0.95)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As the SQL below makes them: in the order of their numbers. */
const idAt = (at: number): string =>
  `019a0000-${hex(at >> 16, 4)}-7${hex((at >> 4) % 4096, 3)}-8000-${hex(at, 12)}`
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Generations with a part, a try and a picture each, written in bulk. */
async function fill(folder: string, rows: number): Promise<void> {
  const { db, close } = await openEmbedded(folder)
  await ensureLocalUser(db)
  const owner = localUser.ownerId
  const id = sql`('019a' || lpad(to_hex(n / 65536 / 65536), 4, '0') || '-' || lpad(to_hex((n / 65536) % 65536), 4, '0') || '-7' || lpad(to_hex((n / 16) % 4096), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  for (let from = 0; from < rows; from += filled) {
    const series = sql`generate_series(${from}::bigint, ${Math.min(rows, from + filled) - 1}::bigint) n`
    await db.execute(sql`insert into generations (id, owner_id, operation, model, input, text, state, priority, place, outputs, seed, chain, finished_at, created_at)
      select ${id}, ${owner}, 'text-to-image', ${model}, '{"prompt":"a fox","width":1024,"height":1024,"batch_size":1}', 'a fox in the snow ' || n, 'succeeded', 0, n, 1, n % 4294967296, '[]', now(), now() from ${series}`)
    await db.execute(sql`insert into generation_parts (generation_id, index, owner_id, state, first, count, priority, place, provider)
      select ${id}, 0, ${owner}, 'succeeded', 0, 1, 0, n, 'atelier' from ${series}`)
    await db.execute(sql`insert into attempts (id, generation_id, part, number, provider, endpoint, state, billed, finished_at)
      select ${id}, ${id}, 0, 1, 'atelier', 'illustrator', 'succeeded', 'no', now() from ${series}`)
    await db.execute(sql`insert into assets (id, owner_id, kind, media_type, width, height, bytes, sha256, storage_key, generation_id, text, model)
      select ${id}, ${owner}, 'image', 'image/png', 1024, 1024, 1000, '', 'pictures/x.png', ${id}, 'a fox in the snow ' || n, ${model} from ${series}`)
  }
  await db.execute(sql`analyze`)
  await close()
}
