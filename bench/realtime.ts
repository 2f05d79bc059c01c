/** `node bench/realtime.ts pipe` (or `many`, `unread`, `soak 30`, `page`): what the real-time canvas bears. */
import { loadavg } from 'node:os'
import type { Figure } from './figure.ts'
import { many, soak, unread } from './realtime/load.ts'
import { pageTimes } from './realtime/page.ts'
import { ceiling, frameOverhead } from './realtime/pipe.ts'
import { type NullServer, startNullServer } from './realtime/server-process.ts'

type Measure = (server: NullServer, size?: number) => Promise<Figure[]>

const parts: Readonly<Record<string, Measure>> = {
  pipe: async (server) => [...(await ceiling(server)), ...(await frameOverhead(server))],
  many,
  unread,
  soak,
}

/** Everything, each with a server of its own. */
export async function realtimeTimes(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const measure of Object.values(parts)) figures.push(...(await withServer(measure)))
  return [...figures, ...(await pageTimes())]
}

async function withServer(measure: Measure, size?: number): Promise<Figure[]> {
  const server = await startNullServer()
  try {
    return await measure(server, size)
  } finally {
    await server.stop()
  }
}

if (import.meta.main) {
  const [name = 'pipe', size] = process.argv.slice(2)
  const measure = parts[name]
  if (measure === undefined && name !== 'page')
    throw new Error(`one of ${Object.keys(parts).join(', ')}, page`)
  const figures =
    measure === undefined
      ? await pageTimes()
      : await withServer(measure, size === undefined ? undefined : Number(size))
  for (const { what, value, how } of figures) console.log(`${what}: ${value} (${how})`)
  console.log(`load average ${loadavg()[0]?.toFixed(1)}`)
}
