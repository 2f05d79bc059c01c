import sharp from 'sharp'
import { drawScene, type Sight } from './draw.ts'
import { readScene } from './read.ts'

/** From where most things are told best. */
const threeQuarters: Sight = { around: 28, above: 16 }

/**
 * A picture of what a GLB file holds, square, as PNG with nothing behind it.
 * @param side in pixels
 * @returns null where nothing of it can be seen
 * @throws where it cannot be read
 */
export async function stillOf(
  glb: Uint8Array,
  side: number,
  sight: Sight = threeQuarters,
): Promise<Uint8Array | null> {
  const pieces = await readScene(glb)
  if (pieces.length === 0) return null
  const pixels = drawScene(pieces, side, sight)
  if (!pixels.some((one, at) => at % 4 === 3 && one > 0)) return null
  return sharp(pixels, { raw: { width: side, height: side, channels: 4 } })
    .png()
    .toBuffer()
}
