import { expose, transfer } from 'comlink'

/**
 * Files of pictures, made beside the page: on the page itself a browser encodes only when it has nothing else to do,
 * which while somebody draws is seldom.
 */
const encoding = {
  /** @param picture given away */
  async fileOf(picture: ImageBitmap, options: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
    const bytes = new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer())
    return transfer(bytes, [bytes.buffer])
  },
}
export type Encoding = typeof encoding

expose(encoding)
