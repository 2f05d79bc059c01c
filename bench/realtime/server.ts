/**
 * A process of its own: a studio whose engine costs nothing, and beside it a bare echo of whatever comes. It tells
 * where they are, then answers what it is asked.
 */
import { once } from 'node:events'
import type { LiveEngine, Pixels } from '@krya/provider-kit'
import { WebSocketServer } from 'ws'
import { scriptedProvider } from '../../apps/server/testing/scripted-provider.ts'
import { openStudio } from '../../apps/server/testing/studio.ts'
import { asked, type Report } from './server-process.ts'

/** What the engine took for itself, in milliseconds, frame by frame, since it was asked last. */
const taken: number[] = []
const side = 48

/** Gives back the file as it came, or, told to paint, the pixels with one square changed. */
function engine(): LiveEngine {
  let step = 0
  return {
    async draw({ prompt, guide }) {
      if (prompt !== 'paint') return guide.file()
      const pixels = await guide.pixels()
      const began = performance.now()
      const painted = dotted(pixels, (step += 1))
      taken.push(performance.now() - began)
      return painted
    },
    async close() {},
  }
}

function dotted({ width, height, data }: Pixels, step: number): Pixels {
  const painted = data.slice()
  const [left, top] = [(step * 31) % (width - side), (step * 17) % (height - side)]
  for (let y = top; y < top + side; y += 1)
    painted.fill(step % 255, (y * width + left) * 4, (y * width + left + side) * 4)
  return { width, height, data: painted }
}

const studio = await openStudio({
  provider: { ...scriptedProvider(), live: engine },
  env: { KRYA_LIVE_PLACES: '100' },
  liveLimits: { sessions: 100, messages: 1_000_000 },
})
const echo = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
await once(echo, 'listening')
const address = echo.address()
if (address === null || typeof address === 'string') throw new Error('the echo listens on no port')

const tell = (report: Report): void => void process.send?.(report)
process.on('message', (message) => {
  const question = asked.parse(message)
  if (question === 'memory') return tell({ rss: process.memoryUsage.rss() })
  if (question === 'engine') return tell({ taken: taken.splice(0) })
  echo.close()
  return void studio.close().then(() => process.exit(0))
})
tell({ studio: studio.url, echo: `http://127.0.0.1:${address.port}` })
