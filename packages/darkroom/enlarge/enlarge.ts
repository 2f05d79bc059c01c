import sharp, { type Sharp } from 'sharp'
import { clamped, isOpaque, type Picture, sharpOf, Unworkable } from '../picture.ts'
import type { Made } from '../tool.ts'
import { encoded, type Format, mostPixelsInMemory } from './encode.ts'
import { type Colours, double, factor, type Weights } from './network.ts'

/** Beyond this the network adds nothing that could be seen: it saw no detail to begin with. */
const mostPasses = 2
/** A second pass is only run on what it can be done with in reasonable time and memory. */
const mostPixelsOfPass = 16_000_000
/** Doubling more than this would alone take more memory than all of the work may. */
const mostPixelsDoubled = 36_000_000

export interface Enlargement {
  readonly width: number
  readonly height: number
  readonly weights: Weights
  /** 0–1: how much local contrast is brought out. */
  readonly detail: number
  /** 0–1: how much steeper its edges are made. */
  readonly sharpen: number
  readonly format: Format | undefined
  readonly dpi: number | null
  /** A folder for what is too large for memory. */
  readonly scratch: string
}

/**
 * The picture at another size: doubled by a network as often as that helps, and by Lanczos for the rest.
 * @throws Unworkable for a large result with transparency, and for JPEG with it
 */
export async function enlarge(
  picture: Picture,
  { width, height, weights, detail, sharpen, format, dpi, scratch }: Enlargement,
  told: (share: number) => void,
): Promise<Made> {
  const opaque = isOpaque(picture)
  if (!opaque && width * height > mostPixelsInMemory)
    throw new Unworkable(
      `A picture with transparency can have ${mostPixelsInMemory / 1_000_000} megapixels at most, and ${width} × ${height} are more. Choose a smaller size.`,
    )
  const passes = passesFor(picture, width)
  let colours = await coloursOf(picture)
  for (let pass = 0; pass < passes; pass += 1)
    // Each pass has four times the work of the one before it.
    colours = await double(colours, weights, (share) => told(0.95 * between(pass, passes, share)))
  const resized = sharp(colours.data, {
    raw: { width: colours.width, height: colours.height, channels: 3 },
    limitInputPixels: false,
  }).resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
  const pixels =
    detail + sharpen > 0
      ? resized.sharpen({ sigma: 1.2, m1: 0.4 * detail + 0.5 * sharpen, m2: 2.5 * detail + 2 * sharpen })
      : resized
  const complete = opaque ? pixels : await withAlpha(pixels, picture, width, height)
  return encoded(complete, { width, height, format, isOpaque: opaque, dpi, scratch })
}

/** Joined to what is already of that size: sharp joins before it resizes. */
async function withAlpha(pixels: Sharp, picture: Picture, width: number, height: number) {
  const alpha = await sharpOf(picture)
    .extractChannel(3)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer()
  return sharp(await pixels.raw().toBuffer(), {
    raw: { width, height, channels: 3 },
    limitInputPixels: false,
  }).joinChannel(alpha, { raw: { width, height, channels: 1 } })
}

/**
 * How often the network doubles it on the way. At its own size it is doubled too, for noise and blocks go; not
 * where it becomes smaller.
 */
function passesFor(picture: Picture, width: number): number {
  if (width < picture.width || picture.width * picture.height > mostPixelsDoubled) return 0
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
