import type { Picture } from '@krya/darkroom'
import { between, type Motion, motionBetween, seenIn } from '@krya/film'
import { rasterOf } from '../../render/raster.ts'
import { about, inverse, moved, scaled, transformOf, turned, within } from '../camera/matrix.ts'
import { nearness, type Pose, rest } from '../camera/pose.ts'
import { seenAt, type Size } from '../camera/view.ts'
import { eased, type Moment, shareOf, wave } from '../moment.ts'
import type { Front, Prepared } from '../picture/prepared.ts'
import { lay, sampled } from '../picture/sample.ts'
import { sourcesAt } from '../picture/warp.ts'
import { airAt, airDepths } from '../scene/air.ts'
import { speckDefs } from '../scene/specks.ts'
import { mixInto } from './mix.ts'
import type { PictureShot } from './shot.ts'
import { momentOf, poseAt } from './timing.ts'

/** Makes the frames of a picture in motion by their numbers. */
export function pictureFrames(shot: PictureShot): (at: number) => Picture {
  const { picture, end, directions, seconds } = shot
  const way = end === null ? null : wayBetween(picture, end)
  return (at) => {
    const moment = momentOf(at, seconds, directions)
    const share = shareOf(moment)
    const pose = way?.isOne === true ? rest : poseAt(moment, directions, shot.strength)
    const frame =
      end === null || way === null
        ? seen(picture, pose, moment)
        : way.isOne
          ? between(seen(picture, rest, moment), seen(end, rest, moment), way, eased(share))
          : dissolved(picture, end, pose, moment)
    overlay(frame, shot, pose, moment)
    return frame
  }
}

/** How what is on one picture comes to where it is on another; `isOne` where both show the same. */
export function wayBetween(picture: Prepared, end: Prepared): Motion {
  const [one, other] = [picture, end].map((each) => seenIn(seen(each, rest, beginning)))
  if (one === undefined || other === undefined) throw new RangeError('two pictures')
  return motionBetween(one, other)
}
const beginning: Moment = { time: 0, length: 1, loops: false, pace: 1 }

/** One goes over into the other while the camera moves; the last frame is the last picture as it is. */
function dissolved(picture: Prepared, end: Prepared, pose: Pose, moment: Moment): Picture {
  const share = crossing(shareOf(moment))
  if (share === 0) return seen(picture, pose, moment)
  const other = seen(end, mixedPose(pose, 1 - shareOf(moment)), moment)
  if (share === 1) return other
  const one = seen(picture, pose, moment)
  mixInto(one, other, share)
  return one
}

/** A camera that comes to rest. @param share 1: not at all yet */
const mixedPose = (pose: Pose, share: number): Pose => ({
  pan: pose.pan * share,
  tilt: pose.tilt * share,
  truck: pose.truck * share,
  lift: pose.lift * share,
  zoom: 1 + (pose.zoom - 1) * share,
  dolly: pose.dolly * share,
  orbit: pose.orbit * share,
  roll: pose.roll * share,
})

/** In the middle of the clip one becomes the other. */
const crossing = (share: number): number => eased(Math.min(1, Math.max(0, (share - 0.28) / 0.44)))

const usualWind = 1

function seen(prepared: Prepared, pose: Pose, moment: Moment): Picture {
  const { view, back, front } = prepared
  const picture = sampled(back, view.scene, sourcesAt(prepared, pose, moment, usualWind), view.frame)
  if (front !== null) stand(picture, prepared, front, pose, moment)
  return picture
}

/** What stands in front: goes its own way with the camera, and breathes. */
function stand(onto: Picture, { view }: Prepared, front: Front, pose: Pose, moment: Moment): void {
  const { scene, frame } = view
  const { left, top, width, height } = front.box
  const [x, y] = [left + width / 2, top + height]
  const breath = front.breathes ? wave(moment, 3.6) : 0
  const own = about(
    x,
    y,
    within(turned(0.25 * wave(moment, 5.4, 0.2)), scaled(1 - 0.001 * breath, 1 + 0.0045 * breath)),
  )
  const offset = moved(-(scene.width - frame.width) / 2, -(scene.height - frame.height) / 2)
  lay(onto, front.data, scene, inverse(within(offset, within(seenAt(view, pose, front.nearness), own))))
}

/** What words ask to be in the air. */
function overlay(
  onto: Picture,
  { directions, picture, seed }: PictureShot,
  pose: Pose,
  moment: Moment,
): void {
  if (directions.airs.length === 0) return
  const { view, front } = picture
  const { scene, frame } = view
  const unit = Math.min(scene.width, scene.height) / 100
  const { width, height } = scene
  const box = front?.box ?? { left: width * 0.4, top: height * 0.4, width: width * 0.2, height: height * 0.3 }
  const source = { x: box.left + box.width / 2, y: box.top + box.height * 0.3, width: box.width * 0.3 }
  const stage = { ...scene, unit, horizon: view.horizon, wind: usualWind, source }
  const svg = directions.airs.flatMap((id) =>
    airDepths.map(
      (depth, layer) =>
        `<g transform="${transformOf(seenAt(view, pose, nearness(depth)))}">${airAt(id, layer, moment, stage, seed)}</g>`,
    ),
  )
  const air = rasterOf(documentOf(svg.join(''), scene, frame))
  for (let at = 0; at < air.data.length; at += 4) {
    const clear = 1 - (air.data[at + 3] ?? 0) / 255
    if (clear === 1) continue
    for (let channel = 0; channel < 3; channel += 1)
      onto.data[at + channel] = (onto.data[at + channel] ?? 0) * clear + (air.data[at + channel] ?? 0)
  }
}

const documentOf = (svg: string, scene: Size, { width, height }: Size): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${(scene.width - width) / 2} ${(scene.height - height) / 2} ${width} ${height}"><defs>${speckDefs}</defs>${svg}</svg>`
