import type { FaceMesh } from '@krya/darkroom'

/** Places of MediaPipe’s Face Mesh, from the person’s right to the left. */
const innerUpper = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308]
const innerLower = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308]
const outerUpper = 0
const outerLower = 17
const [rightEye, leftEye] = [33, 263]
const noseBase = 2
const chin = 152
const [rightJaw, leftJaw] = [172, 397]

/** How far down a lip is, from one corner of the mouth to the other. */
interface Line {
  readonly first: number
  readonly places: Float32Array
}

/** The lower face in its own frame: u along the mouth, v down, both in pixels from the middle of its corners. */
export interface LowerFace {
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
  /** The distance of the outer corners of the eyes: what sizes go by. */
  readonly eyes: number
  /** Half the mouth’s width. */
  readonly half: number
  readonly upper: Line
  readonly lower: Line
  /** How far down: nose (above zero, so negative), outer edges of the lips, chin. */
  readonly nose: number
  readonly lipTop: number
  readonly lipBottom: number
  readonly chin: number
  /** Where the jaw ends to either side. */
  readonly jaw: readonly [number, number]
}

export function lowerFaceOf(mesh: FaceMesh): LowerFace {
  const at = (point: number): [number, number] => [mesh[point * 2] ?? 0, mesh[point * 2 + 1] ?? 0]
  const [[rx, ry], [lx, ly]] = [at(78), at(308)]
  const length = Math.max(1, Math.hypot(lx - rx, ly - ry))
  const [cos, sin] = [(lx - rx) / length, (ly - ry) / length]
  const [x, y] = [(rx + lx) / 2, (ry + ly) / 2]
  const own = (point: number): [number, number] => {
    const [px, py] = at(point)
    return [(px - x) * cos + (py - y) * sin, (py - y) * cos - (px - x) * sin]
  }
  const [[ex, ey], [fx, fy]] = [at(rightEye), at(leftEye)]
  // A face that is turned aside is narrower than it is large.
  const eyes = Math.max(Math.hypot(fx - ex, fy - ey), 0.95 * Math.abs(own(chin)[1] - own(noseBase)[1]))
  return {
    x,
    y,
    cos,
    sin,
    eyes,
    half: length / 2,
    upper: lineOf(innerUpper.map(own)),
    lower: lineOf(innerLower.map(own)),
    nose: own(noseBase)[1],
    lipTop: own(outerUpper)[1],
    lipBottom: own(outerLower)[1],
    chin: own(chin)[1],
    jaw: [own(rightJaw)[0], own(leftJaw)[0]],
  }
}

/** Columns of a lip are a third of a pixel wide: so its places are looked up, not reckoned each time. */
const columns = 3

function lineOf(points: readonly (readonly [u: number, v: number])[]): Line {
  const sorted = points.toSorted((a, b) => a[0] - b[0])
  const first = sorted.at(0)?.[0] ?? 0
  const last = sorted.at(-1)?.[0] ?? 0
  const places = Float32Array.from({ length: Math.ceil((last - first) * columns) + 2 }, (_, at) =>
    between(sorted, first + at / columns),
  )
  return { first, places }
}

function between(line: readonly (readonly [u: number, v: number])[], u: number): number {
  const after = line.findIndex(([at]) => at >= u)
  const [first, last] = [line.at(0), line.at(-1)]
  if (after <= 0) return after === 0 ? (first?.[1] ?? 0) : (last?.[1] ?? 0)
  const [u0, v0] = line[after - 1] ?? [0, 0]
  const [u1, v1] = line[after] ?? [0, 0]
  return u1 - u0 < 1e-6 ? v0 : v0 + ((v1 - v0) * (u - u0)) / (u1 - u0)
}

/** How far down a lip is; beside the mouth, where its corner is. */
export function along({ first, places }: Line, u: number): number {
  const place = Math.min(places.length - 1.001, Math.max(0, (u - first) * columns))
  const before = Math.floor(place)
  const low = places[before] ?? 0
  return low + ((places[before + 1] ?? low) - low) * (place - before)
}
