import sharp from 'sharp'
import { clamped, isOpaque, type Picture, sharpOf, Unworkable } from '../picture.ts'
import { type Made, png } from '../tool.ts'
import { type Colours, double, factor, type Weights } from './network.ts'

/** Beyond this the network adds nothing that could be seen: it saw no detail to begin with. */
const mostPasses = 2
/** A second pass is only run on what it can be done with in reasonable time and memory. */
const mostPixelsOfPass = 16_000_000
const mostPixelsAsPng = 100_000_000

export interface Enlargement {
  readonly width: number
  readonly height: number
  readonly weights: Weights
  /** 0–1: how much local contrast is brought out. */
  readonly detail: number
}

/**
 * The picture at another size: doubled by a network as often as that helps, and by Lanczos for the rest.
 * @returns PNG; JPEG where that would be too large
 * @throws Unworkable for a large result with transparency, which neither can hold
 */
export async function enlarge(
  picture: Picture,
  { width, height, weights, detail }: Enlargement,
  told: (share: number) => void,
): Promise<Made> {
  const isLarge = width * height > mostPixelsAsPng
  const opaque = isOpaque(picture)
  if (isLarge && !opaque)
    throw new Unworkable(
      `A picture with transparency can have ${mostPixelsAsPng / 1_000_000} megapixels at most, and ${width} × ${height} are more. Choose a smaller scale.`,
    )
  const passes = passesFor(picture, width)
  let colours = await coloursOf(picture)
  for (let pass = 0; pass < passes; pass += 1)
    // Each pass has four times the work of the one before it.
    colours = await double(colours, weights, (share) => told(0.95 * between(pass, passes, share)))
  let pixels = sharp(colours.data, {
    raw: { width: colours.width, height: colours.height, channels: 3 },
    limitInputPixels: false,
  }).resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
  if (detail > 0) pixels = pixels.sharpen({ sigma: 1.2, m1: 0.4 * detail, m2: 2.5 * detail })
  if (!opaque) {
    const alpha = await sharpOf(picture)
      .extractChannel(3)
      .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer()
    // Joined to what is already of that size: sharp joins before it resizes.
    pixels = sharp(await pixels.raw().toBuffer(), {
      raw: { width, height, channels: 3 },
      limitInputPixels: false,
    }).joinChannel(alpha, { raw: { width, height, channels: 1 } })
  }
  if (!isLarge) return png(await pixels.png({ compressionLevel: 6 }).toBuffer())
  return {
    // Coding that is made for the picture would need all of it in memory.
    bytes: await pixels.jpeg({ quality: 92, optimiseCoding: false, chromaSubsampling: '4:4:4' }).toBuffer(),
    mediaType: 'image/jpeg',
    notes: [
      {
        field: 'scale',
        message: `Beyond ${mostPixelsAsPng / 1_000_000} megapixels it is written as JPEG.`,
      },
    ],
  }
}

/** How often the network doubles it on the way. At its own size it is doubled too: noise and blocks go. */
function passesFor(picture: Picture, width: number): number {
  let passes = 1
  let pixels = picture.width * picture.height * factor ** 2
  while (passes < mostPasses && picture.width * factor ** passes < width && pixels <= mostPixelsOfPass) {
    passes += 1
    pixels *= factor ** 2
  }
  return passes
}

const between = (pass: number, passes: number, share: number): number => {
  const work = Array.from({ length: passes }, (_, at) => factor ** (2 * at))
  const all = work.reduce((sum, one) => sum + one, 0)
  const before = work.slice(0, pass).reduce((sum, one) => sum + one, 0)
  return (before + (work[pass] ?? 0) * share) / all
}

async function coloursOf(picture: Picture): Promise<Colours> {
  const data = await sharpOf(picture).removeAlpha().raw().toBuffer()
  return {
    width: picture.width,
    height: picture.height,
    data: clamped(data),
  }
}
