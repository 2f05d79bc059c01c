import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const server = fileURLToPath(new URL('../scripts/start.ts', import.meta.url))

export interface BenchServer {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

/** A server on a data folder, on a free port. */
export async function startWith(folder: string): Promise<BenchServer> {
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env['PATH'], KRYA_DATA: folder, KRYA_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const found = /http:\/\/[\d.:]+/.exec(told)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`did not start: ${told}`)))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    address,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
