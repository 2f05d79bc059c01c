import type { Place } from '@krya/adjust'
import type { BlendMode } from '@krya/contracts'
import type { AdjustmentLayer, Layer, Mask, PlacedLayer, Scene } from '../document/layer.ts'
import { matrixOf } from '../document/place.ts'
import { penOf, type Rect, shared, type Surface, whole } from '../document/surface.ts'
import { drawOwn } from './draw-layer.ts'
import { type Reckoning, reckonBeside, reckonHere } from './reckoning.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** How a document lies on what it is drawn on: a point of it times `scale`, plus `x` and `y`. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** A stroke that is being made: what of it is to be seen before it is kept. */
export interface Live {
  readonly layerId: string
  /** On the layer's mask, not on its pixels. */
  readonly isMask: boolean
  /** In the document's pixels, moved by `x` and `y`. */
  readonly surface: Surface
  readonly x: number
  readonly y: number
  readonly opacity: number
  readonly erases: boolean
}

/** Draws scenes. It holds a canvas for what needs one of its own, as large as what is drawn on. */
export class Composer {
  #scratch: OffscreenCanvas | null = null

  /** Draws a part of a scene at once: its adjustments are reckoned here, so it is for few pixels. */
  compose(...asked: Parameters<Composer['steps']>): void {
    for (const reckoning of this.steps(...asked)) reckonHere(reckoning)
  }

  /**
   * Draws the same with its adjustments reckoned beside the page. Until it is done nobody else may draw on the
   * target or with this composer.
   * @param signal ends it, unfinished; null: nothing does
   * @returns how long was reckoned, in milliseconds
   */
  async composeBeside(signal: AbortSignal | null, ...asked: Parameters<Composer['steps']>): Promise<number> {
    let ms = 0
    for (const reckoning of this.steps(...asked)) {
      const began = performance.now()
      await reckonBeside(reckoning, signal)
      if (signal?.aborted === true) break
      ms += performance.now() - began
    }
    return ms
  }

  /**
   * Draws a part of a scene: the one way to a picture, for what is seen and for what is kept. It goes on when what
   * it yields is reckoned.
   * @param clip what of the target is drawn anew
   * @param isFine slower and smoother where it is made smaller
   */
  *steps(
    pen: Pen,
    scene: Scene,
    view: View,
    clip: Rect,
    isFine: boolean,
    live?: Live,
  ): Generator<Reckoning, void> {
    const page = whole({
      x: view.x,
      y: view.y,
      width: scene.width * view.scale,
      height: scene.height * view.scale,
    })
    const { canvas } = pen
    const target = shared(whole(clip), { x: 0, y: 0, width: canvas.width, height: canvas.height })
    if (target === null) return
    reset(pen)
    pen.clearRect(target.x, target.y, target.width, target.height)
    const area = shared(target, page)
    if (area === null) return
    pen.save()
    pen.beginPath()
    pen.rect(area.x, area.y, area.width, area.height)
    pen.clip()
    for (const layer of scene.layers) {
      if (!layer.visible || layer.opacity === 0) continue
      if (layer.kind === 'adjustment') yield* this.#adjust(pen, scene, layer, view, area)
      else this.#draw(pen, layer, view, area, isFine, live?.layerId === layer.id ? live : undefined)
    }
    pen.restore()
  }

