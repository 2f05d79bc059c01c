import { pixelOf } from '../colour/lab.ts'
import { matteOf } from '../cutout/matte.ts'
import { refine } from '../cutout/refine.ts'
import type { Picture } from '../picture.ts'
import { boxMean, type Plane, planeOf } from '../plane.ts'

/** How much each clue counts. */
const weights = { ground: 0.45, haze: 0.2, front: 0.55 }

/**
 * A guess at how near each place is, 0 far to 1 near, from what single pictures tell: what is lower in them is
 * nearer, what is pale and blue is farther (the dark channel of He, Sun and Tang 2009), and what they are about
 * stands in front.
 * @param known what it is about, its matte, where somebody has found it already
 */
export async function depthOf(picture: Picture, known?: Plane): Promise<Plane> {
  const { width, height } = picture
  const matte = known ?? (await matteOf(picture))
  const clear = clarityOf(picture)
  const rough = planeOf(width, height)
  for (let y = 0; y < height; y += 1) {
    const low = (y / height) ** 1.3
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const behind = weights.ground * low + weights.haze * (clear.data[at] ?? 0)
      rough.data[at] = behind + (matte.data[at] ?? 0) * Math.max(0, weights.front - 0.3 * low)
    }
  }
  return spread(refine(picture, rough, 0.02))
}

/** 1 where the air is clear: something there is dark or colourful. */
function clarityOf(picture: Picture): Plane {
  const { width, height, data } = picture
  const clear = planeOf(width, height)
  for (let at = 0; at < clear.data.length; at += 1) {
    const dark = Math.min(data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0) / 255
    clear.data[at] = 1 - Math.max(dark, pixelOf(picture, at).b < -0.03 ? 0.7 : 0)
  }
  return boxMean(clear, Math.max(1, Math.round(Math.min(width, height) / 40)))
}

/** From the farthest to the nearest over the whole range. */
function spread(plane: Plane): Plane {
  let [least, most] = [Infinity, -Infinity]
  for (const one of plane.data) {
    least = Math.min(least, one)
    most = Math.max(most, one)
  }
  return { ...plane, data: plane.data.map((one) => (one - least) / Math.max(1e-6, most - least)) }
}
