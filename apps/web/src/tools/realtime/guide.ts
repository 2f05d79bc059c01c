import type { CanvasData } from '@krya/contracts'
import { type Remote, transfer, wrap } from 'comlink'
import { Composer } from '../../canvas/compose/compose.ts'
import { pageOf } from '../../canvas/document/layer.ts'
import { penOf, type Rect, shared, united, whole } from '../../canvas/document/surface.ts'
import type { Editor } from '../../canvas/editor.ts'
import type { Encoding } from './encoding.ts'

/** Above this share of the page it is sent whole. */
const worthTile = 0.35
/** Of what is sent whole, as JPEG: it is drawn over anyway. */
const quality = 0.92

/** What is drawn, as it is sent: the page on white, or the part of it that changed since it was sent last. */
export class Guide {
  readonly #editor: Editor
  readonly #composer = new Composer()
  #canvas = new OffscreenCanvas(1, 1)
  /** What was drawn since it was last composed; null: nothing. */
  #stale: Rect | null = null
  readonly #stop: () => void
  readonly #thread = new Worker(new URL('encoding.ts', import.meta.url), { type: 'module' })
  readonly #encoding: Remote<Encoding> = wrap(this.#thread)

  /** @param onChange is called whenever something was drawn */
  constructor(editor: Editor, onChange: () => void) {
    this.#editor = editor
    this.#stop = editor.onDraw((part) => {
      const page = pageOf(editor.scene)
      const area = part === null ? page : shared(whole(part), page)
      if (area === null) return
      this.#stale = this.#stale === null ? area : united(this.#stale, area)
      onChange()
    })
  }

  get isStale(): boolean {
    return this.#stale !== null
  }

  /** @param all whether who reads it knows nothing of it yet */
  async take(all: boolean): Promise<CanvasData> {
    const { scene, live } = this.#editor
    const page = pageOf(scene)
    const isNew = this.#canvas.width !== page.width || this.#canvas.height !== page.height
    if (isNew) this.#canvas = new OffscreenCanvas(page.width, page.height)
    const stale = isNew || this.#stale === null ? page : this.#stale
    this.#stale = null
    const pen = penOf(this.#canvas)
    this.#composer.compose(pen, scene, { x: 0, y: 0, scale: 1 }, stale, false, live)
    pen.globalCompositeOperation = 'destination-over'
    pen.fillStyle = '#ffffff'
    pen.fillRect(stale.x, stale.y, stale.width, stale.height)
    pen.globalCompositeOperation = 'source-over'
    const isPart = !all && !isNew && stale.width * stale.height < worthTile * page.width * page.height
    if (!isPart) return this.#fileOf(page, { type: 'image/jpeg', quality })
    const data = await this.#fileOf(stale, { type: 'image/png' })
    return { width: page.width, height: page.height, tiles: [{ x: stale.x, y: stale.y, data }] }
  }

  /** What was taken last, as a picture. */
  get picture(): OffscreenCanvas {
    return this.#canvas
  }

  destroy(): void {
    this.#stop()
    this.#thread.terminate()
  }

  #fileOf({ x, y, width, height }: Rect, options: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    const part = new OffscreenCanvas(width, height)
    penOf(part).drawImage(this.#canvas, -x, -y)
    const picture = part.transferToImageBitmap()
    return this.#encoding.fileOf(transfer(picture, [picture]), options)
  }
}
