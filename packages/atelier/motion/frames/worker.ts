import { setImmediate as turn } from 'node:timers/promises'
import type { Picture } from '@krya/darkroom'
import { pictureFrames } from './picture-frames.ts'
import { sceneFrames } from './scene-frames.ts'
import type { Shot } from './shot.ts'

/** The clip that this thread works on, made ready. */
let ready: { readonly id: string; readonly frame: (at: number) => Picture } | undefined

/** A worker thread’s entry: makes one frame. */
export default async function make({
  shot,
  at,
}: {
  readonly shot: Shot
  readonly at: number
}): Promise<Picture> {
  if (ready?.id !== shot.id)
    ready = { id: shot.id, frame: shot.kind === 'scene' ? sceneFrames(shot) : pictureFrames(shot) }
  const picture = ready.frame(at)
  // Native memory is given back between turns of the loop, and a pool’s thread would wait for its next task without one.
  await turn()
  return picture
}
