import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'

/** Where Debian and others put Postgres' programs; undefined when it is not installed. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    '/usr/local/bin',
    '/usr/bin',
  ]
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')))
}

export const hasPostgres = programs() !== undefined

/** A Postgres server of its own, in a folder that goes with it. */
export interface TestPostgres {
  readonly url: string
  close(): void
}

/** Starts one. It refuses to run as root, so then it runs as the system's own `postgres`. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs()
  if (bin === undefined) throw new Error('Postgres is not installed (Debian: apt-get install postgresql).')
  const isRoot = userInfo().uid === 0
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-postgres-'))
  if (isRoot) {
    const uid = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }))
    const gid = Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, uid, gid)
  }
  const run = (program: string, args: readonly string[]): void => {
    const command = [path.join(bin, program), ...args]
    const [first = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    const done = spawnSync(first, rest, {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
  }
  const data = path.join(folder, 'data')
  const port = await freePort()
  run('initdb', ['-D', data, '-U', 'krya', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`
  run('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-w', '-o', options, 'start'])
  return {
    url: `postgres://krya@127.0.0.1:${port}/postgres`,
    close() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
