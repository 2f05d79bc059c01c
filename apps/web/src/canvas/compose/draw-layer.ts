import { isPlaced, type Layer, type PlacedLayer } from '../document/layer.ts'
import { mapped, matrixOf } from '../document/place.ts'
import { type Rect, Surface, united } from '../document/surface.ts'
import { drawShape } from './shape.ts'
import { drawText, textSize } from './text.ts'

/** Draws what a layer shows in its own pixels. */
export function drawOwn(pen: OffscreenCanvasRenderingContext2D, layer: PlacedLayer): void {
  switch (layer.kind) {
    case 'pixels':
      return pen.drawImage(layer.surface.canvas, 0, 0)
    case 'text':
      return drawText(pen, layer)
    case 'shape':
      return drawShape(pen, layer)
  }
}

/** How much room a layer takes in its own pixels. */
export function sizeOf(layer: PlacedLayer): Rect {
  switch (layer.kind) {
    case 'pixels':
      return { x: 0, y: 0, width: layer.surface.width, height: layer.surface.height }
    case 'text':
      return textSize(layer)
    case 'shape':
      return { x: 0, y: 0, width: Math.max(1, layer.width), height: Math.max(1, layer.height) }
  }
}

/** What a layer shows in a box of the document; its opacity, blending and mask do not count. */
export function drawnIn(layer: PlacedLayer, box: Rect): Surface {
  const surface = new Surface(box.width, box.height)
  const { pen } = surface
  pen.imageSmoothingQuality = 'high'
  pen.setTransform(new DOMMatrix().translate(-box.x, -box.y).multiply(matrixOf(layer)))
  drawOwn(pen, layer)
  return surface
}

/** Where a layer's pixels are in the document, strokes and overhanging letters included. */
export function extentOf(layer: PlacedLayer): Rect {
  const { width, height } = sizeOf(layer)
  const over = layer.kind === 'shape' ? layer.stroke_width : layer.kind === 'text' ? layer.size / 2 : 0
  return mapped({ x: -over, y: -over, width: width + 2 * over, height: height + 2 * over }, matrixOf(layer))
}

/** Where the pixels of several are; null where none of them lies anywhere. */
export const extentOfAll = (layers: readonly Layer[]): Rect | null =>
  layers.reduce<Rect | null>((box, layer) => (isPlaced(layer) ? united(box, extentOf(layer)) : box), null)
