import { Composer, type Live, type View } from '../compose/compose.ts'
import type { Scene } from '../document/layer.ts'
import { penOf, type Rect, shared, united } from '../document/surface.ts'
import { isFew, Pace } from './pace.ts'

/** What is to be seen, and how it lies in the window; all here is in the screen's pixels. */
export interface Shot {
  readonly scene: Scene
  readonly view: View
  readonly live: Live | undefined
}

/** A canvas as large as the window; what is drawn at `view` fills its upper left `width` × `height`. */
interface Sheet {
  readonly canvas: OffscreenCanvas
  readonly view: View
  readonly width: number
  readonly height: number
}

/** A picture that is being made beside the page. */
interface Flight {
  readonly stop: AbortController
  /** It shows what is seen already, only finer. */
  readonly isFiner: boolean
  /** What was drawn on the page meanwhile: newer than what it brings. */
  readonly newer: Rect[]
}

/**
 * The picture in the window. Where many pixels are adjusted it is made beside the page, one picture at a time and
 * each of what is to be seen when it is begun: an older one never comes after a newer. Until it is there the one
 * before is seen, laid where it belongs by now. Few pixels, as those under a brush, are drawn at once.
 */
export class Picture {
  readonly #shot: () => Shot
  readonly #onShown: () => void
  readonly #here = new Composer()
  readonly #beside = new Composer()
  readonly #pace = new Pace()
  #shown = sheetOf(1, 1)
  #next = sheetOf(1, 1)
  /** What must be drawn anew; null: nothing. */
  #stale: Rect | null = null
  /** Where the window still shows what was there before; null: nowhere. */
  #unlaid: Rect | null = null
  #flight: Flight | null = null
  /** Whether some of it was drawn in haste. */
  #isRough = false

  /** @param onShown called when something came from beside the page: it is to be seen, and the next may be drawn */
  constructor(shot: () => Shot, onShown: () => void) {
    this.#shot = shot
    this.#onShown = onShown
  }

  /** Whether what is seen is as good as it gets. */
  get isFinal(): boolean {
    const { view } = this.#shot()
    const isIdle = this.#flight === null && this.#stale === null
    return isIdle && this.#isOver(view) && !(this.#isRough && view.scale < 1)
  }

