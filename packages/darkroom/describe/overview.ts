import sharp, { type Sharp } from 'sharp'
import type { PictureFacts } from './words.ts'

/** Large enough to see what is there, small enough to send. */
const shownSide = 768
const countedSide = 64
const coloursKept = 6
/** Colours are counted in steps of this in each channel. */
const step = 32

/** A picture as somebody is shown it who is to describe it, and its main colours. */
export interface Overview extends Pick<PictureFacts, 'colours'> {
  /** JPEG. */
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
}

/** Looks at a picture. What is shown of it carries no place, camera or recipe: only pixels. */
export async function overviewOf(file: Uint8Array): Promise<Overview> {
  const source = sharp(file).rotate()
  const bytes = await source
    .clone()
    .resize({ width: shownSide, height: shownSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 85 })
    .toBuffer()
  return { bytes, mediaType: 'image/jpeg', colours: await coloursOf(source.clone()) }
}

/** The main colours by how much of the picture they take: a histogram of coarse steps, each as its mean. */
async function coloursOf(source: Sharp): Promise<PictureFacts['colours']> {
  const { data, info } = await source
    .resize(countedSide, countedSide, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const bins = new Map<number, { count: number; sum: [number, number, number] }>()
  const pixels = info.width * info.height
  for (let at = 0; at < pixels; at += 1) {
    const [r = 0, g = 0, b = 0] = data.subarray(at * 3, at * 3 + 3)
    const key = Math.floor(r / step) * 64 + Math.floor(g / step) * 8 + Math.floor(b / step)
    const bin = bins.get(key) ?? { count: 0, sum: [0, 0, 0] }
    bins.set(key, { count: bin.count + 1, sum: [bin.sum[0] + r, bin.sum[1] + g, bin.sum[2] + b] })
  }
  return [...bins.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, coloursKept)
    .map(({ count, sum }) => ({
      hex: `#${sum
        .map((value) =>
          Math.round(value / count)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`,
      share: count / pixels,
    }))
}