  #draw(pen: Pen, layer: PlacedLayer, view: View, area: Rect, isFine: boolean, live: Live | undefined): void {
    const mask = maskOf(layer, live)
    const isDirect = mask === null && live === undefined && layer.kind === 'pixels'
    const own = isDirect ? pen : this.#cleared(pen.canvas, area)
    if (isDirect) blendBy(pen, layer)
    own.imageSmoothingEnabled = isFine || view.scale < 2
    own.imageSmoothingQuality = isFine ? 'high' : 'low'
    own.setTransform(ofView(view).multiply(matrixOf(layer)))
    drawOwn(own, layer)
    if (isDirect) return reset(pen)
    if (live !== undefined && !live.isMask) {
      own.setTransform(ofView(view).translate(live.x, live.y))
      own.globalAlpha = live.opacity
      own.globalCompositeOperation = live.erases ? 'destination-out' : 'source-over'
      own.drawImage(live.surface.canvas, 0, 0)
    }
    if (mask !== null) this.#mask(own, mask, view, area, live)
    own.restore()
    blendBy(pen, layer)
    this.#copy(pen, area)
    reset(pen)
  }

  *#adjust(
    pen: Pen,
    scene: Scene,
    layer: AdjustmentLayer,
    view: View,
    area: Rect,
  ): Generator<Reckoning, void> {
    const own = this.#cleared(pen.canvas, area)
    const { width, height } = scene
    const placeOf = ({ x, y }: Rect): Place => ({
      x: x - view.x,
      y: y - view.y,
      scale: view.scale,
      width,
      height,
    })
    yield { from: pen, to: own, area, asked: layer.adjustments, placeOf }
    if (layer.mask?.enabled === true) this.#mask(own, layer.mask, view, area)
    own.restore()
    pen.globalAlpha = layer.opacity
    pen.globalCompositeOperation = layer.blend === 'normal' ? 'source-atop' : layer.blend
    this.#copy(pen, area)
    reset(pen)
  }

  /** Leaves of what is drawn what the mask shows. */
  #mask(own: Pen, mask: Mask, view: View, area: Rect, live?: Live): void {
    own.globalAlpha = 1
    own.globalCompositeOperation = 'destination-in'
    if (live?.isMask !== true) {
      own.setTransform(ofView(view).translate(mask.x, mask.y))
      own.drawImage(mask.surface.canvas, 0, 0)
      return
    }
    const changed = new OffscreenCanvas(area.width, area.height)
    const pen = penOf(changed)
    const from = { ...view, x: view.x - area.x, y: view.y - area.y }
    pen.setTransform(ofView(from).translate(mask.x, mask.y))
    pen.drawImage(mask.surface.canvas, 0, 0)
    pen.setTransform(ofView(from).translate(live.x, live.y))
    pen.globalAlpha = live.opacity
    pen.globalCompositeOperation = live.erases ? 'destination-out' : 'source-over'
    pen.drawImage(live.surface.canvas, 0, 0)
    own.setTransform(1, 0, 0, 1, 0, 0)
    own.drawImage(changed, area.x, area.y)
  }

  #copy(pen: Pen, { x, y, width, height }: Rect): void {
    if (this.#scratch === null) return
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.drawImage(this.#scratch, x, y, width, height, x, y, width, height)
  }

  /** A canvas of the same size, empty where it will be drawn on, with its state saved. */
  #cleared({ width, height }: OffscreenCanvas, area: Rect): Pen {
    if (this.#scratch?.width !== width || this.#scratch.height !== height)
      this.#scratch = new OffscreenCanvas(width, height)
    const pen = penOf(this.#scratch)
    reset(pen)
    pen.clearRect(area.x, area.y, area.width, area.height)
    pen.save()
    pen.beginPath()
    pen.rect(area.x, area.y, area.width, area.height)
    pen.clip()
    return pen
  }
}

const ofView = ({ x, y, scale }: View): DOMMatrix => new DOMMatrix([scale, 0, 0, scale, x, y])

function blendBy(pen: Pen, { opacity, blend }: { opacity: number; blend: BlendMode }): void {
  pen.globalAlpha = opacity
  pen.globalCompositeOperation = blend === 'normal' ? 'source-over' : blend
}

function reset(pen: Pen): void {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalAlpha = 1
  pen.globalCompositeOperation = 'source-over'
}

/** The mask a layer shows by; one that is being painted on counts even before it is enabled. */
function maskOf({ mask }: Layer, live: Live | undefined): Mask | null {
  return mask !== null && (mask.enabled || live?.isMask === true) ? mask : null
}
