import { z } from 'zod'
import { pixelOf, rgbOf } from '../colour/lab.ts'
import { type Picture, Unworkable, writePicture } from '../picture.ts'
import { greyOf, negative } from '../plane.ts'
import { drawnPose } from '../pose/draw.ts'
import { poseOf } from '../pose/pose.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { depthOf } from './depth.ts'
import { edgesOf, linesOf } from './edges.ts'
import { type Segments, segmentsOf } from './segments.ts'

const input = z.object({
  map: z.enum(['edges', 'lines', 'segments', 'depth', 'pose']),
  detail: z.number().default(0.5),
})

/** `structure-map` */
export const structureMap: Tool = async (work, told) => {
  const { map, detail } = input.parse(work.input)
  const picture = await imageOf(work)
  told(0.3)
  switch (map) {
    case 'edges':
      return png(await writePicture(greyOf(edgesOf(picture))))
    case 'lines':
      return png(await writePicture(greyOf(negative(linesOf(picture)))))
    case 'segments':
      return png(await writePicture(inMeans(picture, await segmentsOf(picture, coloursFor(detail)))))
    case 'depth':
      return png(await writePicture(greyOf(await depthOf(picture))), [
        {
          field: 'map',
          message: 'The depth is a guess from one picture: what is low, clear and in front is near.',
        },
      ])
    case 'pose': {
      const pose = await poseOf(picture)
      if (pose === null)
        throw new Unworkable('No person was found whose pose could be drawn. Choose a picture of one.')
      return { ...png(await drawnPose(pose, picture)), metadata: { joints: Object.fromEntries(pose) } }
    }
  }
}

/** How many colours are told apart. @param detail 0–1 */
const coloursFor = (detail: number): number => Math.round(4 + detail * 28)

/** Each area in the mean of its colours. */
function inMeans(picture: Picture, { of, count }: Segments): Picture {
  const sums = Array.from({ length: count }, () => ({ l: 0, a: 0, b: 0, size: 0 }))
  for (let at = 0; at < of.length; at += 1) {
    const sum = sums[of[at] ?? 0]
    if (sum === undefined) continue
    const { l, a, b } = pixelOf(picture, at)
    sum.l += l
    sum.a += a
    sum.b += b
    sum.size += 1
  }
  const colours = sums.map(({ l, a, b, size }) => rgbOf({ l: l / size, a: a / size, b: b / size }))
  const data = new Uint8ClampedArray(picture.data.length)
  for (let at = 0; at < of.length; at += 1) {
    data.set(colours[of[at] ?? 0] ?? [0, 0, 0], at * 4)
    data[at * 4 + 3] = 255
  }
  return { ...picture, data }
}
