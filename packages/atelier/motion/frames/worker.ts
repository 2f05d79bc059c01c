import type { Picture } from '@krya/darkroom'
import { sceneFrames } from './scene-frames.ts'
import type { SceneShot } from './shot.ts'

/** The clip that this thread works on, made ready. */
let ready: { readonly id: string; readonly frame: (at: number) => Picture } | undefined

/** A worker thread’s entry: makes one frame. */
export default function make({ shot, at }: { readonly shot: SceneShot; readonly at: number }): Picture {
  if (ready?.id !== shot.id) ready = { id: shot.id, frame: sceneFrames(shot) }
  return ready.frame(at)
}
