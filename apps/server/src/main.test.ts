import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lockFolder } from './db/folder-lock.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'krya-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a person sees who starts the server so. */
function startWith(env: Record<string, string>) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['src/main.ts'], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { PATH: process.env['PATH'], KRYA_PORT: '0', KRYA_DATA: path.join(folder, 'data'), ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, told: stderr + stdout }
}

/** A message for a person: no stack, and the exit says that it failed. */
function expectTold({ status, told }: ReturnType<typeof startWith>, message: RegExp): void {
  expect(told).toMatch(message)
  expect(told).not.toMatch(/^\s+at /m)
  expect(status).toBe(1)
}

describe('a start that cannot be', () => {
  it('where others could reach it says how else', () => {
    expectTold(startWith({ KRYA_HOST: '0.0.0.0' }), /no authentication is configured[\s\S]*ssh -L/)
  })

  it('on a folder in use says by whom and what to do', async () => {
    const taken = path.join(folder, 'taken')
    const release = await lockFolder(taken)
    expectTold(startWith({ KRYA_DATA: taken }), /Another Krya is running on the data folder/)
    await release()
  })

  it('on a damaged database says how to get on', () => {
    const broken = path.join(folder, 'broken')
    mkdirSync(path.join(broken, 'database'), { recursive: true })
    writeFileSync(path.join(broken, 'database', 'PG_VERSION'), 'nonsense')
    expectTold(startWith({ KRYA_DATA: broken }), /is damaged[\s\S]*backup/)
  })

  it('on a port in use names the variable', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      }),
    )
    expectTold(startWith({ KRYA_PORT: String(port) }), new RegExp(`KRYA_PORT: ${port} is in use`))
    server.close()
  })

  it('without its Postgres server says that it is not to be reached', () => {
    const answer = startWith({ DATABASE_URL: 'postgres://krya:secret@127.0.0.1:1/none' })
    expectTold(answer, /DATABASE_URL|database/i)
    expect(answer.told).not.toContain('secret')
  })
})
