import { type Picture, type Plane, planeOf, select, softMean, Unworkable } from '@krya/darkroom'

/** What of a picture moves, and how: by what it is. */
interface Living {
  readonly words: string
  /** Less of the picture than this is none of it. */
  readonly least: number
  /** Its middle lies no higher than this, as a part of the height. */
  readonly below: number
  /** Units a second. */
  readonly flow: readonly [right: number, down: number]
  readonly sway: number
  readonly swell: number
}
const living: readonly Living[] = [
  { words: 'sky', least: 0.03, below: 0, flow: [1.5, 0], sway: 0, swell: 0 },
  { words: 'water', least: 0.06, below: 0.4, flow: [0.7, 0], sway: 0, swell: 0.5 },
  { words: 'plants', least: 0.03, below: 0, flow: [0, 0], sway: 0.42, swell: 0 },
  { words: 'flames', least: 0.004, below: 0, flow: [0, -6], sway: 0.3, swell: 0.2 },
]
/** What is only looked for where it is spoken of. */
const spoken: Readonly<Record<string, RegExp>> = { flames: /fire|flame|candle|torch|feuer|kerze|feu|fuego/i }

/** What moves in a picture by itself, in units. */
export async function livingIn(picture: Picture, words: string, matte: Plane | null) {
  const { width, height } = picture
  const plane = (): Plane => planeOf(width, height)
  const [right, down, sway, swell] = [plane(), plane(), plane(), plane()] as const
  const free = planeOf(width, height)
  for (let at = 0; at < free.data.length; at += 1) free.data[at] = (matte?.data[at] ?? 0) > 0.05 ? 0 : 1
  for (const kind of living) {
    if (spoken[kind.words] !== undefined && spoken[kind.words]?.test(words) !== true) continue
    const found = await placesOf(picture, kind, free)
    if (found === null) continue
    for (let at = 0; at < found.data.length; at += 1) {
      const share = found.data[at] ?? 0
      // What is sky is not water, whatever its colour.
      if (share > 0.1) free.data[at] = 0
      right.data[at] = (right.data[at] ?? 0) + share * kind.flow[0]
      down.data[at] = (down.data[at] ?? 0) + share * kind.flow[1]
      sway.data[at] = (sway.data[at] ?? 0) + share * kind.sway
      swell.data[at] = (swell.data[at] ?? 0) + share * kind.swell
    }
  }
  return { right, down, sway, swell }
}

/** Where a kind of thing is that lives, fading out towards its edges, so that nothing tears there. */
async function placesOf(
  picture: Picture,
  { words, least, below }: Living,
  free: Plane,
): Promise<Plane | null> {
  try {
    const { plane } = await select(picture, words)
    let [sum, low] = [0, 0]
    for (let at = 0; at < plane.data.length; at += 1) {
      plane.data[at] = (plane.data[at] ?? 0) * (free.data[at] ?? 0)
      sum += plane.data[at] ?? 0
      low += (plane.data[at] ?? 0) * Math.floor(at / plane.width)
    }
    if (sum / plane.data.length < least || low / sum / plane.height < below) return null
    const soft = softMean(plane, Math.max(1, Math.round(Math.min(plane.width, plane.height) / 45)))
    // Only what lies well within goes all the way.
    for (let at = 0; at < soft.data.length; at += 1)
      soft.data[at] = Math.max(0, (soft.data[at] ?? 0) * 2 - 1) * (plane.data[at] ?? 0)
    return softMean(soft, Math.max(1, Math.round(Math.min(plane.width, plane.height) / 120)))
  } catch (error) {
    // There is none of it.
    if (error instanceof Unworkable) return null
    throw error
  }
}
