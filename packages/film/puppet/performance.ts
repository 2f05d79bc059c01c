import { type Joint, leastSure, type Picture, type Pose, poseOf } from '@krya/darkroom'
import { apart, type Joints, type Point, smoothed } from './points.ts'

/** How somebody moves: where the joints are, frame by frame, the same ones in each. */
export type Performance = readonly Joints[]

/** A joint that is seen in fewer frames is none to go by. */
const leastSeen = 0.15
/** In seconds: over so much the places of a joint are averaged. */
const calm = 0.045

/** Poses of whoever a clip is about; null where nobody is seen. */
export async function posesOf(
  frames: AsyncIterable<Picture>,
  told: (count: number) => void,
): Promise<(Pose | null)[]> {
  const poses: (Pose | null)[] = []
  for await (const frame of frames) {
    poses.push(await poseOf(frame, poses.at(-1)))
    told(poses.length)
  }
  return poses
}

/**
 * What is known of a performance, made whole: what is hidden for a while is where it was on its way to be, and nothing
 * trembles.
 * @returns null: there is nobody for long enough
 */
export function performanceOf(poses: readonly (Pose | null)[], rate: number): Performance | null {
  const seen = poses.filter((pose) => pose !== null).length
  if (seen < Math.max(1, leastSeen * poses.length)) return null
  const steady = sidesKept(poses)
  const names = [...new Set(steady.flatMap((pose) => (pose === null ? [] : [...pose.keys()])))]
  const paths = names.flatMap((joint) => {
    const path = steady.map((pose) => sureSpot(pose, joint))
    return path.filter((spot) => spot !== null).length < leastSeen * poses.length
      ? []
      : [{ joint, places: calmed(path, rate) }]
  })
  return poses.map(
    (_, at) =>
      new Map(paths.flatMap(({ joint, places }) => (places[at] ? [[joint, places[at]] as const] : []))),
  )
}

function sureSpot(pose: Pose | null, joint: Joint): Point | null {
  const spot = pose?.get(joint)
  return spot === undefined || spot.sure < leastSure ? null : { x: spot.x, y: spot.y }
}

function calmed(path: readonly (Point | null)[], rate: number): Point[] {
  const along = (axis: 'x' | 'y'): number[] =>
    smoothed(bridged(path.map((spot) => spot?.[axis] ?? null)), calm * rate)
  const [xs, ys] = [along('x'), along('y')]
  return xs.map((x, at) => ({ x, y: ys[at] ?? 0 }))
}

/** Straight over what is missing; before the first and after the last it keeps still. */
function bridged(values: readonly (number | null)[]): number[] {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  let next = 0
  return values.map((value, at) => {
    if (value !== null) return value
    while (next < known.length && (known[next]?.at ?? 0) < at) next += 1
    const [before, after] = [known[next - 1], known[next]]
    if (before === undefined) return after?.value ?? 0
    if (after === undefined) return before.value
    return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at)
  })
}

const otherSide = (joint: Joint): Joint => mirrored.get(joint) ?? joint
const mirrored = new Map<Joint, Joint>(
  (['eye', 'ear', 'shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'] as const).flatMap((part) => [
    [`left ${part}`, `right ${part}`],
    [`right ${part}`, `left ${part}`],
  ]),
)
export const withSidesChanged = <Spot>(spots: ReadonlyMap<Joint, Spot>): Map<Joint, Spot> =>
  new Map([...spots].map(([joint, spot]) => [otherSide(joint), spot]))

/** The network takes left for right now and then: what would jump across and back is put right. */
function sidesKept(poses: readonly (Pose | null)[]): (Pose | null)[] {
  let last: Pose | null = null
  return poses.map((pose) => {
    if (pose === null) return null
    const turned: Pose = withSidesChanged(pose)
    const before: Pose | null = last
    last = before !== null && moved(before, turned) < 0.5 * moved(before, pose) ? turned : pose
    return last
  })
}

function moved(one: Pose, other: Pose): number {
  let [sum, count] = [0, 0]
  for (const [joint, spot] of one) {
    const next = other.get(joint)
    if (next === undefined || otherSide(joint) === joint || Math.min(spot.sure, next.sure) < leastSure)
      continue
    sum += apart(spot, next)
    count += 1
  }
  return count === 0 ? Infinity : sum / count
}
