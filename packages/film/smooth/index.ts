import type { Picture, Tool } from '@krya/darkroom'
import { z } from 'zod'
import { soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { counted, lengthOf, refuseTooMuch } from '../length.ts'
import { type Begin, inOrder, inThreads } from '../threads.ts'
import { videoOf } from '../tool.ts'
import type { Gap } from './worker.ts'

const input = z.object({ between: z.int() })

/** Players and screens go no further; slowed down four times it is still smooth. */
const mostRate = 120
/** What most screens show. */
const usualScreen = 60
/** New pixels of a whole clip: twenty minutes of work or so. */
const mostPixels = 2_500_000_000

/** `interpolate-video`: frames between the frames, each thing on its way. */
export const interpolateVideo: Tool = async (work, told) => {
  const asked = input.parse(work.input).between
  const { clip, bytes } = await videoOf(work)
  const { width, height } = clip
  const made = Math.max(1, Math.min(asked, Math.floor(mostRate / clip.rate) - 1))
  const seconds = await lengthOf(clip)
  refuseTooMuch({
    seconds,
    pixelsASecond: width * height * clip.rate * made,
    mostPixels,
    doing: 'smooths',
    remedy: 'Ask for fewer new frames',
  })
  const reel = counted(clip.frames(), { rate: clip.rate, seconds }, told)
  const rate = clip.rate * (made + 1)
  const film = { width, height, rate, scratch: work.scratch }
  const sound = clip.hasSound ? { sound: soundOf(bytes, 'video') } : {}
  const result = await writeClip({ ...film, ...sound }, smoothed(reel.frames, made))
  return { ...result, notes: [...reel.notes(), ...notesOn(clip.rate, asked, made)] }
}

/** All frames, with so many between each two; the last stays as long as those before it. */
const smoothed = (frames: AsyncIterable<Picture>, count: number): AsyncGenerator<Picture> =>
  inThreads<Gap, Picture[], Picture>(new URL('./worker.ts', import.meta.url), async function* all(threads) {
    for await (const some of inOrder(gaps(), threads.count + 1)) yield* some

    async function* gaps(): AsyncGenerator<Begin<readonly Picture[]>> {
      let last: Picture | undefined
      for await (const second of frames) {
        const first = last
        last = second
        if (first !== undefined) yield async () => [first, ...(await threads.do({ first, second, count }))]
      }
      const end = last
      if (end !== undefined) yield async () => Array.from({ length: count + 1 }, () => end)
    }
  })

function notesOn(rate: number, asked: number, made: number) {
  const all = Math.round(rate * (made + 1))
  if (made < asked)
    return [
      {
        field: 'between',
        message: `The clip has ${Math.round(rate)} frames a second already: ${made === 1 ? 'one was put' : `${made} were put`} between each two, which makes ${all}; more than ${mostRate} no screen shows.`,
      },
    ]
  return all > usualScreen
    ? [
        {
          field: 'between',
          message: `It has ${all} frames a second now; most screens show ${usualScreen} of them. Slowed down it is smooth.`,
        },
      ]
    : []
}
