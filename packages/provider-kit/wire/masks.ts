import sharp, { type Sharp } from 'sharp'
import type { InputFile } from '../spec/provider.ts'

/** From here on a mask counts as white, where a service knows no greys. */
const half = 128

/** A mask by which white is changed, as one by which transparent is; it gets the size of the picture it is for. */
export function transparent(mask: InputFile, picture: InputFile | undefined): InputFile {
  return drawn(mask, picture, async (white) => {
    const { data, info } = await white.negate().raw().toBuffer({ resolveWithObject: true })
    const size = { width: info.width, height: info.height }
    const black = sharp({ create: { ...size, channels: 3, background: '#000' } })
    return black.joinChannel(data, { raw: { ...size, channels: 1 } })
  })
}

/** A mask by which white is changed, as one by which black is, with nothing between; of the size of its picture. */
export const inverted = (mask: InputFile, picture: InputFile | undefined): InputFile =>
  drawn(mask, picture, async (white) => white.threshold(half).negate())

/** A PNG file drawn from a mask that is brought to the size of its picture, grey and without transparency. */
function drawn(
  mask: InputFile,
  picture: InputFile | undefined,
  draw: (white: Sharp) => Promise<Sharp>,
): InputFile {
  const width = picture?.width ?? mask.width
  const height = picture?.height ?? mask.height
  return {
    id: mask.id,
    mediaType: 'image/png',
    width,
    height,
    async bytes() {
      const white = sharp(await mask.bytes())
        .flatten({ background: '#000' })
        .greyscale()
      if (width !== null && height !== null) white.resize(width, height, { fit: 'fill' })
      const mended = await draw(white)
      return mended.png().toBuffer()
    },
  }
}
