import sharp from 'sharp'
import type { Area, Example } from './examples.ts'

interface Sized {
  readonly width: number
  readonly height: number
}
const height = 320
const gap = 12

/** White where it is painted over, black elsewhere. */
export const maskOf = ({ width, height }: Sized, { left, top, ...own }: Area): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite([{ input: { create: { ...own, channels: 3, background: '#fff' } }, left, top }])
    .png()
    .toBuffer()

/** The picture before and what was made of it, all at one height. */
export async function shownOf(
  { painted, shown, results = 1 }: Example,
  before: Buffer,
  after: readonly (Uint8Array | string)[],
): Promise<Buffer> {
  const size = await sharp(before).metadata()
  if (shown === 'repeated') return row(await Promise.all([before, ...after].map(repeated)), height)
  if (shown !== undefined) return row(await closer(shown, size, [before, ...after]), height)
  const first = painted === undefined ? before : await withPaint(before, painted)
  // Several side by side are no wider than two.
  return row([first, ...after], results > 1 ? 200 : height)
}

/** Where somebody painted, as the mask painter shows it. */
const withPaint = (picture: Buffer, { left, top, ...own }: Area): Promise<Buffer> =>
  sharp(picture)
    .composite([
      {
        input: { create: { ...own, channels: 4, background: { r: 255, g: 64, b: 96, alpha: 0.55 } } },
        left,
        top,
      },
    ])
    .png()
    .toBuffer()

/** The same part of each, whatever size it was made; what has to be enlarged is as a browser enlarges it. */
const closer = (
  area: Area,
  { width }: Sized,
  pictures: readonly (Uint8Array | string)[],
): Promise<Buffer[]> =>
  Promise.all(
    pictures.map(async (picture) => {
      const scale = (await sharp(picture).metadata()).width / width
      const part = {
        left: area.left * scale,
        top: area.top * scale,
        width: area.width * scale,
        height: area.height * scale,
      }
      return sharp(await sharp(picture).extract(part).png().toBuffer())
        .resize({ height, kernel: 'linear' })
        .png()
        .toBuffer()
    }),
  )

async function repeated(tile: Uint8Array | string): Promise<Buffer> {
  const input = await sharp(tile)
    .resize(height / 2, height / 2)
    .png()
    .toBuffer()
  return sharp({ create: { width: height, height, channels: 3, background: '#fff' } })
    .composite([{ input, tile: true, gravity: 'northwest' }])
    .png()
    .toBuffer()
}

/** Side by side at one height; what is transparent on a board of squares. */
async function row(pictures: readonly (Uint8Array | string)[], height: number): Promise<Buffer> {
  const shown = await Promise.all(pictures.map((one) => sharp(one).resize({ height }).png().toBuffer()))
  const widths = await Promise.all(shown.map(async (one) => (await sharp(one).metadata()).width))
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, one) => sum + one + gap, 0))
  const width = widths.reduce((sum, one) => sum + one + gap, -gap)
  const board = Buffer.from(
    `<svg width="${width}" height="${height}"><defs><pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#fff"/><path d="M0 0h10v10H0zM10 10h10v10H10z" fill="#ddd"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`,
  )
  return sharp(board)
    .composite(shown.map((input, at) => ({ input, left: starts[at] ?? 0, top: 0 })))
    .webp({ quality: 82 })
    .toBuffer()
}
