import type { SharedAnswer } from '@krya/contracts'

type Frame = Extract<SharedAnswer, { type: 'frame' }>

/** What is painted, as it comes from the owner's session. */
export class Screen {
  readonly canvas: HTMLCanvasElement
  #last: Promise<void> = Promise.resolve()

  constructor() {
    this.canvas = document.createElement('canvas')
    this.canvas.className = 'block size-full object-contain'
    this.canvas.dataset['testid'] = 'painted'
    this.canvas.setAttribute('role', 'img')
    this.canvas.setAttribute('aria-label', 'What is painted')
  }

  /** One after the other: parts lie upon what came before. */
  show(frame: Frame): Promise<void> {
    this.#last = this.#last.then(() => this.#draw(frame)).catch(() => undefined)
    return this.#last
  }

  async #draw({ width, height, data, media_type: type }: Frame): Promise<void> {
    const parts = data instanceof Uint8Array ? [{ x: 0, y: 0, data }] : data
    const pictures = await Promise.all(
      parts.map(async (part) => ({
        ...part,
        bitmap: await createImageBitmap(new Blob([new Uint8Array(part.data)], { type })),
      })),
    )
    const { canvas } = this
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    const pen = canvas.getContext('2d')
    for (const { x, y, bitmap } of pictures) {
      // Over a slow line it comes smaller than it is.
      if (data instanceof Uint8Array) pen?.drawImage(bitmap, 0, 0, width, height)
      else pen?.drawImage(bitmap, x, y)
      bitmap.close()
    }
  }
}
