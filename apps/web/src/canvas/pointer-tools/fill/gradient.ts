import { pageOf, type Scene } from '../../document/layer.ts'
import { Surface } from '../../document/surface.ts'
import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'
import { keptToSelection, lay, type Target, targetOf } from '../target.ts'

/** From the front colour to the back one, along a line. */
export const gradient: PointerTool = {
  id: 'gradient',
  cursor: 'crosshair',
  press: (editor, from) => new Gradient(editor, from),
}

class Gradient implements Gesture {
  readonly #editor: Editor
  readonly #from: PointerAt
  readonly #before: Scene
  readonly #target: Target
  readonly #surface: Surface

  constructor(editor: Editor, from: PointerAt) {
    this.#editor = editor
    this.#from = from
    this.#before = editor.scene
    this.#target = targetOf(editor.scene, editor.state.getState().paintsMask, true)
    this.#surface = new Surface(this.#before.width, this.#before.height)
  }

  move(passed: readonly PointerAt[]): void {
    const to = passed.at(-1)
    if (to === undefined) return
    this.#draw(to)
    const { layerId, isMask, scene } = this.#target
    this.#editor.live = { layerId, isMask, ...this.#paint() }
    this.#editor.preview(scene)
    this.#editor.drawAgain(null)
  }

  end(to: PointerAt): void {
    if (Math.hypot(to.x - this.#from.x, to.y - this.#from.y) < 1) return this.cancel()
    this.#editor.live = undefined
    this.#draw(to)
    lay(this.#editor, 'Gradient', this.#before, this.#target, this.#paint(), pageOf(this.#before))
  }

  cancel(): void {
    this.#editor.live = undefined
    this.#editor.preview(this.#before)
    this.#editor.drawAgain(null)
  }

  #paint() {
    const { opacity } = this.#editor.settings
    return { surface: this.#surface, x: 0, y: 0, opacity, erases: false }
  }

  #draw(to: PointerAt): void {
    const { width, height } = this.#before
    const { front, back } = this.#editor.settings
    const { pen } = this.#surface
    const line = pen.createLinearGradient(this.#from.x, this.#from.y, to.x, to.y)
    line.addColorStop(0, this.#target.isMask ? '#000000' : front)
    line.addColorStop(1, this.#target.isMask ? '#00000000' : back)
    pen.clearRect(0, 0, width, height)
    pen.fillStyle = line
    pen.fillRect(0, 0, width, height)
    keptToSelection(this.#before, this.#surface, { x: 0, y: 0 })
  }
}
