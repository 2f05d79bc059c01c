import { randomUUID } from 'node:crypto'
import { writeClip } from '@krya/film'
import type { Made, Tool } from '@krya/darkroom'
import { z } from 'zod'
import { canSet } from '../draw/lettering.ts'
import { notDrawn } from '../engine/unused.ts'
import type { Scene } from '../scene/scene.ts'
import { ambienceOf } from './ambience/ambience.ts'
import { sceneSizeFor } from './camera/view.ts'
import { framesOf } from './frames/threads.ts'
import { posesOf } from './frames/timing.ts'
import { rate } from './frames/shot.ts'
import { inLights } from './scene/lights.ts'
import { sceneFor } from './scene/play.ts'
import { stepFor } from './scene/twos.ts'
import { frameFor } from './size.ts'
import { type Directions, directionsOf } from './words/directions.ts'

const input = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  style: z.string().optional(),
  aspect_ratio: z
    .string()
    .regex(/^\d+:\d+$/)
    .default('16:9'),
  duration: z.number().default(5),
  resolution: z
    .string()
    .regex(/^\d+p$/)
    .default('720p'),
  sound: z.boolean().default(false),
})

/** `text-to-video`: the scene that words speak of, drawn and set in motion. */
export const textToVideo: Tool = async (work, told) => {
  const asked = input.parse(work.input)
  const directions = directionsOf(asked.prompt, asked.negative_prompt)
  const [across = 16, down = 9] = asked.aspect_ratio.split(':').map(Number)
  const frame = frameFor(asked.resolution, across / down)
  const size = sceneSizeFor(frame, posesOf(asked.duration, directions))
  const words = { negative: asked.negative_prompt, style: asked.style }
  const scene = sceneFor(directions, words, work.seed, size)
  const shot = {
    kind: 'scene',
    id: randomUUID(),
    frame,
    seconds: asked.duration,
    directions,
    scenes: inLights(scene, directions.change),
  } as const
  const film = { ...frame, rate, scratch: work.scratch }
  const sound = asked.sound ? { sound: ambienceOf(scene, directions, asked.duration) } : {}
  const clip = await writeClip({ ...film, ...sound }, framesOf(shot, stepFor(scene.style), told))
  return { ...clip, metadata: { scene }, notes: notesOf(scene, directions) }
}

/** What of the words is not to be seen. */
function notesOf({ report, lettering }: Scene, { heard }: Directions): Made['notes'] {
  const unused = report.unused.filter((word) => !heard.has(word.toLowerCase()))
  return [
    ...(unused.length === 0 ? [] : [{ field: 'prompt', message: notDrawn(unused) }]),
    ...lettering.flatMap(({ text }) =>
      canSet(text)
        ? []
        : [
            {
              field: 'prompt',
              message: `“${text}” has letters that Atelier’s type does not have, so it was left out.`,
            },
          ],
    ),
  ]
}
