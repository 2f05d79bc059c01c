import { extentOf, extentOfAll } from '../compose/draw-layer.ts'
import { assertUnlocked, chosenWhole } from '../document/chosen.ts'
import { isPlaced, type Layer, type PlacedLayer, type Scene, withLayers } from '../document/layer.ts'
import { movedBy } from '../document/place.ts'
import { throughMatrix } from '../document/through.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/**
 * Does something to what is chosen about its own middle.
 * @param matrix what is done about the origin
 * @param alone the same with a single layer, given the matrix about its middle, where that can be sharper
 */
function aboutMiddle(
  editor: Editor,
  label: string,
  matrix: DOMMatrix,
  alone: (layer: PlacedLayer, matrix: DOMMatrix) => PlacedLayer,
): void {
  editor.change(label, (scene: Scene) => {
    const whole = chosenWhole(scene)
    const box = extentOfAll(whole)
    if (box === null) return scene
    assertUnlocked(scene, whole)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const about = new DOMMatrix().translate(x, y).multiply(matrix).translate(-x, -y)
    const one = whole.length === 1
    const ids = whole.map(({ id }) => id)
    return withLayers(scene, ids, (layer: Layer) =>
      isPlaced(layer) && one
        ? { ...alone(layer, about), mask: throughMatrix(layer, about, scene).mask }
        : throughMatrix(layer, about, scene),
    )
  })
}

const flip =
  (across: boolean) =>
  (editor: Editor): void =>
    aboutMiddle(
      editor,
      'Flip layer',
      new DOMMatrix().scale(across ? -1 : 1, across ? 1 : -1),
      (layer): PlacedLayer => {
        const before = extentOf(layer)
        // A mirror of a turned layer is one that is turned the other way.
        const flipped = across
          ? { ...layer, scale_x: -layer.scale_x, rotation: -layer.rotation }
          : { ...layer, scale_y: -layer.scale_y, rotation: -layer.rotation }
        const after = extentOf(flipped)
        return { ...flipped, x: flipped.x + before.x - after.x, y: flipped.y + before.y - after.y }
      },
    )

const turn =
  (degrees: 90 | -90) =>
  (editor: Editor): void =>
    aboutMiddle(editor, 'Turn layer', new DOMMatrix().rotate(degrees), (layer, matrix): PlacedLayer => {
      const next = movedBy(layer, matrix)
      // Whole pixels: what is sharp stays sharp.
      const rotation = Math.round(next.rotation * 1e6) / 1e6
      return { ...next, x: Math.round(next.x), y: Math.round(next.y), rotation }
    })

const isPossible: NonNullable<Command['isPossible']> = ({ scene }) => chosenWhole(scene).some(isPlaced)

/** Mirrors and turns what is chosen. */
export const turnCommands: readonly Command[] = (
  [
    ['flip-across', 'Flip layer across', flip(true)],
    ['flip-down', 'Flip layer upside down', flip(false)],
    ['turn-left', 'Turn layer left', turn(-90)],
    ['turn-right', 'Turn layer right', turn(90)],
  ] as const
).map(([id, label, perform]) => ({ id, label, group: 'Layer', isPossible, perform }))
