import { pageOf, type Scene } from '../../document/layer.ts'
import { type Rect, shared, Surface, united, whole } from '../../document/surface.ts'
import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt } from '../gesture.ts'
import { keptToSelection, lay, type Target } from '../target.ts'
import { dabOf } from './dab.ts'
import { BrushPath, type Touch } from './path.ts'

export interface StrokeLook {
  readonly label: string
  readonly erases: boolean
  readonly colour: string
  readonly size: number
  readonly hardness: number
  readonly opacity: number
  readonly pressure: boolean
}

/** The sheets that strokes are drawn on before they are laid: one size of them is kept. */
const sheets: Surface[] = []
function sheet(at: 0 | 1, { width, height }: Scene): Surface {
  const kept = sheets[at]
  if (kept?.width === width && kept.height === height) return kept
  const made = new Surface(width, height)
  sheets[at] = made
  return made
}

/** A stroke of a brush, from press to release: seen while it is made, laid at its end as one step. */
export class Stroke implements Gesture {
  readonly #editor: Editor
  readonly #before: Scene
  readonly #target: Target
  readonly #look: StrokeLook
  readonly #path: BrushPath
  readonly #dab: OffscreenCanvas
  /** All touches; and what of them lies in the selection. */
  readonly #raw: Surface
  readonly #kept: Surface
  #touched: Rect | null = null

  constructor(editor: Editor, target: Target, look: StrokeLook, at: PointerAt) {
    this.#editor = editor
    this.#before = editor.scene
    this.#target = target
    this.#look = look
    // Soft brushes need touches further apart than hard ones, or their edges add up to hard ones.
    this.#path = new BrushPath(look.size * (look.hardness > 0.9 ? 0.06 : 0.1))
    this.#dab = dabOf(look.size, look.hardness, look.colour)
    this.#raw = sheet(0, this.#before)
    this.#kept = this.#before.selection === null ? this.#raw : sheet(1, this.#before)
    if (target.isNew) editor.preview(target.scene)
    editor.live = {
      layerId: target.layerId,
      isMask: target.isMask,
      surface: this.#kept,
      x: 0,
      y: 0,
      opacity: look.opacity,
      erases: look.erases,
    }
    this.move([at])
  }

  move(passed: readonly PointerAt[]): void {
    this.#draw(passed.flatMap((at) => this.#path.to(this.#pressed(at))))
  }

  end(): void {
    this.#draw(this.#path.end())
    this.#editor.live = undefined
    const { label, opacity, erases } = this.#look
    const paint = { surface: this.#kept, x: 0, y: 0, opacity, erases }
    if (this.#touched === null) this.#editor.preview(this.#before)
    else lay(this.#editor, label, this.#before, this.#target, paint, this.#touched)
    this.#wipe()
  }

  cancel(): void {
    this.#editor.live = undefined
    this.#wipe()
    this.#editor.preview(this.#before)
    this.#editor.drawAgain(null)
  }

  #pressed(at: PointerAt): PointerAt {
    return { ...at, pressure: this.#look.pressure && at.isPen ? Math.max(0.02, at.pressure) : 1 }
  }

  #draw(touches: readonly Touch[]): void {
    if (touches.length === 0) return
    const { pen } = this.#raw
    let part: Rect | null = null
    for (const { x, y, share } of touches) {
      const side = this.#dab.width * share
      const box = { x: x - side / 2, y: y - side / 2, width: side, height: side }
      pen.drawImage(this.#dab, box.x, box.y, side, side)
      part = united(part, box)
    }
    const area = part && shared(whole(part), pageOf(this.#raw))
    if (area === null) return
    this.#touched = united(this.#touched, area)
    if (this.#kept !== this.#raw) {
      const paint = this.#raw.part(area)
      keptToSelection(this.#before, paint, area)
      this.#kept.put(paint, area.x, area.y)
    }
    this.#editor.drawAgain(area)
  }

  #wipe(): void {
    if (this.#touched === null) return
    const { x, y, width, height } = this.#touched
    for (const one of [this.#raw, this.#kept]) one.pen.clearRect(x, y, width, height)
  }
}
