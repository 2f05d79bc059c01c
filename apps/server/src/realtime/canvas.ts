import { type CanvasData, KryaError, liveSides } from '@krya/contracts'
import type { Bytes, Guide, Pixels } from '@krya/provider-kit'
import { imageSize } from 'image-size'
import sharp from 'sharp'

interface Tile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly mediaType: string
  readonly data: Uint8Array
}

/** More tiles than this, or more bytes of them, are put together before they are asked for. */
const [mostWaiting, mostBytes] = [512, 4 * 1024 * 1024]
/** And so are tiles that cover more than so many canvases: a few bytes may be a large picture. */
const mostCovered = 2
const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/**
 * What a person has drawn, as it was sent: a file, and tiles over it. It never changes; nothing is decoded before an
 * engine asks for it, so that what is overtaken costs nothing.
 */
export class Canvas implements Guide {
  readonly width: number
  readonly height: number
  readonly #base: Bytes | Promise<Pixels>
  readonly #tiles: readonly Tile[]
  #pixels: Promise<Pixels> | undefined

  private constructor(width: number, height: number, base: Bytes | Promise<Pixels>, tiles: readonly Tile[]) {
    this.width = width
    this.height = height
    this.#base = base
    this.#tiles = tiles
  }

  /**
   * @param before what was sent before it
   * @throws KryaError unreadable_file, invalid_input: no picture, none of a size that is drawn, tiles over nothing
   */
  static of(data: CanvasData, before: Canvas | undefined): Canvas {
    if (data instanceof Uint8Array) {
      const { width, height, mediaType } = headOf(data)
      assertSide('width', width)
      assertSide('height', height)
      return new Canvas(width, height, { bytes: data, mediaType }, [])
    }
    const { width, height, tiles } = data
    if (before === undefined || before.width !== width || before.height !== height)
      throw wrong(
        'canvas_data.tiles',
        'change a canvas of that size, and none was sent before: send it whole',
      )
    const sized = tiles.map((tile, at): Tile => {
      const { width: own, height: high, mediaType } = headOf(tile.data)
      if (tile.x + own > width || tile.y + high > height)
        throw wrong(`canvas_data.tiles.${at}`, 'must lie within the canvas')
      return { ...tile, width: own, height: high, mediaType }
    })
    if (areaOf(sized) > mostCovered * width * height)
      throw wrong('canvas_data.tiles', 'cover more than the canvas twice: send it whole')
    return before.#with(sized)
  }

  /** So much waits to be put together that nothing more should be put upon it before it is: `pixels()` does it. */
  get isFull(): boolean {
    if (this.#tiles.length > mostWaiting) return true
    if (areaOf(this.#tiles) > mostCovered * this.width * this.height) return true
    return this.#tiles.reduce((sum, { data }) => sum + data.length, 0) > mostBytes
  }

  pixels(): Promise<Pixels> {
    this.#pixels ??= this.#decode()
    return this.#pixels
  }

  async file(): Promise<Bytes> {
    if (this.#tiles.length === 0 && !(this.#base instanceof Promise)) return this.#base
    const { data, width, height } = await this.pixels()
    const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer()
    return { bytes, mediaType: 'image/jpeg' }
  }

  #with(tiles: readonly Tile[]): Canvas {
    const { width, height } = this
    return this.#pixels === undefined
      ? new Canvas(width, height, this.#base, [...this.#tiles, ...tiles])
      : new Canvas(width, height, this.#pixels, tiles)
  }

  async #decode(): Promise<Pixels> {
    try {
      const [base, ...tiles] = await Promise.all([
        this.#base instanceof Promise
          ? this.#base
          : decoded(this.#base.bytes, {
              width: this.width,
              height: this.height,
              mediaType: this.#base.mediaType,
            }),
        ...this.#tiles.map(async (tile) => ({ ...tile, ...(await decoded(tile.data, tile)) })),
      ])
      // What an engine may still be reading is not painted over.
      const data = this.#base instanceof Promise ? base.data.slice() : base.data
      for (const tile of tiles) put({ ...base, data }, tile)
      return { ...base, data }
    } catch (error) {
      throw error instanceof KryaError ? error : unreadable(error)
    }
  }
}

const areaOf = (tiles: readonly Tile[]): number =>
  tiles.reduce((sum, { width, height }) => sum + width * height, 0)

/** Opaque, upon white. @param told what its head said of its size */
async function decoded(
  bytes: Uint8Array,
  told: Pick<Tile, 'width' | 'height' | 'mediaType'>,
): Promise<Pixels> {
  const { data, info } = await sharp(bytes, { limitInputPixels: liveSides.max ** 2 })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.width !== told.width || info.height !== told.height) throw unreadable()
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  if (told.mediaType !== 'image/jpeg') layOnWhite(pixels)
  return { width: info.width, height: info.height, data: pixels }
}

/** For the small pictures that strokes come as this takes half the time of having it done while they are decoded. */
function layOnWhite(pixels: Uint8ClampedArray): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const alpha = pixels[at] ?? 0
    if (alpha === 255) continue
    for (let channel = at - 3; channel < at; channel += 1)
      pixels[channel] = 255 + (((pixels[channel] ?? 0) - 255) * alpha) / 255
    pixels[at] = 255
  }
}

function put(onto: Pixels, tile: Pixels & { readonly x: number; readonly y: number }): void {
  const line = tile.width * 4
  for (let row = 0; row < tile.height; row += 1)
    onto.data.set(
      tile.data.subarray(row * line, (row + 1) * line),
      ((tile.y + row) * onto.width + tile.x) * 4,
    )
}

/** What a file's head says of it; its body is not read. */
function headOf(bytes: Uint8Array): { width: number; height: number; mediaType: string } {
  try {
    const { width, height, type } = imageSize(bytes)
    const mediaType = mediaTypes[type ?? '']
    if (mediaType !== undefined) return { width, height, mediaType }
  } catch (error) {
    throw unreadable(error)
  }
  throw unreadable()
}

const unreadable = (cause?: unknown): KryaError =>
  new KryaError('unreadable_file', 'canvas_data: is no JPEG, WebP or PNG file that can be read.', { cause })

function assertSide(side: string, pixels: number): void {
  if (pixels < liveSides.min || pixels > liveSides.max)
    throw wrong('canvas_data', `its ${side} is ${pixels}; it must be ${liveSides.min} to ${liveSides.max}`)
}

const wrong = (field: string, message: string): KryaError =>
  new KryaError('invalid_input', `${field}: ${message}`, { details: [{ field, message }] })
