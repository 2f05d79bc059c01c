import { encode } from '@msgpack/msgpack'
import { type Figure, median, ms, percentile } from '../figure.ts'
import { type Client, openClient, openEcho, sheet, tile } from './client.ts'
import type { NullServer } from './server-process.ts'

const rounds = 5
const roundMs = 2_000
const frames = 300

/** Frames a second over one socket where the engine costs nothing, and a bare echo of the same bytes beside it. */
export async function ceiling({ studio, echo }: NullServer): Promise<Figure[]> {
  const message = encode({ type: 'generate', prompt: 'a fox', canvas_data: await sheet(512) })
  const live = await openClient(studio)
  const bare = await openEcho(echo)
  const [ours, theirs]: [number[], number[]] = [[], []]
  await perSecond(live, message)
  await perSecond(bare, message)
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await perSecond(live, message))
    theirs.push(await perSecond(bare, message))
  }
  await Promise.all([live.close(), bare.close()])
  const how = `${Math.round(message.length / 1000)} kB there and back, the next sent when one came; median of ${rounds} × ${roundMs / 1000} s by turns, server in a process of its own`
  return [
    {
      what: 'real time, frames a second over one socket, without drawing',
      value: median(ours).toFixed(0),
      how: `${how}; the limit of messages a second lifted`,
    },
    { what: 'bare echo over one socket, a second', value: median(theirs).toFixed(0), how },
    {
      what: 'frames ÷ bare echo',
      value: (median(ours) / median(theirs)).toFixed(2),
      how: 'ratio within one run',
    },
  ]
}

async function perSecond(client: Client, message: Uint8Array): Promise<number> {
  const began = performance.now()
  let count = 0
  for (; performance.now() - began < roundMs; count += 1) await client.round(message)
  return count / ((performance.now() - began) / 1000)
}

/** What a frame costs besides its drawing: read, cut into what changed, written, sent. */
export async function frameOverhead(server: NullServer): Promise<Figure[]> {
  const whole = await sheet(512)
  const part = await tile(48, '#c03020')
  const inputs: readonly (readonly [string, (at: number) => object])[] = [
    ['a whole JPEG in, squares out', () => ({ canvas_data: whole })],
    [
      'a tile in, squares out',
      (at) => ({
        canvas_data: {
          width: 512,
          height: 512,
          tiles: [{ x: (at * 13) % 464, y: (at * 29) % 464, data: part }],
        },
      }),
    ],
  ]
  const figures: Figure[] = []
  for (const [what, inputOf] of inputs) {
    const client = await openClient(server.studio)
    const ask = (canvas: object): Promise<number> =>
      client.ask({ type: 'generate', prompt: 'paint', ...canvas })
    for (let at = 0; at < 20; at += 1) await ask({ canvas_data: whole })
    await server.engine()
    const times: number[] = []
    for (let at = 0; at < frames; at += 1) times.push(await ask(inputOf(at)))
    const engine = await server.engine()
    const own = times.map((time, at) => time - (engine[at] ?? 0))
    figures.push({
      what: `real time, a frame besides its drawing, ${what}`,
      value: `p50 ${ms(median(own))}, p95 ${ms(percentile(own, 0.95))}`,
      how: `512², from sending to having it, less the engine’s own time; ${frames} one after the other`,
    })
    await client.close()
  }
  return figures
}
