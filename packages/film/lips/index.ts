import { fileOf, type Made, type Picture, type Tool, Unworkable } from '@krya/darkroom'
import { z } from 'zod'
import type { Clip } from '../clip/open.ts'
import { samplesOf, soundOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { videoOf } from '../tool.ts'
import { backAndForth, turningAt } from './reel.ts'
import { speaking } from './speak.ts'
import { mouthsOf } from './speech.ts'
import { speechRate } from './spectrum.ts'
import { steadied, type Track, trackOf } from './track.ts'

const lipSyncInput = z.object({ audio: z.string() })

/** What takes longer than anybody waits is not begun. */
const mostSeconds = 180
/** Pixels on the longer side: larger frames take longer, and are made smaller. */
const longestSide = 1920
/** How much of the work finding the face is. */
const finding = 0.4

/** `lip-sync`: the mouth of the person in a clip moves with a recording. */
export const lipSync: Tool = async (work, told) => {
  const { clip } = await videoOf(work)
  const recording = fileOf(work, lipSyncInput.parse(work.input).audio, 'audio')
  const samples = await samplesOf(recording, 'audio', speechRate)
  const seconds = samples.length / speechRate
  if (seconds > mostSeconds)
    throw new Unworkable(
      `The recording lasts ${Math.round(seconds)} seconds; Atelier has somebody speak for at most ${mostSeconds}. Choose a shorter one.`,
    )
  const count = Math.max(1, Math.round(seconds * clip.rate))
  const mouths = mouthsOf(samples, clip.rate, count)
  if (mouths === null)
    throw new Unworkable(
      'Nothing is said in the file of “audio”: it is silent. Choose a recording of speech.',
    )

  const size = sizeOf(clip)
  const found = await trackOf(upTo(clip.frames(size), count), (seen) =>
    told(finding * Math.min(1, seen / Math.min(count, Math.max(1, clip.seconds * clip.rate)))),
  )
  if (found.every((mesh) => mesh === null))
    throw new Unworkable(
      'No face was found in the clip. Choose one in which somebody’s face is seen from the front, large and well lit; faces that are drawn are often not seen as such.',
    )
  const track = steadied(found, clip.rate)

  async function* frames(): AsyncGenerator<Picture> {
    let at = 0
    for await (const frame of backAndForth(clip.frames(size), track.length, count, work.scratch)) {
      const mesh = track[turningAt(at, track.length)]
      const mouth = mouths?.[at]
      yield mesh && mouth ? speaking(frame, mesh, mouth) : frame
      at += 1
      told(finding + (1 - finding) * (at / count))
    }
  }
  const sound = soundOf(recording, 'audio', count / clip.rate)
  const made = await writeClip({ ...size, rate: clip.rate, sound, scratch: work.scratch }, frames())
  return { ...made, notes: notesOf({ clip, size, seconds, track }) }
}

function sizeOf({ width, height }: Clip): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

async function* upTo(frames: AsyncIterable<Picture>, count: number): AsyncGenerator<Picture> {
  let at = 0
  for await (const frame of frames) {
    yield frame
    at += 1
    if (at >= count) return
  }
}

function notesOf({
  clip,
  size,
  seconds,
  track,
}: {
  clip: Clip
  size: { readonly width: number; readonly height: number }
  seconds: number
  track: Track
}): Made['notes'] {
  const own = track.length / clip.rate
  const short = (value: number): string => `${Math.round(value * 10) / 10} s`
  const hidden = track.filter((mesh) => mesh === null).length
  return [
    ...(seconds > own + 0.1
      ? [
          {
            field: 'video',
            message: `The recording lasts ${short(seconds)} and the clip ${short(own)}: the clip goes forth and back until all is said.`,
          },
        ]
      : []),
    ...(clip.seconds > seconds + 0.1
      ? [{ field: 'video', message: `The clip ends with the recording, after ${short(seconds)}.` }]
      : []),
    ...(hidden > 0
      ? [
          {
            field: 'video',
            message: `In ${Math.round((100 * hidden) / track.length)} % of the clip no face is seen from the front; it stays as it is there.`,
          },
        ]
      : []),
    ...(size.width < clip.width
      ? [
          {
            field: 'video',
            message: `The clip is ${clip.width} × ${clip.height}; Atelier makes at most ${longestSide} pixels a side of it.`,
          },
        ]
      : []),
  ]
}
