import { about, type Matrix, moved, scaled, turned, within } from './matrix.ts'
import { nearnessOnGround, type Pose } from './pose.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The nearest goes a little more than the camera’s own way: the frame ends below the viewer’s feet. */
const nearest = 1.12
/** Parts of the frame beyond what is needed, for rounding. */
const spare = 0.004

/**
 * How large a scene must be drawn, so that no camera sees beyond its edges: frames are cut from its middle.
 * @param poses all that the camera takes
 */
export function sceneSizeFor(frame: Size, poses: readonly Pose[]): Size {
  let [across, down] = [0, 0]
  for (const { pan, truck, orbit, tilt, lift, roll } of poses) {
    const leaning = Math.sin((Math.abs(roll) * Math.PI) / 180)
    for (const near of [0, nearest]) {
      across = Math.max(
        across,
        Math.abs(pan + truck * near) + Math.abs(orbit) + (leaning * frame.height) / frame.width / 2,
      )
      down = Math.max(down, Math.abs(tilt + lift * near) + (leaning * frame.width) / frame.height / 2)
    }
  }
  const beyond = (part: number): number => (part === 0 ? 0 : part + spare)
  return {
    width: Math.ceil(frame.width * (1 + 2 * beyond(across))),
    height: Math.ceil(frame.height * (1 + 2 * beyond(down))),
  }
}

/** How a scene is looked at: what of it is seen at rest, and what the camera goes towards and around. */
export interface View {
  readonly frame: Size
  readonly scene: Size
  readonly horizon: number
  readonly focus: { readonly x: number; readonly y: number; readonly nearness: number }
}

/** Pixels that something of this nearness is shifted by. */
function shiftOf({ frame, focus }: View, pose: Pose, nearness: number): readonly [number, number] {
  return [
    -(pose.pan + pose.truck * nearness + pose.orbit * (nearness - focus.nearness)) * frame.width,
    -(pose.tilt + pose.lift * nearness) * frame.height,
  ]
}

/** Where the camera of a moment sees what lies as near as this. */
export function seenAt(view: View, pose: Pose, nearness: number): Matrix {
  const { scene, focus } = view
  const scale = pose.zoom * (1 + pose.dolly * nearness)
  const [x, y] = shiftOf(view, pose, nearness)
  return leaned(pose, within(moved(x, y), about(focus.x, focus.y, scaled(scale, scale))), scene)
}

/** From a place in the frame back to where it comes from, where all is as near as this. */
export interface Backwards {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** The inverse of `seenAt` without its lean: a place is `scale` times what it was in the frame, plus `x` and `y`. */
export function backFrom(view: View, pose: Pose, nearness: number): Backwards {
  const { focus } = view
  const scale = 1 / (pose.zoom * (1 + pose.dolly * nearness))
  const [right, down] = shiftOf(view, pose, nearness)
  return { scale, x: focus.x - scale * (focus.x + right), y: focus.y - scale * (focus.y + down) }
}

/** How much nearer the ground comes on the whole. */
const middle = 0.55

/** The same of ground from the horizon to the viewer’s feet: each row of it goes as what stands there. */
export function groundAt(view: View, pose: Pose): Matrix {
  const { scene, focus, horizon } = view
  const scale = pose.zoom * (1 + pose.dolly * middle)
  const far = shiftOf(view, pose, nearnessOnGround(0))
  const near = shiftOf(view, pose, nearnessOnGround(1))
  const long = Math.max(1, feetOf(view) - horizon)
  const [slant, fall] = [(near[0] - far[0]) / long, (near[1] - far[1]) / long]
  const sheared: Matrix = [1, 0, slant, 1 + fall, far[0] - slant * horizon, far[1] - fall * horizon]
  return leaned(pose, within(sheared, about(focus.x, focus.y, scaled(scale, scale))), scene)
}

/** Where the viewer stands, pixels from the scene’s top. */
export const feetOf = ({ scene, horizon }: Pick<View, 'scene' | 'horizon'>): number =>
  Math.max(horizon + 1, scene.height * 0.97)

const leaned = ({ roll }: Pose, matrix: Matrix, { width, height }: Size): Matrix =>
  roll === 0 ? matrix : within(about(width / 2, height / 2, turned(roll)), matrix)
