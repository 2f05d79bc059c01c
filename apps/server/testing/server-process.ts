import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface ServerProcess {
  readonly child: ChildProcess
  readonly address: string
}

const folderOfServer = path.join(import.meta.dirname, '..')
/** Where Node keeps what it compiled of our TypeScript from one process to the next. */
const compiled = path.join(tmpdir(), `krya-compiled-${process.version}`)
const processEnv = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiled }

/** A process that is killed leaves nothing compiled behind; one that only reads the code and ends does. */
async function compileOnce(): Promise<void> {
  if (existsSync(compiled)) return
  const reads = "await import('./src/main.ts'); process.exit(0)"
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', reads], {
    cwd: folderOfServer,
    env: processEnv,
  })
}

/** Starts a server as a process of its own, on a free port; resolves once it says where it is. */
export async function startServerProcess(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  await compileOnce()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: folderOfServer,
      env: { ...processEnv, KRYA_DATA: folder, KRYA_PORT: '0', KRYA_LOG_LEVEL: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    const listen = (chunk: Buffer): void => {
      told += chunk.toString()
      const address = /http:\/\/[\d.:]+/.exec(told)?.[0]
      if (address !== undefined) resolve({ child, address })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the server did not start (${code}): ${told}`)))
  })
}

/** Kills it as a power cut does, and waits until it is gone. */
export async function kill({ child }: ServerProcess): Promise<void> {
  const dead = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await dead
}
