import { type Resolution, resolutions } from '@krya/contracts'
import { mixed, type MadeBytes, type Picture, type Tool } from '@krya/darkroom'
import {
  type Begin,
  type Clip,
  counted,
  inOrder,
  inThreads,
  type Key,
  lengthOf,
  refuseTooMuch,
  soundOf,
  videoOf,
  writeClip,
} from '@krya/film'
import { z } from 'zod'
import { isOnTwos, type Look, lookOf, type Reading, usualName } from './look.ts'
import type { FrameTask } from './worker.ts'

const input = z.object({
  prompt: z.string(),
  strength: z.number().default(0.8),
  resolution: z.enum(resolutions).default('720p'),
})

/** Frames a second that are painted where those between are carried along, and where each stays until the next. */
const keyRate = 8
const heldRate = 12
/** Noise would be painted, and boil. */
const calm = 'hqdn3d=3:2.5:6:6'
/** Pixels of all frames: about a quarter of an hour on two cores. */
const mostPixels = 1_200_000_000

/** Pixels of the shorter side. */
const shorter: Readonly<Record<Resolution, number>> = {
  '480p': 480,
  '540p': 540,
  '720p': 720,
  '1080p': 1080,
  '1440p': 1440,
  '4k': 2160,
}

/**
 * `restyle-video`: each frame in the look that the words name. Some are painted, and what is painted moves with what
 * it was painted of to those between (as Jamriška et al. 2019 do from examples), so that it does not flicker.
 */
export const restyleVideo: Tool = async (work, told) => {
  const { prompt, strength, resolution } = input.parse(work.input)
  const { clip, bytes } = await videoOf(work)
  const { rate } = clip
  const size = sizeFor(clip, resolution)
  const seconds = await lengthOf(clip)
  refuseTooMuch({
    seconds,
    pixelsASecond: size.width * size.height * rate,
    mostPixels,
    doing: 'restyles',
    remedy: 'Choose a lower resolution',
  })
  const reading = lookOf(prompt)
  const frames = clip.frames({ ...size, filters: calm })
  const made =
    strength === 0 ? frames : restyled(frames, { rate, look: reading.look, seed: work.seed, strength })
  const reel = counted(made, { rate, seconds }, told)
  const sound = clip.hasSound ? { sound: soundOf(bytes, 'video') } : {}
  const result = await writeClip({ ...size, rate, ...sound, scratch: work.scratch }, reel.frames)
  return { ...result, notes: [...reel.notes(), ...notesOn(reading)] }
}

function sizeFor({ width, height }: Clip, resolution: Resolution): { width: number; height: number } {
  const scale = shorter[resolution] / Math.min(width, height)
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

interface Restyling {
  readonly rate: number
  readonly look: Look
  readonly seed: number
  readonly strength: number
}

const restyled = (
  frames: AsyncIterable<Picture>,
  { rate, look, seed, strength }: Restyling,
): AsyncGenerator<Picture> =>
  inThreads<FrameTask, Picture, Picture>(
    new URL('./worker.ts', import.meta.url),
    async function* all(threads) {
      const isHeld = isOnTwos(look)
      const step = Math.max(1, Math.round(rate / (isHeld ? heldRate : keyRate)))
      const soFar = (frame: Picture, made: Picture): Picture =>
        strength === 1 ? made : mixed(frame, made, strength)
      yield* inOrder(isHeld ? heldFrames() : carriedFrames(), 2 * step + threads.count)

      async function* heldFrames(): AsyncGenerator<Begin<Picture>> {
        let at = 0
        let shown: Promise<Picture> | undefined
        for await (const frame of frames) {
          const before = at % step === 0 ? undefined : shown
          const paint = async (): Promise<Picture> =>
            soFar(frame, await threads.do({ kind: 'key', frame, before: undefined, look, seed }))
          const now = before ?? paint()
          now.catch(() => undefined)
          yield () => now
          shown = now
          at += 1
        }
      }

      async function* carriedFrames(): AsyncGenerator<Begin<Picture>> {
        let before: Promise<Key> | undefined
        for await (const group of groupsOf(frames, step)) {
          const source = group.at(-1)
          if (source === undefined) continue
          const first = before
          const key = keyFrom(source, first)
          // Heard of by whoever waits for the frames.
          key.catch(() => undefined)
          for (const [at, frame] of group.slice(0, -1).entries())
            yield async () => {
              const keys = [await (first ?? key), await key] as const
              const place = (at + 1) / group.length
              return soFar(frame, await threads.do({ kind: 'between', frame, keys, place, look, seed }))
            }
          yield async () => soFar(source, (await key).made)
          before = key
        }
      }

      async function keyFrom(source: Picture, before: Promise<Key> | undefined): Promise<Key> {
        const last = await before
        return { source, made: await threads.do({ kind: 'key', frame: source, before: last, look, seed }) }
      }
    },
  )

/** The first frame by itself, then so many at a time; each group ends with a key. */
async function* groupsOf(frames: AsyncIterable<Picture>, step: number): AsyncGenerator<readonly Picture[]> {
  let group: Picture[] = []
  let isFirst = true
  for await (const frame of frames) {
    group.push(frame)
    if (!isFirst && group.length < step) continue
    isFirst = false
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

function notesOn({ isUsual, unused }: Reading): MadeBytes['notes'] {
  return [
    ...(isUsual
      ? [
          {
            field: 'prompt',
            message: `No look was named that Atelier knows, so it is painted in “${usualName}”. Name a style, colours, an hour or a mood: watercolour in blue and gold at dusk.`,
          },
        ]
      : []),
    ...(unused.length === 0
      ? []
      : [
          {
            field: 'prompt',
            message: `Atelier changes how a clip looks, not what is in it. Not used: ${unused
              .slice(0, 12)
              .map((word) => `“${word}”`)
              .join(', ')}.`,
          },
        ]),
  ]
}
