import type { MadeBytes, Picture, Tool } from '@krya/darkroom'
import { z } from 'zod'
import type { Clip } from '../clip/open.ts'
import { soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { counted, lengthOf, refuseTooMuch } from '../length.ts'
import { videoOf } from '../tool.ts'
import { createMemory } from './memory.ts'
import { planFor } from './plan.ts'
import { follow } from './follow.ts'
import { wishesOf, type Wishes } from './words.ts'

const input = z.object({ prompt: z.string(), duration: z.number() })

/** So much of a clip’s end is looked at, in seconds, and as pixels of all frames. */
const mostSeconds = 15
const mostRemembered = 500_000_000
/** Pixels of the whole result: about a quarter of an hour. */
const mostPixels = 6_000_000_000
/** Frames of the clip itself are only copied: what follows takes as long as so many of them. */
const dear = 4

/** `extend-video`: the clip, and what can follow on it of what it shows. */
export const extendVideo: Tool = async (work, told) => {
  const { prompt, duration } = input.parse(work.input)
  const { clip, bytes } = await videoOf(work)
  const { width, height, rate } = clip
  const seconds = await lengthOf(clip)
  refuseTooMuch({
    seconds: seconds + duration,
    pixelsASecond: width * height * rate,
    mostPixels,
    doing: 'extends clips to',
    remedy: 'Ask for less',
  })
  const length = Math.round(duration * rate)
  const own = seconds * rate
  const all = own + dear * length
  const reel = counted(clip.frames(), { rate, seconds }, (share) => told((share * own) / all))
  const wishes = wishesOf(prompt)
  let words = ''
  const sound = clip.hasSound ? { sound: soundOf(bytes, 'video', seconds + duration, seconds) } : {}
  const result = await writeClip({ width, height, rate, ...sound, scratch: work.scratch }, frames())
  return { ...result, notes: [...reel.notes(), ...notesOn(clip, words, wishes)] }

  async function* frames(): AsyncGenerator<Picture> {
    const memory = createMemory(
      Math.max(2, Math.min(Math.round(rate * mostSeconds), Math.floor(mostRemembered / (width * height)))),
    )
    for await (const frame of reel.frames) {
      await memory.keep(frame)
      yield frame
    }
    const plan = await planFor(memory, { wishes, rate, length, width, height })
    words = plan.words
    yield* follow(memory, plan, {
      rate,
      seed: work.seed,
      told: (share) => told((own + share * dear * length) / all),
    })
  }
}

function notesOn(clip: Clip, words: string, { unused }: Wishes): MadeBytes['notes'] {
  return [
    {
      field: 'video',
      message: clip.hasSound ? `${words} Its sound fades at its end, silence follows.` : words,
    },
    ...(unused.length === 0
      ? []
      : [
          {
            field: 'prompt',
            message: `Atelier brings nothing new into a clip; it follows words for camera, direction and speed: zoom in, pan left, tilt up, slower, backwards, still. Not used: ${unused
              .slice(0, 12)
              .map((word) => `“${word}”`)
              .join(', ')}.`,
          },
        ]),
  ]
}