  /** What was seen stays until there is another. */
  resize(width: number, height: number): void {
    const before = this.#shown
    this.#flight?.stop.abort()
    this.#shown = { ...before, canvas: new OffscreenCanvas(width, height) }
    penOf(this.#shown.canvas).drawImage(before.canvas, 0, 0)
    this.#unlaid = this.#all
    this.#next = sheetOf(width, height)
    this.invalidate(null)
  }

  destroy(): void {
    this.#stale = null
    this.#flight?.stop.abort()
  }

  /** @param part left out: all of it */
  invalidate(part: Rect | null): void {
    this.#stale = united(this.#stale, part ?? this.#all)
  }

  /** Draws what is stale, on the page or beside it. */
  draw(): void {
    const part = this.#stale
    if (part === null) return
    const { scene, view, live } = this.#shot()
    const isOver = this.#isOver(view)
    const clip = isOver ? part : this.#all
    if (!isFew(scene, clip)) {
      if (this.#flight === null) void this.#fly(clip, isOver, false)
      else if (this.#flight.isFiner) this.#flight.stop.abort()
      return
    }
    this.#stale = null
    this.#isRough = true
    if (!isOver) {
      this.#flight?.stop.abort()
      this.#shown = this.#sheetAt(view)
    }
    this.#here.compose(penOf(this.#shown.canvas), scene, view, clip, false, live)
    this.#unlaid = united(this.#unlaid, clip)
    this.#flight?.newer.push(clip)
  }

  /** Draws all of it slower and smoother, once nothing changes any more. */
  finish(): void {
    const { scene, view, live } = this.#shot()
    if (this.isFinal || this.#flight !== null || this.#stale !== null || live !== undefined) return
    const isOver = this.#isOver(view)
    if (!isFew(scene, this.#all)) return void this.#fly(this.#all, isOver, true)
    this.#isRough = false
    this.#shown = this.#sheetAt(view)
    this.#here.compose(penOf(this.#shown.canvas), scene, view, this.#all, view.scale < 1)
    this.#unlaid = this.#all
    this.#onShown()
  }

  /** Puts it where it belongs by now; where it lies as it did, only what changed: the browser draws no more than that. */
  lay(pen: CanvasRenderingContext2D): void {
    const { canvas, view, width, height } = this.#shown
    const { view: now } = this.#shot()
    const isOver = this.#isOver(now)
    const part = isOver ? this.#unlaid && shared(this.#unlaid, this.#all) : this.#all
    this.#unlaid = isOver ? null : this.#all
    if (part === null) return
    pen.resetTransform()
    pen.clearRect(part.x, part.y, part.width, part.height)
    pen.setTransform(between(view, now))
    if (isOver) drawPart(pen, canvas, part)
    else pen.drawImage(canvas, 0, 0, width, height, 0, 0, width, height)
  }

  /** Whether what is seen was drawn as the document lies now, all over the window. */
  #isOver(view: View): boolean {
    const { width, height, view: own, canvas } = this.#shown
    return isSame(own, view) && width === canvas.width && height === canvas.height
  }

  #sheetAt(view: View): Sheet {
    const { canvas } = this.#shown
    return { canvas, view, width: canvas.width, height: canvas.height }
  }

  get #all(): Rect {
    const { width, height } = this.#shown.canvas
    return { x: 0, y: 0, width, height }
  }

  async #fly(clip: Rect, isOver: boolean, isFiner: boolean): Promise<void> {
    const { scene, view, live } = this.#shot()
    const share = isFiner || live !== undefined ? 1 : this.#pace.shareFor(clip)
    const isPart = isOver && share === 1 && !isFiner
    const width = Math.ceil(this.#all.width * share)
    const height = Math.ceil(this.#all.height * share)
    const { canvas } = this.#next
    const next = { canvas, view: scaled(view, share), width, height }
    const drawn = isPart ? clip : { x: 0, y: 0, width, height }
    const flight: Flight = { stop: new AbortController(), isFiner, newer: [] }
    this.#flight = flight
    this.#stale = null
    const { signal } = flight.stop
    const pen = penOf(canvas)
    try {
      const ms = await this.#beside.composeBeside(
        signal,
        pen,
        scene,
        next.view,
        drawn,
        isFiner && view.scale < 1,
        live,
      )
      if (!signal.aborted) {
        this.#pace.took(ms, drawn)
        this.#land(next, isPart ? drawn : null, flight.newer)
        this.#isRough = !isFiner || flight.newer.length > 0
      }
    } finally {
      this.#flight = null
    }
    this.#onShown()
  }

  /** Shows what came. @param part of it that was drawn; null: all of it */
  #land(next: Sheet, part: Rect | null, newer: readonly Rect[]): void {
    const pen = penOf(next.canvas)
    for (const rect of newer) {
      pen.save()
      pen.setTransform(between(this.#shown.view, next.view))
      pen.beginPath()
      pen.rect(rect.x, rect.y, rect.width, rect.height)
      pen.clip()
      pen.clearRect(rect.x, rect.y, rect.width, rect.height)
      pen.drawImage(this.#shown.canvas, 0, 0)
      pen.restore()
    }
    this.#unlaid = united(this.#unlaid, part ?? this.#all)
    if (part === null) {
      this.#next = this.#shown
      this.#shown = next
      return
    }
    const own = penOf(this.#shown.canvas)
    own.clearRect(part.x, part.y, part.width, part.height)
    drawPart(own, next.canvas, part)
  }
}

const drawPart = (
  pen: Pick<CanvasDrawImage, 'drawImage'>,
  canvas: OffscreenCanvas,
  { x, y, width, height }: Rect,
): void => pen.drawImage(canvas, x, y, width, height, x, y, width, height)

const sheetOf = (width: number, height: number): Sheet => ({
  canvas: new OffscreenCanvas(width, height),
  view: { x: 0, y: 0, scale: 1 },
  width,
  height,
})

const isSame = (a: View, b: View): boolean => a.x === b.x && a.y === b.y && a.scale === b.scale

const scaled = ({ x, y, scale }: View, by: number): View => ({ x: x * by, y: y * by, scale: scale * by })

/** From where something lies in one view to where it lies in another. */
function between(from: View, to: View): DOMMatrix {
  const ratio = to.scale / from.scale
  return new DOMMatrix([ratio, 0, 0, ratio, to.x - from.x * ratio, to.y - from.y * ratio])
}
