import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Picture, readPicture } from '@krya/darkroom'
import sharp from 'sharp'

/** Which frame of a clip of `length` is shown as the `at`-th, where it goes forth and back for as long as it takes. */
export function turningAt(at: number, length: number): number {
  if (length < 2) return 0
  const round = 2 * (length - 1)
  const place = at % round
  return place < length ? place : round - place
}

/**
 * Frames of a clip, forth and then back and forth again, so that it never jumps. What is shown again waits in a file.
 * @param length how many frames there are
 * @param count how many are wanted
 * @param scratch a folder to write in
 */
export async function* backAndForth(
  frames: AsyncIterable<Picture>,
  length: number,
  count: number,
  scratch: string,
): AsyncGenerator<Picture> {
  const file = path.join(scratch, `${randomUUID()}.frames`)
  const kept = await open(file, 'wx+', 0o600)
  try {
    const places: { readonly at: number; readonly size: number }[] = []
    // Of a clip that is only a little too short, only its end is shown again.
    const firstAgain = count <= length ? length : Math.max(0, 2 * (length - 1) - (count - 1))
    let end = 0
    let shown = 0
    for await (const frame of frames) {
      if (shown >= Math.min(length, count)) break
      if (shown >= firstAgain) {
        const bytes = await packed(frame)
        await kept.write(bytes, 0, bytes.length, end)
        places[shown] = { at: end, size: bytes.length }
        end += bytes.length
      }
      shown += 1
      yield frame
    }
    for (; shown < count; shown += 1) {
      const place = places[turningAt(shown, length)]
      if (place === undefined) return
      const bytes = Buffer.alloc(place.size)
      await kept.read(bytes, 0, place.size, place.at)
      yield await readPicture(bytes)
    }
  } finally {
    await kept.close()
    await rm(file, { force: true })
  }
}

/** Nearly as it is, in a tenth of the room. */
const packed = ({ width, height, data }: Picture): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
    .toBuffer()
