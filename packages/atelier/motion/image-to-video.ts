import { randomUUID } from 'node:crypto'
import { fileOf, imageOf, type Made, readPicture, type Tool } from '@krya/darkroom'
import { writeClip } from '@krya/film'
import { z } from 'zod'
import { understand } from '../understand/understand.ts'
import { ambienceOf } from './ambience/ambience.ts'
import { sceneSizeFor } from './camera/view.ts'
import { wayBetween } from './frames/picture-frames.ts'
import { framesOf } from './frames/threads.ts'
import { posesOf } from './frames/timing.ts'
import { rate } from './frames/shot.ts'
import { prepared } from './picture/prepare.ts'
import { frameFor } from './size.ts'
import { type Directions, directionsOf } from './words/directions.ts'

const input = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  end_image: z.string().optional(),
  duration: z.number().default(5),
  resolution: z
    .string()
    .regex(/^\d+p$/)
    .default('720p'),
  sound: z.boolean().default(false),
})
/** How far to the side the camera goes, of what it goes in a drawn scene. */
const strength = 0.5
/** Parts of the time until the first frame. */
const readyAt = 0.25

/** `image-to-video`: a picture seen by a camera that moves, with what lives in it. */
export const imageToVideo: Tool = async (work, told) => {
  const asked = input.parse(work.input)
  const directions = directionsOf(asked.prompt, asked.negative_prompt)
  const picture = await imageOf(work)
  const frame = frameFor(asked.resolution, picture.width / picture.height)
  const scene = sceneSizeFor(frame, posesOf(asked.duration, directions, strength))
  const last =
    asked.end_image === undefined ? null : await readPicture(fileOf(work, asked.end_image, 'end_image'))
  const pictures = last === null ? 1 : 2
  const ready = (given: typeof picture, before: number) =>
    prepared(given, frame, scene, asked.prompt, work.seed, (share) =>
      told(((before + share) / pictures) * readyAt),
    )
  const shot = {
    kind: 'picture',
    id: randomUUID(),
    frame,
    seconds: asked.duration,
    directions,
    picture: await ready(picture, 0),
    end: last === null ? null : await ready(last, 1),
    strength,
    seed: work.seed,
  } as const
  const place = understand({ prompt: asked.prompt, seed: work.seed, ...frame })
  const sound = asked.sound ? { sound: ambienceOf(place, directions, asked.duration) } : {}
  const film = { ...frame, rate, scratch: work.scratch, ...sound }
  const clip = await writeClip(
    film,
    framesOf(shot, 1, (share) => told(readyAt + (1 - readyAt) * share)),
  )
  const isOne = shot.end === null ? null : wayBetween(shot.picture, shot.end).isOne
  return { ...clip, notes: notesOf(directions, isOne) }
}

/** @param isOne both pictures show the same; null: there is but one */
function notesOf({ deeds }: Directions, isOne: boolean | null): Made['notes'] {
  return [
    ...(deeds.length === 0
      ? []
      : [
          {
            field: 'prompt',
            message:
              'Atelier moves the camera, the air, skies, water and plants of a picture; people and things in it only breathe.',
          },
        ]),
    ...(isOne === null
      ? []
      : [
          {
            field: 'end_image',
            message: isOne
              ? 'What is on both pictures goes from its place in the first to that in the last; the camera rests.'
              : 'The pictures show different things: the first dissolves into the last while the camera moves.',
          },
        ]),
  ]
}
