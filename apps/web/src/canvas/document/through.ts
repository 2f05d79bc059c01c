import { boundsOf, isPlaced, type Layer, type Mask, pageOf, type Scene, storable } from './layer.ts'
import { mapped, movedBy } from './place.ts'
import { Surface } from './surface.ts'

/**
 * A layer moved by a matrix of the document. It keeps its pixels; its mask is drawn anew.
 * @param page what has to stay of a mask that becomes too large
 */
export function throughMatrix(layer: Layer, matrix: DOMMatrix, page: Pick<Scene, 'width' | 'height'>): Layer {
  const mask = layer.mask && maskThrough(layer.mask, matrix, page)
  return isPlaced(layer) ? { ...movedBy(layer, matrix), mask } : { ...layer, mask }
}

function maskThrough(mask: Mask, matrix: DOMMatrix, page: Pick<Scene, 'width' | 'height'>): Mask {
  const { surface, x, y } = mask
  const box = storable(mapped(boundsOf(mask), matrix), pageOf(page))
  const drawn = new Surface(box.width, box.height)
  drawn.pen.setTransform(new DOMMatrix().translate(-box.x, -box.y).multiply(matrix).translate(x, y))
  drawn.pen.drawImage(surface.canvas, 0, 0)
  return { ...mask, surface: drawn, x: box.x, y: box.y }
}
