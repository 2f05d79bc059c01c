import type { Picture, Tool } from '@krya/darkroom'
import { z } from 'zod'
import { soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { counted, lengthOf, refuseTooMuch } from '../length.ts'
import { between } from '../motion/between.ts'
import { motionBetween, seenIn } from '../motion/motion.ts'
import { videoOf } from '../tool.ts'

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
async function* smoothed(frames: AsyncIterable<Picture>, count: number): AsyncGenerator<Picture> {
  let last: Picture | undefined
  let lastSeen: ReturnType<typeof seenIn> | undefined
  for await (const frame of frames) {
    const seen = seenIn(frame)
    if (last !== undefined && lastSeen !== undefined) {
      const motion = motionBetween(lastSeen, seen)
      for (let at = 1; at <= count; at += 1) yield between(last, frame, motion, at / (count + 1))
    }
    yield frame
    last = frame
    lastSeen = seen
  }
  if (last !== undefined) for (let at = 0; at < count; at += 1) yield last
}

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
