import type { Picture } from '@krya/darkroom'
import { rasterOf } from '../../render/raster.ts'
import { finish } from '../../style/finish.ts'
import { eased, shareOf } from '../moment.ts'
import { type Play, playOf } from '../scene/play.ts'
import { mixInto } from './mix.ts'
import type { SceneShot } from './shot.ts'
import { momentOf, poseAt } from './timing.ts'

/** Makes a scene’s frames by their numbers. */
export function sceneFrames({ scenes, directions, frame, seconds }: SceneShot): (at: number) => Picture {
  const plays = new Map<number, Play>()
  const play = (at: number): Play | undefined => {
    const scene = scenes[at]
    if (scene === undefined) return undefined
    const known = plays.get(at) ?? playOf({ scene, directions, frame, lights: scenes })
    plays.set(at, known)
    return known
  }
  const [{ style, seed }] = scenes
  return (at) => {
    const moment = momentOf(at, seconds, directions)
    const pose = poseAt(moment, directions)
    const seen = ({ drawing, svgAt }: Play): Picture =>
      rasterOf(svgAt(moment, pose), { background: drawing.palette.skyLow })
    const light = lightAt(moment.loops ? thereAndBack(shareOf(moment)) : shareOf(moment), scenes.length)
    const [before, after] = [play(light.from), play(light.from + 1)]
    if (before === undefined) throw new RangeError(`no light ${light.from} in a clip of ${scenes.length}`)
    const picture = seen(before)
    if (after !== undefined && light.share > 0) mixInto(picture, seen(after), light.share)
    finish(picture, style, seed, () => undefined)
    return picture
  }
}

const thereAndBack = (share: number): number => (1 - Math.cos(2 * Math.PI * share)) / 2

/** Between which of the lights of a clip it is. */
function lightAt(share: number, count: number): { from: number; share: number } {
  const along = share * (count - 1)
  const from = Math.min(Math.max(0, count - 2), Math.floor(along))
  return { from, share: count === 1 ? 0 : eased(along - from) }
}
