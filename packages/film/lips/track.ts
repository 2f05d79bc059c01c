import {
  type Face,
  type FaceMesh,
  faceMeshIn,
  facesIn,
  type Picture,
  squareOfFace,
  squareOfMesh,
} from '@krya/darkroom'

/** Where one person’s face is in each frame; null: it is not seen there. */
export type Track = readonly (FaceMesh | null)[]

/** A face that moves farther between two frames, in its own widths, is another: the scene has changed. */
const farthest = 0.35
/** Seconds over which places are averaged: where a face moves, and where it keeps still. */
const moving = 0.03
const still = 0.12
/** How far, in face widths, is surely moving. */
const surely = 0.012

/** Follows the face that a clip is about: the largest and most central when it is first seen. */
export async function trackOf(frames: AsyncIterable<Picture>, told: (count: number) => void): Promise<Track> {
  const track: (FaceMesh | null)[] = []
  let last: FaceMesh | null = null
  for await (const frame of frames) {
    const followed: FaceMesh | null = last === null ? null : await faceMeshIn(frame, squareOfMesh(last))
    const isSame: boolean = followed !== null && last !== null && movedBy(last, followed) < farthest
    last = isSame ? followed : await foundIn(frame)
    track.push(last)
    told(track.length)
  }
  return track
}

async function foundIn(frame: Picture): Promise<FaceMesh | null> {
  const faces = (await facesIn(frame)).toSorted((a, b) => weightOf(b, frame) - weightOf(a, frame))
  for (const face of faces) {
    const rough = await faceMeshIn(frame, squareOfFace(face))
    const mesh = rough === null ? null : await faceMeshIn(frame, squareOfMesh(rough))
    if (mesh !== null) return mesh
  }
  return null
}

function weightOf({ box }: Face, { width, height }: Picture): number {
  const [x, y] = [box.left + box.width / 2 - width / 2, box.top + box.height / 2 - height / 2]
  return box.width * (1 - 0.6 * Math.min(1, Math.hypot(x, y) / Math.hypot(width / 2, height / 2)))
}

/** The distance of the outer corners of the eyes. */
const widthOf = (mesh: FaceMesh): number =>
  Math.hypot((mesh[33 * 2] ?? 0) - (mesh[263 * 2] ?? 0), (mesh[33 * 2 + 1] ?? 0) - (mesh[263 * 2 + 1] ?? 0))

/** How far places are from each other in the mean, in face widths. */
function movedBy(one: FaceMesh, other: FaceMesh): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 2)
    sum += Math.hypot((one[at] ?? 0) - (other[at] ?? 0), (one[at + 1] ?? 0) - (other[at + 1] ?? 0))
  return sum / (one.length / 2) / Math.max(1, widthOf(one))
}

/** Without the trembling of what was found frame by frame; a face that moves is followed closely. */
export function steadied(track: Track, rate: number): Track {
  const stretches = stretchesOf(track)
  return track.map((mesh, at) => {
    const stretch = stretches[at]
    if (mesh === null || stretch === undefined) return null
    const [close, calm] = [moving, still].map((sigma) => meanAbout(track, at, sigma * rate, stretch))
    if (close === undefined || calm === undefined) return mesh
    const share = Math.min(1, movedBy(close, calm) / surely)
    return close.map((place, one) => (calm[one] ?? 0) + (place - (calm[one] ?? 0)) * share)
  })
}

interface Stretch {
  readonly first: number
  readonly last: number
}

/** For each frame, the frames about it through which the same face is seen. */
function stretchesOf(track: Track): (Stretch | undefined)[] {
  const stretches: (Stretch | undefined)[] = []
  let first = 0
  const end = (last: number): void => {
    for (let at = first; at <= last; at += 1) stretches[at] = { first, last }
  }
  for (const [at, mesh] of track.entries()) {
    const before = track[at - 1]
    if (mesh !== null && before && movedBy(before, mesh) < farthest) continue
    if (at > 0 && before) end(at - 1)
    if (mesh === null) stretches[at] = undefined
    first = at
  }
  if (track.at(-1)) end(track.length - 1)
  return stretches
}

function meanAbout(track: Track, at: number, sigma: number, { first, last }: Stretch): FaceMesh {
  // As far to one side as to the other, so that a face that moves is not drawn back at a stretch’s ends.
  const reach = Math.min(Math.ceil(2.5 * sigma), at - first, last - at)
  const mean = new Float32Array(track[at]?.length ?? 0)
  let all = 0
  for (let offset = -reach; offset <= reach; offset += 1) {
    const mesh = track[at + offset]
    if (!mesh) continue
    const weight = Math.exp(-0.5 * (offset / Math.max(0.3, sigma)) ** 2)
    all += weight
    for (let one = 0; one < mean.length; one += 1) mean[one] = (mean[one] ?? 0) + weight * (mesh[one] ?? 0)
  }
  return mean.map((sum) => sum / all)
}
