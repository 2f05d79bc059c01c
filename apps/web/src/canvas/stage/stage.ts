import Konva from 'konva'
import type { View } from '../compose/compose.ts'
import { pageOf } from '../document/layer.ts'
import { type Rect, whole } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { Ants } from './ants.ts'
import { Frame } from './frame.ts'
import { Picture } from './picture.ts'
import { Quad } from './quad.ts'
import { Pointers } from './pointers.ts'

/** After so long without a change it is drawn finely. */
const restMs = 140
const room = 32
const [smallest, largest] = [0.02, 32]

/** The window onto a document: it draws what is seen of it, and hands pointers to tools. */
export class Stage {
  readonly #editor: Editor
  readonly #container: HTMLDivElement
  readonly #stage: Konva.Stage
  readonly #picture: Picture
  /** Where the picture is seen, under what Konva draws. */
  readonly #screen: HTMLCanvasElement
  readonly #pen: CanvasRenderingContext2D
  readonly #page: HTMLDivElement
  readonly #ants: Ants
  readonly #frame: Frame
  readonly #quad: Quad
  readonly #pointers: Pointers
  readonly #undo: (() => void)[] = []
  /** The view that shows the whole page; while it is seen, it follows the window. */
  #fitted: View | null = null
  #frameRequest = 0
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(container: HTMLDivElement, editor: Editor, onRefused: (error: unknown) => void) {
    this.#editor = editor
    this.#container = container
    this.#page = document.createElement('div')
    this.#page.className = 'checkers pointer-events-none absolute top-0 left-0 shadow-float'
    this.#screen = document.createElement('canvas')
    this.#screen.className = 'pointer-events-none absolute top-0 left-0'
    const pen = this.#screen.getContext('2d')
    if (pen === null) throw new Error('This browser cannot draw: its memory may be full.')
    this.#pen = pen
    const place = document.createElement('div')
    place.className = 'absolute inset-0'
    container.append(this.#page, this.#screen, place)
    this.#stage = new Konva.Stage({ container: place, width: 1, height: 1 })
    const overlay = new Konva.Layer()
    this.#stage.add(overlay)
    this.#picture = new Picture(
      () => ({ scene: editor.scene, view: this.#devicePixels(), live: editor.live }),
      () => this.#drawSoon(),
    )
    this.#ants = new Ants(overlay, editor)
    this.#frame = new Frame(overlay, editor)
    this.#quad = new Quad(overlay, editor)
    this.#pointers = new Pointers(container, this.#stage, editor, this, onRefused)
    const sizes = new ResizeObserver(() => this.#resize(container))
    sizes.observe(container)
    this.#undo.push(
      () => sizes.disconnect(),
      editor.onDraw((part) => this.#invalidate(part)),
      editor.state.subscribe((now, before) => {
        if (now.view !== before.view) this.#invalidate(null)
        if (now === before) return
        this.#frame.follow()
        this.#quad.follow()
        this.#ants.follow()
      }),
    )
    this.fit()
    this.#resize(container)
  }

  destroy(): void {
    for (const undo of this.#undo) undo()
    cancelAnimationFrame(this.#frameRequest)
    clearTimeout(this.#rest)
    this.#picture.destroy()
    this.#pointers.destroy()
    this.#ants.destroy()
    this.#stage.destroy()
    this.#page.remove()
    this.#screen.remove()
  }

  /** The whole page, in the middle. */
  fit(): void {
    const { width, height } = this.#editor.scene
    const [wide, high] = [this.#stage.width(), this.#stage.height()]
    const scale = Math.min(4, (wide - room * 2) / width, (high - room * 2) / height)
    const own = Math.max(smallest, scale)
    this.#fitted = {
      scale: own,
      x: Math.round((wide - width * own) / 2),
      y: Math.round((high - height * own) / 2),
    }
    this.#editor.set({ view: this.#fitted })
  }

  /** One pixel of the document for one of the window. */
  actualSize(): void {
    this.zoomBy(1 / this.#editor.state.getState().view.scale)
  }

  /** Nearer or farther by a factor; what is at a place of the window stays there. */
  zoomBy(factor: number, at = { x: this.#stage.width() / 2, y: this.#stage.height() / 2 }): void {
    const { view } = this.#editor.state.getState()
    const scale = Math.min(largest, Math.max(smallest, view.scale * factor))
    const ratio = scale / view.scale
    this.#editor.set({
      view: { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio },
    })
  }

  panBy(dx: number, dy: number): void {
    const { view } = this.#editor.state.getState()
    this.#editor.set({ view: { ...view, x: view.x + dx, y: view.y + dy } })
  }

  #resize(container: HTMLDivElement): void {
    const { clientWidth: width, clientHeight: height } = container
    if (width === 0 || height === 0) return
    const [before, view] = [this.#stage.size(), this.#editor.state.getState().view]
    this.#stage.size({ width, height })
    const ratio = Konva.pixelRatio
    Object.assign(this.#screen, { width: Math.round(width * ratio), height: Math.round(height * ratio) })
    Object.assign(this.#screen.style, { width: `${width}px`, height: `${height}px` })
    this.#picture.resize(this.#screen.width, this.#screen.height)
    if (view === this.#fitted) this.fit()
    else this.panBy((width - before.width) / 2, (height - before.height) / 2)
    this.#invalidate(null)
  }

  /** @param part of the document; null: all that is seen */
  #invalidate(part: Rect | null): void {
    const view = this.#devicePixels()
    this.#picture.invalidate(
      part &&
        whole({
          x: part.x * view.scale + view.x - 2,
          y: part.y * view.scale + view.y - 2,
          width: part.width * view.scale + 4,
          height: part.height * view.scale + 4,
        }),
    )
    this.#tell()
    this.#drawSoon()
  }

  #drawSoon(): void {
    if (this.#frameRequest === 0) this.#frameRequest = requestAnimationFrame(() => this.#draw())
  }

  /** Says whether there is more to come. */
  #tell(): void {
    const isBusy = String(!this.#picture.isFinal)
    if (this.#container.ariaBusy !== isBusy) this.#container.ariaBusy = isBusy
  }

  #draw(): void {
    this.#frameRequest = 0
    this.#picture.draw()
    this.#picture.lay(this.#pen)
    this.#layPage()
    this.#ants.follow()
    this.#tell()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#picture.finish(), restMs)
  }

  /** The sheet under the picture, seen where the picture is clear. */
  #layPage(): void {
    const { x, y, scale } = this.#editor.state.getState().view
    const { width, height } = pageOf(this.#editor.scene)
    const { style } = this.#page
    style.transform = `translate(${x}px, ${y}px)`
    style.width = `${width * scale}px`
    style.height = `${height * scale}px`
  }

  #devicePixels(): View {
    const { x, y, scale } = this.#editor.state.getState().view
    const ratio = Konva.pixelRatio
    return { x: x * ratio, y: y * ratio, scale: scale * ratio }
  }
}
