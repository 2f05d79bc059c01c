import { pageFor, type Scene } from '../document/layer.ts'
import type { Rect } from '../document/surface.ts'
import { throughMatrix } from '../document/through.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/** Everything moved by a matrix, on a page of another size. */
function all(scene: Scene, matrix: DOMMatrix, width: number, height: number): Scene {
  const page = pageFor({ width, height })
  const layers = scene.layers.map((layer) => throughMatrix(layer, matrix, page))
  return { ...scene, ...page, layers, selection: null }
}

/** The page cut to a box, which may be turned and may reach beyond it. Nothing of the layers is lost. */
export function croppedTo(
  editor: Editor,
  { x, y, width, height, rotation }: Rect & { rotation: number },
): void {
  editor.change('Crop', (scene) =>
    all(scene, new DOMMatrix().rotate(-rotation).translate(-x, -y), width, height),
  )
  editor.set({ tool: 'move', crop: null })
}

/** The whole document at another size. */
export const resizedTo = (editor: Editor, width: number, height: number): void =>
  editor.change('Resize', (scene) =>
    all(scene, new DOMMatrix().scale(width / scene.width, height / scene.height), width, height),
  )

/** A page of another shape: everything is moved and scaled alike, until it fills it. Nothing of the layers is lost. */
export const fittedTo = (editor: Editor, width: number, height: number): void =>
  editor.change('Size of the page', (scene) => {
    const scale = Math.max(width / scene.width, height / scene.height)
    const [x, y] = [(width - scene.width * scale) / 2, (height - scene.height * scale) / 2]
    return all(scene, new DOMMatrix().translate(x, y).scale(scale), width, height)
  })

const turn =
  (quarter: 1 | -1) =>
  (editor: Editor): void =>
    editor.change('Rotate', (scene) => {
      const matrix =
        quarter === 1
          ? new DOMMatrix().translate(scene.height, 0).rotate(90)
          : new DOMMatrix().translate(0, scene.width).rotate(-90)
      return all(scene, matrix, scene.height, scene.width)
    })

const mirror =
  (across: boolean) =>
  (editor: Editor): void =>
    editor.change('Flip', (scene) => {
      const matrix = across
        ? new DOMMatrix().translate(scene.width, 0).scale(-1, 1)
        : new DOMMatrix().translate(0, scene.height).scale(1, -1)
      return all(scene, matrix, scene.width, scene.height)
    })

export const documentCommands: readonly Command[] = [
  { id: 'rotate-right', label: 'Rotate right', group: 'Document', perform: turn(1) },
  { id: 'rotate-left', label: 'Rotate left', group: 'Document', perform: turn(-1) },
  { id: 'mirror-across', label: 'Flip across', group: 'Document', perform: mirror(true) },
  { id: 'mirror-down', label: 'Flip upside down', group: 'Document', perform: mirror(false) },
]
