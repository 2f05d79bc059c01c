import { boundsOf, type Layer, type Mask, pageFor, pageOf, type Scene, storable } from '../document/layer.ts'
import { mapped, movedBy } from '../document/place.ts'
import { type Rect, Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/** Everything moved by a matrix, on a page of another size. Layers keep their pixels; masks are drawn anew. */
function throughMatrix(scene: Scene, matrix: DOMMatrix, width: number, height: number): Scene {
  const page = pageFor({ width, height })
  const maskOf = (mask: Mask | null): Mask | null => {
    if (mask === null) return null
    const { surface, x, y } = mask
    const box = storable(mapped(boundsOf(mask), matrix), pageOf(page))
    const drawn = new Surface(box.width, box.height)
    drawn.pen.setTransform(new DOMMatrix().translate(-box.x, -box.y).multiply(matrix).translate(x, y))
    drawn.pen.drawImage(surface.canvas, 0, 0)
    return { ...mask, surface: drawn, x: box.x, y: box.y }
  }
  const layers = scene.layers.map((layer): Layer => {
    const mask = maskOf(layer.mask)
    return layer.kind === 'adjustment' ? { ...layer, mask } : { ...movedBy(layer, matrix), mask }
  })
  return { ...scene, ...page, layers, selection: null }
}

/** The page cut to a box, which may be turned and may reach beyond it. Nothing of the layers is lost. */
export function croppedTo(
  editor: Editor,
  { x, y, width, height, rotation }: Rect & { rotation: number },
): void {
  editor.change('Crop', (scene) =>
    throughMatrix(scene, new DOMMatrix().rotate(-rotation).translate(-x, -y), width, height),
  )
  editor.set({ tool: 'move', crop: null })
}

/** The whole document at another size. */
export const resizedTo = (editor: Editor, width: number, height: number): void =>
  editor.change('Resize', (scene) =>
    throughMatrix(scene, new DOMMatrix().scale(width / scene.width, height / scene.height), width, height),
  )

/** A page of another shape: everything is moved and scaled alike, until it fills it. Nothing of the layers is lost. */
export const fittedTo = (editor: Editor, width: number, height: number): void =>
  editor.change('Size of the page', (scene) => {
    const scale = Math.max(width / scene.width, height / scene.height)
    const [x, y] = [(width - scene.width * scale) / 2, (height - scene.height * scale) / 2]
    return throughMatrix(scene, new DOMMatrix().translate(x, y).scale(scale), width, height)
  })

const turn =
  (quarter: 1 | -1) =>
  (editor: Editor): void =>
    editor.change('Rotate', (scene) => {
      const matrix =
        quarter === 1
          ? new DOMMatrix().translate(scene.height, 0).rotate(90)
          : new DOMMatrix().translate(0, scene.width).rotate(-90)
      return throughMatrix(scene, matrix, scene.height, scene.width)
    })

const mirror =
  (across: boolean) =>
  (editor: Editor): void =>
    editor.change('Flip', (scene) => {
      const matrix = across
        ? new DOMMatrix().translate(scene.width, 0).scale(-1, 1)
        : new DOMMatrix().translate(0, scene.height).scale(1, -1)
      return throughMatrix(scene, matrix, scene.width, scene.height)
    })

export const documentCommands: readonly Command[] = [
  { id: 'rotate-right', label: 'Rotate right', group: 'Document', perform: turn(1) },
  { id: 'rotate-left', label: 'Rotate left', group: 'Document', perform: turn(-1) },
  { id: 'mirror-across', label: 'Flip across', group: 'Document', perform: mirror(true) },
  { id: 'mirror-down', label: 'Flip upside down', group: 'Document', perform: mirror(false) },
]
