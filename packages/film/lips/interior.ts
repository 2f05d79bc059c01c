import type { FaceMesh, Picture } from '@krya/darkroom'
import type { LowerFace } from './geometry.ts'

type Colour = readonly [number, number, number]

/** Places on the lower lip, and on the cheeks. */
const onLip = [180, 85, 16, 315, 404]
const onCheeks = [50, 205, 280, 425]
/** How bright skin is that a camera has well lit, 0–255. */
const wellLit = 185

/** What a mouth looks like inside, lit as the face is. */
export interface Interior {
  /**
   * @param share −1 to 1 from corner to corner
   * @param below pixels below the upper lip
   * @param gap pixels between the lips
   */
  colour(share: number, below: number, gap: number): Colour
}

const ivory: Colour = [232, 222, 204]

export function interiorOf(picture: Picture, mesh: FaceMesh, { eyes, half }: LowerFace): Interior {
  const [red, green, blue] = meanAt(picture, mesh, onLip)
  const cheek = meanAt(picture, mesh, onCheeks)
  const lit = Math.min(1.05, Math.max(0.12, (0.21 * cheek[0] + 0.72 * cheek[1] + 0.07 * cheek[2]) / wellLit))
  const deep: Colour = [red * 0.2, green * 0.11, blue * 0.12]
  const tongue: Colour = [red * 0.62, green * 0.45, blue * 0.47]
  const teeth: Colour = [ivory[0] * lit, ivory[1] * lit, ivory[2] * lit]
  const toothWidth = 0.085 * eyes
  return {
    colour(share, below, gap) {
      const corner = Math.max(0, 1 - share * share)
      const height = Math.min(0.075 * eyes, 0.5 * gap) * Math.sqrt(corner)
      // They end softly, darken towards the corners, and the lip casts a shadow on them.
      const end = step((height - below) / Math.max(0.8, 0.22 * height))
      const shadow = 0.62 + 0.38 * Math.min(1, below / Math.max(1, 0.45 * height))
      const between = 0.92 + 0.08 * Math.abs(Math.sin((Math.PI * share * half) / toothWidth))
      const tooth = end * (0.25 + 0.75 * corner) * 0.9
      const low = gap - below
      const reach = Math.min(0.55 * gap, 0.11 * eyes)
      const onTongue =
        0.75 *
        step((reach - low) / Math.max(1, 0.6 * reach)) *
        corner *
        step((gap - 0.08 * eyes) / (0.08 * eyes))
      return mix(mix(deep, tongue, onTongue), scaled(teeth, shadow * between), tooth)
    },
  }
}

const step = (share: number): number => {
  const at = Math.min(1, Math.max(0, share))
  return at * at * (3 - 2 * at)
}
const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]
const scaled = (colour: Colour, by: number): Colour => [colour[0] * by, colour[1] * by, colour[2] * by]

/** The mean of small squares about places of the mesh. */
function meanAt({ width, height, data }: Picture, mesh: FaceMesh, points: readonly number[]): Colour {
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  for (const point of points)
    for (let spot = 0; spot < 9; spot += 1) {
      const x = Math.round((mesh[point * 2] ?? 0) + (spot % 3) - 1)
      const y = Math.round((mesh[point * 2 + 1] ?? 0) + Math.floor(spot / 3) - 1)
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const at = (y * width + x) * 4
      for (const channel of [0, 1, 2] as const) sum[channel] += data[at + channel] ?? 0
      count += 1
    }
  return scaled(sum, 1 / Math.max(1, count))
}
