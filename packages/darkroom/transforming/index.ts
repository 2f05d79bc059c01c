import { type Corners, spreadOut, spreadSize } from '@krya/adjust'
import { z } from 'zod'
import { type Picture, resized, through, Unworkable, writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'

const corner = z.tuple([z.number(), z.number()])
const input = z.object({
  rotate: z.number().default(0),
  flip: z.enum(['none', 'across', 'down']).default('none'),
  aspect: z.string().default('free'),
  left: z.number().default(0),
  top: z.number().default(0),
  right: z.number().default(1),
  bottom: z.number().default(1),
  corners: z.tuple([corner, corner, corner, corner]).optional(),
  width: z.int().optional(),
  height: z.int().optional(),
})

/** `transform-image`: perspective, then turned, mirrored, cropped and resized, in this order. */
export const transformImage: Tool = async (work) => {
  const { rotate, flip, aspect, corners, ...asked } = input.parse(work.input)
  let picture = await imageOf(work)
  if (corners !== undefined) picture = putRight(picture, corners)
  if (rotate !== 0) picture = await turned(picture, rotate)
  if (flip === 'across') picture = await through(picture, (pixels) => pixels.flop())
  if (flip === 'down') picture = await through(picture, (pixels) => pixels.flip())
  picture = await cropped(picture, asked)
  if (aspect !== 'free') picture = await toAspect(picture, aspect)
  const { width = asked.height && (asked.height * picture.width) / picture.height } = asked
  const { height = asked.width && (asked.width * picture.height) / picture.width } = asked
  if (width !== undefined && height !== undefined)
    picture = await resized(picture, Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  return png(await writePicture(picture))
}

function putRight(picture: Picture, corners: Corners): Picture {
  const { width, height } = picture
  const at = ([x, y]: Corners[number]): Corners[number] => [x * width, y * height]
  const [a, b, c, d] = corners
  const placed: Corners = [at(a), at(b), at(c), at(d)]
  const { width: across, height: down } = spreadSize(placed)
  const spread = across < 1 || down < 1 ? null : spreadOut(picture, placed, across, down)
  if (spread === null)
    throw new Unworkable(
      'The four corners must go around in order: upper left, upper right, lower right, lower left.',
    )
  return spread
}

/** The largest upright part of a turned picture that has no empty corners, nor edges that are half there. */
async function turned(picture: Picture, degrees: number): Promise<Picture> {
  const { width, height } = picture
  const whole = await through(picture, (pixels) =>
    pixels.rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } }),
  )
  if (degrees % 90 === 0) return whole
  const angle = (Math.abs(degrees % 180) * Math.PI) / 180
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))]
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  // Either two corners touch the longer sides, or all four touch one side each.
  const isFlat = short <= 2 * sin * cos * long || Math.abs(sin - cos) < 1e-9
  const half = 0.5 * short
  const [w, h] = isFlat
    ? width >= height
      ? [half / sin, half / cos]
      : [half / cos, half / sin]
    : [
        (width * cos - height * sin) / (cos * cos - sin * sin),
        (height * cos - width * sin) / (cos * cos - sin * sin),
      ]
  return around(whole, Math.max(1, Math.floor(w) - 4), Math.max(1, Math.floor(h) - 4))
}

const around = (picture: Picture, width: number, height: number): Promise<Picture> => {
  const [w, h] = [Math.min(picture.width, width), Math.min(picture.height, height)]
  const [left, top] = [Math.floor((picture.width - w) / 2), Math.floor((picture.height - h) / 2)]
  return through(picture, (pixels) => pixels.extract({ left, top, width: w, height: h }))
}

async function cropped(
  picture: Picture,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): Promise<Picture> {
  if (left === 0 && top === 0 && right === 1 && bottom === 1) return picture
  if (left >= right || top >= bottom)
    throw new Unworkable(
      'The crop is empty: its right must lie beyond its left, and its bottom below its top.',
    )
  const [x, y] = [Math.floor(left * picture.width), Math.floor(top * picture.height)]
  const width = Math.max(1, Math.round(right * picture.width) - x)
  const height = Math.max(1, Math.round(bottom * picture.height) - y)
  const area = {
    left: Math.min(x, picture.width - 1),
    top: Math.min(y, picture.height - 1),
    width: Math.min(width, picture.width - Math.min(x, picture.width - 1)),
    height: Math.min(height, picture.height - Math.min(y, picture.height - 1)),
  }
  return through(picture, (pixels) => pixels.extract(area))
}

function toAspect(picture: Picture, aspect: string): Promise<Picture> {
  const [across = 1, down = 1] = aspect.split(':').map(Number)
  const ratio = across / down
  const { width, height } = picture
  return width / height > ratio
    ? around(picture, Math.max(1, Math.round(height * ratio)), height)
    : around(picture, width, Math.max(1, Math.round(width / ratio)))
}
