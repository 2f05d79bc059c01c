import Konva from 'konva'
import type { Selection } from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { outlineOf } from '../selection/grid.ts'
import { gridOf } from '../selection/selection.ts'

/** An outline is found on no more than this: finer than a screen shows is of no use. */
const finest = 1400
const stepMs = 110

/** The moving outline of what is chosen. */
export class Ants {
  readonly #editor: Editor
  readonly #shape: Konva.Shape
  readonly #timer: ReturnType<typeof setInterval> | undefined
  #selection: Selection | null = null
  #path: Path2D | null = null
  #offset = 0

  constructor(layer: Konva.Layer, editor: Editor) {
    this.#editor = editor
    this.#shape = new Konva.Shape({
      listening: false,
      sceneFunc: (pen) => this.#draw(pen._context, layer.getCanvas().getPixelRatio()),
    })
    layer.add(this.#shape)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    this.#timer = setInterval(() => {
      if (this.#path === null) return
      this.#offset = (this.#offset + 1) % 8
      layer.batchDraw()
    }, stepMs)
  }

  destroy(): void {
    clearInterval(this.#timer)
  }

  /** Shows the selection as it is now. Where there is none and was none, nothing is drawn: it lies over the window. */
  follow(): void {
    const { selection } = this.#editor.scene
    const hadPath = this.#path !== null
    if (selection !== this.#selection) {
      this.#selection = selection
      this.#path = selection === null ? null : pathOf(selection)
    }
    if (hadPath || this.#path !== null) this.#shape.getLayer()?.batchDraw()
  }

  #draw(pen: CanvasRenderingContext2D, ratio: number): void {
    if (this.#path === null) return
    const { x, y, scale } = this.#editor.state.getState().view
    const placed = new Path2D()
    placed.addPath(this.#path, new DOMMatrix([scale, 0, 0, scale, x, y]))
    pen.save()
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.lineWidth = 1
    pen.strokeStyle = '#ffffff'
    pen.setLineDash([])
    pen.stroke(placed)
    pen.strokeStyle = '#000000'
    pen.setLineDash([4, 4])
    pen.lineDashOffset = -this.#offset
    pen.stroke(placed)
    pen.restore()
  }
}

/** The outline in the document's pixels. */
function pathOf({ surface, x, y }: Selection): Path2D {
  const scale = Math.min(1, finest / Math.max(surface.width, surface.height))
  const small =
    scale === 1
      ? surface
      : Surface.from(surface.canvas, { width: surface.width * scale, height: surface.height * scale })
  const { grid } = gridOf({ surface: small, x: 0, y: 0 }, small)
  const path = new Path2D()
  for (const [fromX, fromY, toX, toY] of outlineOf(grid)) {
    path.moveTo(x + fromX / scale, y + fromY / scale)
    path.lineTo(x + toX / scale, y + toY / scale)
  }
  return path
}
