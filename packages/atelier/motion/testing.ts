import type { Picture } from '@krya/darkroom'
import { type Size, sceneSizeFor } from './camera/view.ts'
import { sceneFrames } from './frames/scene-frames.ts'
import type { SceneShot } from './frames/shot.ts'
import { framesIn, posesOf } from './frames/timing.ts'
import { inLights } from './scene/lights.ts'
import { sceneFor } from './scene/play.ts'
import { directionsOf } from './words/directions.ts'

/** A clip of words to test, small. */
export function shotOf(
  prompt: string,
  { seed = 1, seconds = 2, frame = { width: 192, height: 108 } }: Partial<Asked> = {},
): SceneShot {
  const directions = directionsOf(prompt)
  const scene = sceneFor(directions, {}, seed, sceneSizeFor(frame, posesOf(seconds, directions)))
  return {
    kind: 'scene',
    id: prompt,
    frame,
    seconds,
    directions,
    scenes: inLights(scene, directions.change),
  }
}

interface Asked {
  readonly seed: number
  readonly seconds: number
  readonly frame: Size
}

/** Its frames by their numbers, and the last of them. */
export function playing(shot: SceneShot): { readonly frame: (at: number) => Picture; readonly last: number } {
  return { frame: sceneFrames(shot), last: framesIn(shot.seconds) - 1 }
}

/** How unlike two pictures are within a part of them, 0–255. @param part fractions of width and height */
export function unlike(
  one: Picture,
  other: Picture,
  {
    left = 0,
    top = 0,
    right = 1,
    bottom = 1,
  }: Partial<Record<'left' | 'top' | 'right' | 'bottom', number>> = {},
): number {
  let [sum, count] = [0, 0]
  for (let y = Math.floor(one.height * top); y < one.height * bottom; y += 1)
    for (let x = Math.floor(one.width * left); x < one.width * right; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * one.width + x) * 4 + channel
        sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0))
        count += 1
      }
  return sum / count
}

/** The middle of all that is nearly of a colour: x, y in fractions, and how many pixels. */
export function middleOf(
  { width, height, data }: Picture,
  [red, green, blue]: readonly [number, number, number],
) {
  let [x, y, count] = [0, 0, 0]
  for (let at = 0; at < width * height; at += 1) {
    const off =
      Math.abs((data[at * 4] ?? 0) - red) +
      Math.abs((data[at * 4 + 1] ?? 0) - green) +
      Math.abs((data[at * 4 + 2] ?? 0) - blue)
    if (off > 90) continue
    x += at % width
    y += Math.floor(at / width)
    count += 1
  }
  return { x: x / Math.max(1, count) / width, y: y / Math.max(1, count) / height, count }
}
