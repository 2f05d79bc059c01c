import type { GroupBlendMode } from '@krya/contracts'
import type { Rect } from '../document/surface.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** How a document lies on what it is drawn on: a point of it times `scale`, plus `x` and `y`. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** From the document to what it is drawn on. */
export const ofView = ({ x, y, scale }: View): DOMMatrix => new DOMMatrix([scale, 0, 0, scale, x, y])

/** What is drawn next is laid as a layer is. */
export function blendBy(pen: Pen, { opacity, blend }: { opacity: number; blend: GroupBlendMode }): void {
  pen.globalAlpha = opacity
  pen.globalCompositeOperation = blend === 'normal' || blend === 'pass-through' ? 'source-over' : blend
}

/** Draws the same part of another canvas, as the pen blends now. */
export function copy(from: Pen, pen: Pen, { x, y, width, height }: Rect): void {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.drawImage(from.canvas, x, y, width, height, x, y, width, height)
  reset(pen)
}

/** As a pen is at first, but for its clip. */
export function reset(pen: Pen): void {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalAlpha = 1
  pen.globalCompositeOperation = 'source-over'
}
