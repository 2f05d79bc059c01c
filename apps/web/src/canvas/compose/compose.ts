import type { Place } from '@krya/adjust'
import { type Branch, treeOf } from '../document/group.ts'
import type { AdjustmentLayer, GroupLayer, Layer, Mask, PlacedLayer, Scene } from '../document/layer.ts'
import { matrixOf } from '../document/place.ts'
import { penOf, type Rect, shared, type Surface, whole } from '../document/surface.ts'
import { drawOwn } from './draw-layer.ts'
import { blendBy, copy, ofView, reset, type View } from './pen.ts'
import { type Reckoning, reckonBeside, reckonHere } from './reckoning.ts'

export type { View } from './pen.ts'

type Pen = OffscreenCanvasRenderingContext2D

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

/** What is drawn of a scene, and how. */
interface Drawing {
  readonly scene: Scene
  readonly view: View
  /** Of the target. */
  readonly area: Rect
  readonly isFine: boolean
  readonly live: Live | undefined
}

/**
 * Draws scenes. It holds canvases for what needs one of its own, as large as what is drawn on: the first is for single
 * layers, the others for groups that are drawn apart, one for each that lies in another.
 */
export class Composer {
  readonly #sheets: OffscreenCanvas[] = []

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
    try {
      const deepest = yield* this.#all(pen, treeOf(scene.layers), { scene, view, area, isFine, live }, 1)
      this.#sheets.length = Math.min(this.#sheets.length, deepest)
    } finally {
      pen.restore()
    }
  }

  /** Draws layers over each other. @param next the first sheet that is free @returns the first that was not needed */
  *#all(
    pen: Pen,
    branches: readonly Branch<Layer>[],
    drawing: Drawing,
    next: number,
  ): Generator<Reckoning, number> {
    let deepest = next
    for (const { layer, inner } of branches) {
      if (!layer.visible || layer.opacity === 0) continue
      const live = drawing.live?.layerId === layer.id ? drawing.live : undefined
      if (layer.kind === 'adjustment') yield* this.#adjust(pen, layer, drawing)
      else if (layer.kind !== 'group') this.#draw(pen, layer, drawing, live)
      else if (inner.length > 0) {
        const own = isApart(layer, live)
          ? yield* this.#apart(pen, layer, inner, drawing, live, next)
          : yield* this.#all(pen, inner, drawing, next)
        deepest = Math.max(deepest, own)
      }
    }
    return deepest
  }

  /** Draws a group on a sheet of its own first, and then that as if it were a layer. */
  *#apart(
    pen: Pen,
    group: GroupLayer,
    inner: readonly Branch<Layer>[],
    drawing: Drawing,
    live: Live | undefined,
    sheet: number,
  ): Generator<Reckoning, number> {
    const { view, area } = drawing
    const own = this.#cleared(sheet, pen.canvas, area)
    const mask = maskOf(group, live)
    let deepest = sheet + 1
    try {
      deepest = yield* this.#all(own, inner, drawing, sheet + 1)
      if (mask !== null) this.#mask(own, mask, view, area, live)
    } finally {
      own.restore()
    }
    blendBy(pen, group)
    copy(own, pen, area)
    return deepest
  }

  #draw(pen: Pen, layer: PlacedLayer, { view, area, isFine }: Drawing, live: Live | undefined): void {
    const mask = maskOf(layer, live)
    const isDirect = mask === null && live === undefined && layer.kind === 'pixels'
    const own = isDirect ? pen : this.#cleared(0, pen.canvas, area)
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
    copy(own, pen, area)
  }

  *#adjust(pen: Pen, layer: AdjustmentLayer, { scene, view, area }: Drawing): Generator<Reckoning, void> {
    const own = this.#cleared(0, pen.canvas, area)
    const { width, height } = scene
    const placeOf = ({ x, y }: Rect): Place => ({
      x: x - view.x,
      y: y - view.y,
      scale: view.scale,
      width,
      height,
    })
    try {
      yield { from: pen, to: own, area, asked: layer.adjustments, placeOf }
      if (layer.mask?.enabled === true) this.#mask(own, layer.mask, view, area)
    } finally {
      own.restore()
    }
    pen.globalAlpha = layer.opacity
    pen.globalCompositeOperation = layer.blend === 'normal' ? 'source-atop' : layer.blend
    copy(own, pen, area)
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

  /** A canvas of the same size, empty where it will be drawn on, with its state saved. */
  #cleared(at: number, { width, height }: OffscreenCanvas, area: Rect): Pen {
    const kept = this.#sheets[at]
    const sheet = kept?.width === width && kept.height === height ? kept : new OffscreenCanvas(width, height)
    this.#sheets[at] = sheet
    const pen = penOf(sheet)
    reset(pen)
    pen.clearRect(area.x, area.y, area.width, area.height)
    pen.save()
    pen.beginPath()
    pen.rect(area.x, area.y, area.width, area.height)
    pen.clip()
    return pen
  }
}

/** Whether a group is more than its layers, so that they are drawn apart from what is below. */
const isApart = (group: GroupLayer, live: Live | undefined): boolean =>
  group.blend !== 'pass-through' || group.opacity < 1 || maskOf(group, live) !== null

/** The mask a layer shows by; one that is being painted on counts even before it is enabled. */
function maskOf({ mask }: Layer, live: Live | undefined): Mask | null {
  return mask !== null && (mask.enabled || live?.isMask === true) ? mask : null
}
