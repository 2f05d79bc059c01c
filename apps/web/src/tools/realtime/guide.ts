import type { CanvasData } from '@krya/contracts'
import { type Remote, transfer, wrap } from 'comlink'
import { Composer } from '../../canvas/compose/compose.ts'
import { pageOf } from '../../canvas/document/layer.ts'
import { penOf, type Rect, shared, united, whole } from '../../canvas/document/surface.ts'
import type { Editor } from '../../canvas/editor.ts'
import type { Encoding } from './encoding.ts'
import { guideSize } from './guide-size.ts'

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
    const { scene } = this.#editor
    const page = pageOf(guideSize(scene))
    const isNew = this.#canvas.width !== page.width || this.#canvas.height !== page.height
    if (isNew) this.#canvas = new OffscreenCanvas(page.width, page.height)
    const isAll = isNew || this.#stale === null
    const stale = (isAll ? null : scaled(this.#stale, scene, page)) ?? page
    this.#stale = null
    this.#draw(page, stale)
    const isPart = !all && !isNew && stale.width * stale.height < worthTile * page.width * page.height
    if (!isPart) return this.#fileOf(page, { type: 'image/jpeg', quality })
    const data = await this.#fileOf(stale, { type: 'image/png' })
    return { width: page.width, height: page.height, tiles: [{ x: stale.x, y: stale.y, data }] }
  }

  /** Draws a part of the scene on white, as large as it is sent. */
  #draw(page: Rect, part: Rect): void {
    const { scene, live } = this.#editor
    const scale = Math.min(page.width / scene.width, page.height / scene.height)
    const pen = penOf(this.#canvas)
    const [wide, high] = [Math.round(scene.width * scale), Math.round(scene.height * scale)]
    if (wide === page.width && high === page.height)
      this.#composer.compose(pen, scene, { x: 0, y: 0, scale }, part, scale < 1, live)
    else {
      // No such shape can be painted: it is squeezed, and the result is stretched when it is shown.
      const own = new OffscreenCanvas(wide, high)
      this.#composer.compose(penOf(own), scene, { x: 0, y: 0, scale }, pageOf(own), true, live)
      pen.clearRect(0, 0, page.width, page.height)
      pen.drawImage(own, 0, 0, page.width, page.height)
    }
    pen.globalCompositeOperation = 'destination-over'
    pen.fillStyle = '#ffffff'
    pen.fillRect(part.x, part.y, part.width, part.height)
    pen.globalCompositeOperation = 'source-over'
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

/** Where a part of the document lies on a page of another size, with what its edge bleeds into; null: beyond it. */
function scaled(part: Rect | null, { width, height }: { width: number; height: number }, page: Rect) {
  if (part === null || (width === page.width && height === page.height)) return part
  const [across, down] = [page.width / width, page.height / height]
  const wide = {
    x: part.x * across - 1,
    y: part.y * down - 1,
    width: part.width * across + 2,
    height: part.height * down + 2,
  }
  return shared(whole(wide), page)
}
