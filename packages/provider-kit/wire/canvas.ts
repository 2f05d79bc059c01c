import sharp from 'sharp'
import type { Call, InputFile } from '../spec/provider.ts'

/** How far a canvas goes beyond its picture, in pixels. */
export interface Sides {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function sidesOf(input: Call<unknown>['input']): Sides {
  const pixels = (side: keyof Sides): number => {
    const value = input[side]
    return typeof value === 'number' ? value : 0
  }
  return { left: pixels('left'), right: pixels('right'), top: pixels('top'), bottom: pixels('bottom') }
}

/** A picture on a grey ground that goes beyond its edges. */
export const extended = (picture: InputFile, sides: Sides): InputFile => ({
  ...larger(picture, sides),
  bytes: async () =>
    sharp(await picture.bytes())
      .extend({ ...sides, background: '#808080' })
      .png()
      .toBuffer(),
})

/** The mask of such a canvas: black beyond the edges, white where the picture lies. */
export const margin = (picture: InputFile, sides: Sides): InputFile => ({
  ...larger(picture, sides),
  async bytes() {
    const { width, height } = await sharp(await picture.bytes()).metadata()
    return sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .extend({ ...sides, background: '#000' })
      .greyscale()
      .png()
      .toBuffer()
  },
})

const larger = ({ id, width, height }: InputFile, { left, right, top, bottom }: Sides) => ({
  id,
  mediaType: 'image/png',
  width: width === null ? null : left + width + right,
  height: height === null ? null : top + height + bottom,
})
