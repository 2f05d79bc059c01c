import { setTimeout } from 'node:timers/promises'
import { encode } from '@msgpack/msgpack'
import { type Figure, ms, percentile } from '../figure.ts'
import { type Client, openClient, sheet, tile } from './client.ts'
import type { NullServer } from './server-process.ts'
import { openWatched } from './watched.ts'

/** As often as a hand on a tablet gives something new, a second. */
const pace = 15
const drawing = 10
const watching = 50
const floodMs = 10_000

/** Asks at the pace until it is over. @returns milliseconds of each */
async function draw(client: Client, untilMs: number, requestOf: (at: number) => object): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  for (let at = 0; performance.now() - began < untilMs; at += 1) {
    times.push(await client.ask(requestOf(at)))
    await setTimeout(Math.max(0, began + ((at + 1) * 1000) / pace - performance.now()))
  }
  return times
}

/** Ten that draw, each on a canvas of their own that five others watch. */
export async function many({ studio, rss }: NullServer, seconds = 60): Promise<Figure[]> {
  const request = { type: 'generate', prompt: 'a fox', canvas_data: await sheet(512) }
  const canvases = await Promise.all(
    Array.from({ length: drawing }, () => openWatched(studio, watching / drawing)),
  )
  const stroke = await tile(48, '#c03020')
  await Promise.all(canvases.map(({ painting }) => draw(painting, 2_000, () => request)))
  const before = await rss()
  for (const canvas of canvases) canvas.begin(stroke)
  const times = await Promise.all(
    canvases.map(({ painting }) => draw(painting, seconds * 1_000, () => request)),
  )
  const after = await rss()
  const seen = canvases.map((canvas) => canvas.end())
  await Promise.all(canvases.map((canvas) => canvas.close()))
  const all = times.flat()
  const frames = seen.reduce((sum, one) => sum + one.frames, 0)
  const edits = seen.reduce((sum, one) => sum + one.edits, 0)
  const how = `${drawing} at ${pace} a second, each on a canvas that ${watching / drawing} watch over \`/ws/canvas\`, who are shown every frame, every stroke (one a second) and every move of the pointer, ${seconds} s, without drawing`
  return [
    {
      what: `real time, ${drawing} sessions at once and ${watching} that watch, from sending to having a frame`,
      value: `p50 ${ms(percentile(all, 0.5))}, p95 ${ms(percentile(all, 0.95))}`,
      how: `${how}; ${(all.length / seconds).toFixed(0)} frames a second in all, ${(frames / seconds).toFixed(0)} shown to watchers, ${(edits / seconds).toFixed(0)} edits`,
    },
    {
      what: `real time, ${drawing} sessions at once and ${watching} that watch, the server’s memory`,
      value: `${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`,
      how,
    },
  ]
}

/** Draws, loses its line, comes back, leaves and begins anew, over and over: what memory is left behind. */
export async function soak({ studio, rss }: NullServer, minutes = 1): Promise<Figure[]> {
  const whole = await sheet(512)
  const part = await tile(48, '#c03020')
  const strokeOf = (at: number): object => ({
    type: 'generate',
    prompt: 'paint',
    canvas_data:
      at === 0
        ? whole
        : {
            width: 512,
            height: 512,
            tiles: [{ x: (at * 13) % 464, y: (at * 29) % 464, data: part }],
          },
  })
  const endsAt = performance.now() + minutes * 60_000
  const person = async (): Promise<number> => {
    let frames = 0
    while (performance.now() < endsAt) {
      const first = await openClient(studio)
      frames += (await draw(first, 2_000, strokeOf)).length
      first.socket.terminate()
      const again = await openClient(studio, `?session=${first.session}`)
      frames += (await draw(again, 1_000, (at) => strokeOf(at + 1))).length
      await again.close()
    }
    return frames
  }
  const people = Promise.all(Array.from({ length: 4 }, person))
  await setTimeout(minutes * 6_000)
  const early = await rss()
  const frames = (await people).reduce((sum, one) => sum + one, 0)
  const late = await rss()
  return [
    {
      what: `real time, the server’s memory over ${minutes} min`,
      value: `${early.toFixed(0)} MB at 10 %, ${late.toFixed(0)} MB at the end`,
      how: `four that draw at ${pace} a second, lose their line every 2 s, come back, leave every 3 s; ${frames} frames; \`node bench/realtime.ts soak ${minutes}\``,
    },
  ]
}

/** One that reads nothing and sends on, beside one that draws. */
export async function unread({ studio, rss }: NullServer): Promise<Figure[]> {
  const whole = await sheet(1024)
  const request = { type: 'generate', prompt: 'a fox', canvas_data: whole }
  const steady = await openClient(studio)
  const alone = await draw(steady, floodMs, () => request)
  const deaf = await openClient(studio)
  deaf.socket.pause()
  const before = await rss()
  const message = encode(request)
  const sending = setInterval(() => {
    if (deaf.socket.bufferedAmount < message.length) deaf.socket.send(message)
  }, 10)
  let most = 0
  const looking = setInterval(() => void rss().then((now) => (most = Math.max(most, now))), 500)
  const beside = await draw(steady, floodMs, () => request)
  clearInterval(sending)
  clearInterval(looking)
  deaf.socket.terminate()
  await steady.close()
  const tell = (times: readonly number[]): string =>
    `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`
  const how = `inputs of ${Math.round(message.length / 1000)} kB up to 100 a second for ${floodMs / 1000} s, nothing read`
  return [
    {
      what: 'real time, beside a client that never reads',
      value: `${tell(beside)}; alone ${tell(alone)}`,
      how: `another at ${pace} a second; ${how}`,
    },
    {
      what: 'real time, the server’s memory beside a client that never reads',
      value: `${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
      how,
    },
  ]
}
