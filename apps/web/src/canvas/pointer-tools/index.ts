import type { ToolId } from '../editor.ts'
import { brush, eraser } from './brush/index.ts'
import { gradient } from './fill/gradient.ts'
import { fill } from './fill/index.ts'
import type { PointerTool } from './gesture.ts'
import { eyedropper, move } from './move/index.ts'
import { ellipseSelect, lasso, objectSelect, rectangleSelect, wand } from './select/index.ts'
import { polygonLasso } from './select/polygon.ts'
import { shape, text } from './shape/index.ts'
import { solid } from './solid/index.ts'

/** Hand, zoom, crop and perspective belong to the window that shows the document. */
const nothing = (id: ToolId, cursor: PointerTool['cursor']): PointerTool => ({
  id,
  cursor,
  press: () => undefined,
})

export const pointerTools: Readonly<Record<ToolId, PointerTool>> = {
  move,
  brush,
  eraser,
  fill,
  gradient,
  'rectangle-select': rectangleSelect,
  'ellipse-select': ellipseSelect,
  lasso,
  'polygon-lasso': polygonLasso,
  wand,
  'object-select': objectSelect,
  crop: nothing('crop', 'default'),
  perspective: nothing('perspective', 'default'),
  shape,
  solid,
  text,
  eyedropper,
  hand: nothing('hand', 'grab'),
  zoom: nothing('zoom', 'zoom-in'),
}
