import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, median, seconds } from './figure.ts'

const server = fileURLToPath(new URL('../scripts/start.ts', import.meta.url))
const warmStarts = 5
const settleMs = 8_000

/** From the process's start to its first answer, with an empty data folder and with a used one; and its memory at rest. */
export async function startUp(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  try {
    const cold = await startOnce(folder)
    await stop(cold.child)
    const warm: number[] = []
    let idle = 0
    for (let at = 0; at < warmStarts; at += 1) {
      const { child, took } = await startOnce(folder)
      warm.push(took)
      if (at === warmStarts - 1) {
        await new Promise((resolve) => setTimeout(resolve, settleMs))
        idle = residentBytes(child)
      }
      await stop(child)
    }
    return [
      { what: 'start-up, first (database is made)', value: seconds(cold.took), how: 'spawn to first answer' },
      { what: 'start-up, later', value: seconds(median(warm)), how: `median of ${warmStarts}` },
      {
        what: 'memory at rest',
        value: `${Math.round(idle / 2 ** 20)} MB`,
        how: `resident, ${settleMs / 1000} s after start, one warm drawing thread`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<{ child: ChildProcess; took: number }> {
  const began = performance.now()
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
  await fetch(`${address}/health`)
  return { child, took: performance.now() - began }
}

function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  return ended
}

/** Linux tells it in kB; elsewhere it is not measured. */
function residentBytes(child: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
