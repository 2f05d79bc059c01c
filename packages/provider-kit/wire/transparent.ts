import sharp from 'sharp'
import type { InputFile } from '../spec/provider.ts'

/** A mask by which white is changed, as one by which transparent is; it gets the size of the picture it is for. */
export function transparent(mask: InputFile, picture: InputFile | undefined): InputFile {
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
      const { data, info } = await white.negate().raw().toBuffer({ resolveWithObject: true })
      const size = { width: info.width, height: info.height }
      const black = sharp({ create: { ...size, channels: 3, background: '#000' } })
      return black
        .joinChannel(data, { raw: { ...size, channels: 1 } })
        .png()
        .toBuffer()
    },
  }
}
