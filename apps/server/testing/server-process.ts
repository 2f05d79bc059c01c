import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export interface ServerProcess {
  readonly child: ChildProcess
  readonly address: string
}

/** Starts a server as a process of its own, on a free port; resolves once it says where it is. */
export function startServerProcess(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: path.join(import.meta.dirname, '..'),
      env: {
        PATH: process.env['PATH'],
        KRYA_DATA: folder,
        KRYA_PORT: '0',
        KRYA_LOG_LEVEL: 'silent',
        ...env,
      },
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
