import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Figure, median, seconds } from './figure.ts'
import { startWith } from './server.ts'

const warmStarts = 5
const settleMs = 8_000

/** From the process's start to its first answer, with an empty data folder and with a used one; and its memory at rest. */
export async function startUp(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  try {
    const cold = await startOnce(folder)
    await cold.server.stop()
    const warm: number[] = []
    let idle = 0
    for (let at = 0; at < warmStarts; at += 1) {
      const { server, took } = await startOnce(folder)
      warm.push(took)
      if (at === warmStarts - 1) {
        await new Promise((resolve) => setTimeout(resolve, settleMs))
        idle = residentBytes(server.pid)
      }
      await server.stop()
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

async function startOnce(folder: string) {
  const began = performance.now()
  const server = await startWith(folder)
  await fetch(`${server.address}/health`)
  return { server, took: performance.now() - began }
}

/** Linux tells it in kB; elsewhere it is not measured. */
function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
