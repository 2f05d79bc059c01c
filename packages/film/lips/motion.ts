import { along, type LowerFace } from './geometry.ts'
import type { Mouth } from './vowels.ts'

/** How far lips part at most, as a share of the distance of the eyes’ outer corners. */
const widest = 0.27
/** How much of that the upper lip goes up. */
const lifted = 0.14
/** How much of what the lower lip goes down the jaw does. */
const dropped = 0.62
/** How much wider “ee” makes a mouth, and how much narrower “oo”. */
const stretched = 0.11
const rounded = 0.32
/** A gap that is seen between lips that touch, as a share of the eyes’ distance: places are no surer. */
const unsure = 0.018

/** One column of a mouth that is being moved: places down it, in pixels of the lower face’s frame. */
export interface Column {
  /** Which column of the face as it was. */
  readonly u: number
  /** −1 to 1 from corner to corner. */
  readonly share: number
  /** Inner edges of the lips as they were. */
  readonly from: { readonly upper: number; readonly lower: number }
  /** … and as they are now. */
  readonly to: { readonly upper: number; readonly lower: number }
  /** Which place of the face as it was is now at `v`; between the lips: null. */
  source(v: number): number | null
}

/** Moves a lower face to a shape of the mouth. */
export function motionOf(face: LowerFace, mouth: Mouth): (u: number, v: number) => Column {
  const gap = mouth.open * widest * face.eyes
  const wider = mouth.wide > 0 ? stretched * mouth.wide : rounded * mouth.wide
  const gapNow = (u: number): number =>
    Math.max(0, along(face.lower, u) - along(face.upper, u) - unsure * face.eyes)
  const middle = gap * (1 - lifted) - gapNow(0)

  return (u, v) => {
    const from = unwidened(u, v)
    const share = from / face.half
    // A round mouth is open up to its corners, a wide one is a slit there.
    const profile = Math.abs(share) < 1 ? (1 - share * share) ** (mouth.wide < 0 ? 0.6 : 0.8) : 0
    const [upper, lower] = [along(face.upper, from), along(face.lower, from)]
    const up = gap * lifted * profile
    const down = gap * (1 - lifted) * profile - gapNow(from)
    const jaw = middle * dropped * lateral(from)
    return {
      u: from,
      share,
      from: { upper, lower },
      to: { upper: upper - up, lower: Math.max(upper - up, lower + down) },
      source(place) {
        if (place <= upper - up) return inverted(place, (at) => -up * aboveLip(at))
        if (place < lower + down) return null
        return inverted(place, (at) => (down - jaw) * belowLip(at, lower) + jaw * belowJaw(at))
      },
    }
  }

  /** Where this column was before the mouth became wider. */
  function unwidened(u: number, v: number): number {
    if (wider === 0) return u
    const level = v < 0 ? fade(v / (face.nose * 0.9)) : fade(v / (face.chin * 0.95))
    let from = u
    for (let turn = 0; turn < 4; turn += 1)
      from = u / (1 + (wider * level) / (1 + (from / (1.35 * face.half)) ** 4))
    // Nothing moves where the cheeks end.
    const [right, left] = face.jaw
    const edge = fade(u < 0 ? u / Math.min(-1, right) : u / Math.max(1, left))
    return u + (from - u) * Math.min(1, 2 * edge)
  }

  /** All goes up with the lip, less and less towards the nose. */
  function aboveLip(v: number): number {
    return v > face.lipTop ? 1 : fade((v - face.lipTop) / Math.min(-1, face.nose * 0.95 - face.lipTop))
  }
  function belowLip(v: number, lower: number): number {
    const bottom = Math.max(lower, face.lipBottom)
    return v < bottom ? 1 : fade((v - bottom) / Math.max(1, 0.75 * (face.chin - bottom)))
  }
  /** The chin goes down with the jaw, and the neck below it yields. */
  function belowJaw(v: number): number {
    return v < face.chin ? 1 : fade((v - face.chin) / (0.62 * face.chin))
  }
  function lateral(u: number): number {
    const [right, left] = face.jaw
    const side = u < 0 ? u / Math.min(-1, right) : u / Math.max(1, left)
    return fade(Math.min(1, side * 0.92))
  }
}

/** From 1 at 0 to 0 at 1, without a bend at either end. */
function fade(share: number): number {
  const at = Math.min(1, Math.max(0, share))
  return 1 - at * at * (3 - 2 * at)
}

/** The place that is moved to `place`. */
function inverted(place: number, moved: (at: number) => number): number {
  let at = place - moved(place)
  for (let turn = 0; turn < 6; turn += 1) {
    const next = 0.5 * at + 0.5 * (place - moved(at))
    const isThere = Math.abs(next - at) < 0.02
    at = next
    if (isThere) break
  }
  return at
}

/** How far about a mouth anything is moved, in pixels of the lower face’s frame. */
export const reachOf = ({ jaw: [right, left], nose, chin }: LowerFace) => ({
  left: right,
  right: left,
  top: nose,
  bottom: chin * 1.62 + 1,
})
