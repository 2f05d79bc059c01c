import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { queryRows } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { openEmbedded } from './embedded.ts'
import { FolderInUse, lockFolder } from './folder-lock.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'krya-db-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the data folder', () => {
  it('serves one process at a time, and the next once the first has left', async () => {
    const release = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    await expect(lockFolder(folder)).rejects.toThrow(/Another Krya is running .* KRYA_DATA/)
    await release()
    await (
      await lockFolder(folder)
    )()
  })

  it('is not opened when its database is damaged: the message says what to do', async () => {
    const broken = path.join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(path.join(broken, 'PG_VERSION'), 'not a version')
    await expect(openEmbedded(broken)).rejects.toThrow(/damaged[\s\S]*backup/)
  })

  it('is not opened when a newer version wrote it, and keeps what it holds', async () => {
    const newer = path.join(folder, 'newer')
    const first = await openEmbedded(newer)
    await first.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
    )
    await first.close()
    await expect(openEmbedded(newer)).rejects.toThrow(DatabaseError)
    await expect(openEmbedded(newer)).rejects.toThrow(/newer version/)
  })

  it('cannot have a transaction of ours ended by a failed block of the queue’s', async () => {
    const { db, queueConnection, close } = await openEmbedded('memory')
    await db.execute(sql`create table kept (n int)`)
    const executor = 'executor' in queueConnection ? queueConnection.executor : undefined
    const ours = db.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`)
      await new Promise((resolve) => setTimeout(resolve, 30))
      await tx.execute(sql`insert into kept values (2)`)
    })
    const theirs = executor?.executeSql('BEGIN; select 1/0; COMMIT;').catch(() => 'failed')
    await Promise.all([ours, theirs])
    const rows = await queryRows(db, z.object({ n: z.number() }), sql`select count(*)::int as n from kept`)
    expect(rows).toEqual([{ n: 2 }])
    await close()
  })
})
