import type { Corner, Corners } from '@krya/adjust'
import Konva from 'konva'
import type { Editor } from '../editor.ts'

/** The four corners that are to become the page's. */
export class Quad {
  readonly #editor: Editor
  readonly #line: Konva.Line
  readonly #handles: readonly Konva.Circle[]

  constructor(layer: Konva.Layer, editor: Editor) {
    this.#editor = editor
    this.#line = new Konva.Line({ closed: true, stroke: '#ffffff', strokeWidth: 1.5, listening: false })
    const radius = matchMedia('(pointer: coarse)').matches ? 14 : 8
    this.#handles = [0, 1, 2, 3].map((at) => {
      const handle = new Konva.Circle({
        name: 'corner',
        radius,
        fill: '#ffffff',
        stroke: '#8f78ff',
        strokeWidth: 2,
        draggable: true,
      })
      handle.on('dragmove', () => this.#moved(at, handle.position()))
      return handle
    })
    layer.add(this.#line, ...this.#handles)
    this.follow()
  }

  /** Lies where the corners are now. */
  follow(): void {
    const { tool, corners, view } = this.#editor.state.getState()
    const isSeen = tool === 'perspective' && corners !== null
    this.#line.visible(isSeen)
    for (const handle of this.#handles) handle.visible(isSeen)
    if (!isSeen) return
    const placed = corners.map(([x, y]) => ({ x: x * view.scale + view.x, y: y * view.scale + view.y }))
    this.#line.points(placed.flatMap(({ x, y }) => [x, y]))
    for (const [at, handle] of this.#handles.entries()) {
      const place = placed[at]
      if (place !== undefined && !handle.isDragging()) handle.position(place)
    }
  }

  #moved(at: number, { x, y }: { readonly x: number; readonly y: number }): void {
    const { corners, view } = this.#editor.state.getState()
    if (corners === null) return
    const place: Corner = [(x - view.x) / view.scale, (y - view.y) / view.scale]
    const own = (index: 0 | 1 | 2 | 3): Corner => (index === at ? place : corners[index])
    const next: Corners = [own(0), own(1), own(2), own(3)]
    this.#editor.set({ corners: next })
  }
}
