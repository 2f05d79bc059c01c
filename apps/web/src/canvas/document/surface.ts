/** A rectangle in whole pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Pen = OffscreenCanvasRenderingContext2D

/** The context of a canvas. @throws Error where the browser gives none */
export function penOf(canvas: OffscreenCanvas): Pen {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('This browser cannot draw: its memory may be full.')
  return pen
}

/** Pixels that can be painted on. `version` tells one state from the next. */
export class Surface {
  readonly width: number
  readonly height: number
  version = 0
  /** The file that holds a version of it. */
  saved: { readonly document: string; readonly file: string; readonly version: number } | null = null
  #canvas: OffscreenCanvas
  /** Its pixels as a PNG while only history needs them. */
  #packed: Blob | null = null

  constructor(width: number, height: number) {
    this.width = Math.max(1, Math.round(width))
    this.height = Math.max(1, Math.round(height))
    this.#canvas = new OffscreenCanvas(this.width, this.height)
    // A canvas that nobody took a pen of has no pixels to be saved.
    penOf(this.#canvas)
  }

  /** A surface with a picture on it, at its size or another. */
  static from(
    picture: CanvasImageSource,
    size: { readonly width: number; readonly height: number },
  ): Surface {
    const surface = new Surface(size.width, size.height)
    surface.pen.drawImage(picture, 0, 0, surface.width, surface.height)
    return surface
  }

  get canvas(): OffscreenCanvas {
    return this.#canvas
  }

  get pen(): Pen {
    return penOf(this.#canvas)
  }

  /** Bytes of memory that its pixels take now. */
  get bytes(): number {
    return this.#packed === null ? this.width * this.height * 4 : 0
  }

  /** A copy of a part of it. */
  part({ x, y, width, height }: Rect): Surface {
    const copy = new Surface(width, height)
    copy.pen.drawImage(this.#canvas, -x, -y)
    return copy
  }

  /** Replaces a part of it, however its pen was left. */
  put(part: Surface, x: number, y: number): void {
    const { pen } = this
    pen.save()
    pen.resetTransform()
    pen.globalAlpha = 1
    pen.globalCompositeOperation = 'source-over'
    pen.clearRect(x, y, part.width, part.height)
    pen.drawImage(part.canvas, x, y)
    pen.restore()
    this.version += 1
  }

  clone(): Surface {
    const copy = this.part({ x: 0, y: 0, width: this.width, height: this.height })
    copy.saved = this.saved?.version === this.version ? { ...this.saved, version: 0 } : null
    return copy
  }

  png(): Promise<Blob> {
    return this.#packed === null
      ? this.#canvas.convertToBlob({ type: 'image/png' })
      : Promise.resolve(this.#packed)
  }

  /** Gives its memory back: the browser may keep a blob on the disk. It must be unpacked before it is used. */
  async pack(): Promise<void> {
    if (this.#packed !== null) return
    this.#packed = await this.#canvas.convertToBlob({ type: 'image/png' })
    this.#canvas = new OffscreenCanvas(1, 1)
  }

  async unpack(): Promise<void> {
    if (this.#packed === null) return
    const bitmap = await createImageBitmap(this.#packed)
    this.#packed = null
    this.#canvas = new OffscreenCanvas(this.width, this.height)
    this.pen.drawImage(bitmap, 0, 0)
    bitmap.close()
  }
}

/** The smallest rectangle around two; either may be none. */
export function united(a: Rect | null, b: Rect | null): Rect | null {
  if (a === null || b === null) return a ?? b
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** What two rectangles share; null: nothing. */
export function shared(a: Rect, b: Rect): Rect | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** With whole sides, holding all of it. */
export function whole({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}
