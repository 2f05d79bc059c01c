import { z } from 'zod'
import { pixelOf } from '../colour/lab.ts'
import { refine } from '../cutout/refine.ts'
import { type Picture, Unworkable, writePicture } from '../picture.ts'
import { boxMean, type Plane, planeOf } from '../plane.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { repaired } from './repair.ts'

const strength = z.number().optional()
const input = z.object({ denoise: strength, deblock: strength, sharpen: strength })

/** `restore-image` */
export const restoreImage: Tool = async (work, told) => {
  const repair = input.parse(work.input)
  const { picture } = repaired(await imageOf(work), repair, told)
  return png(await writePicture(picture))
}

const facesInput = z.object({ fidelity: z.number().default(0.5) })
/** Less skin than this share of the picture is no face. */
const leastSkin = 0.004

/** `restore-faces`: noise, blocks and blur are taken from where skin is and what it surrounds. */
export const restoreFaces: Tool = async (work, told) => {
  const { fidelity } = facesInput.parse(work.input)
  const picture = await imageOf(work)
  const skin = skinOf(picture)
  if (skin.data.reduce((sum, one) => sum + one, 0) < leastSkin * skin.data.length)
    throw new Unworkable(
      'Atelier looks for faces by their skin, and there is none to be seen in this picture.',
    )
  const whole = repaired(picture, { sharpen: 0.9 - 0.6 * fidelity }, told).picture
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < data.length; at += 1) {
    const share = at % 4 === 3 ? 0 : (skin.data[at >> 2] ?? 0)
    if (share > 0)
      data[at] = (picture.data[at] ?? 0) + ((whole.data[at] ?? 0) - (picture.data[at] ?? 0)) * share
  }
  return png(await writePicture({ ...picture, data }), [
    {
      field: 'image',
      message: 'Atelier took away noise, blocks and blur where skin is; it drew no features anew.',
    },
  ])
}

/** Where skin is and what lies within it, eyes and mouth too: by its hue, which all skins share. */
function skinOf(picture: Picture): Plane {
  const { width, height } = picture
  const skin = planeOf(width, height)
  for (let at = 0; at < skin.data.length; at += 1) {
    const { l, a, b } = pixelOf(picture, at)
    const hue = Math.atan2(b, a)
    const chroma = Math.hypot(a, b)
    skin.data[at] = hue > 0.35 && hue < 1.25 && chroma > 0.025 && chroma < 0.13 && l > 0.3 && l < 0.93 ? 1 : 0
  }
  const reach = Math.max(2, Math.round(Math.min(width, height) / 40))
  const near = boxMean(skin, reach)
  for (let at = 0; at < near.data.length; at += 1)
    near.data[at] = Math.min(1, Math.max(0, ((near.data[at] ?? 0) - 0.35) * 4))
  return refine(picture, boxMean(near, Math.max(1, reach >> 1)), 0.01)
}
