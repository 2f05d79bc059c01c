import Konva from 'konva'
import type { Editor, ToolId } from '../editor.ts'
import type { Gesture, PointerAt } from '../pointer-tools/gesture.ts'
import { pointerTools } from '../pointer-tools/index.ts'
import type { Stage } from './stage.ts'

interface Finger {
  readonly x: number
  readonly y: number
}

/** Hears pointers, wheel and space over the document, and hands them to tools or moves the view. */
export class Pointers {
  readonly #container: HTMLDivElement
  readonly #konva: Konva.Stage
  readonly #editor: Editor
  readonly #stage: Stage
  readonly #onRefused: (error: unknown) => void
  readonly #ring: HTMLDivElement
  readonly #fingers = new Map<number, Finger>()
  readonly #heard = new AbortController()
  #gesture: Gesture | undefined
  /** The last place is what a gesture ends at when the pointer is lost. */
  #isPanning = false
  #holdsSpace = false

  constructor(
    container: HTMLDivElement,
    konva: Konva.Stage,
    editor: Editor,
    stage: Stage,
    onRefused: (error: unknown) => void,
  ) {
    this.#container = container
    this.#konva = konva
    this.#editor = editor
    this.#stage = stage
    this.#onRefused = onRefused
    this.#ring = document.createElement('div')
    // Light and dark beside each other are seen on anything; blending by difference would draw all below it anew.
    this.#ring.className =
      'pointer-events-none absolute top-0 left-0 hidden rounded-full border border-white shadow-[0_0_0_1px_#000a,inset_0_0_0_1px_#000a]'
    container.append(this.#ring)
    const { signal } = this.#heard
    container.addEventListener('pointerdown', (event) => this.#down(event), { signal })
    container.addEventListener('pointermove', (event) => this.#move(event), { signal })
    for (const name of ['pointerup', 'pointercancel'] as const)
      container.addEventListener(name, (event) => this.#up(event), { signal })
    container.addEventListener('pointerleave', () => this.#ring.classList.add('hidden'), { signal })
    container.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false })
    container.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    addEventListener('keydown', (event) => this.#key(event, true), { signal })
    addEventListener('keyup', (event) => this.#key(event, false), { signal })
  }

  destroy(): void {
    this.#heard.abort()
    this.#ring.remove()
  }

  get #tool(): ToolId {
    return this.#holdsSpace ? 'hand' : this.#editor.state.getState().tool
  }

  #down(event: PointerEvent): void {
    const place = this.#placeOf(event)
    // Handles of a frame are Konva’s.
    if (this.#konva.getIntersection(place)?.getParent() instanceof Konva.Transformer) return
    if (['box', 'corner'].includes(this.#konva.getIntersection(place)?.name() ?? '')) return
    this.#container.setPointerCapture(event.pointerId)
    this.#fingers.set(event.pointerId, place)
    if (this.#fingers.size > 1) {
      this.#gesture?.cancel()
      this.#gesture = undefined
      return
    }
    if (event.button === 1 || this.#tool === 'hand') this.#isPanning = true
    else if (event.button !== 0) return
    else if (this.#tool === 'zoom') this.#stage.zoomBy(event.altKey ? 1 / 1.5 : 1.5, place)
    else
      try {
        this.#gesture = pointerTools[this.#tool].press(this.#editor, this.#at(event))
      } catch (error) {
        this.#onRefused(error)
      }
  }

  #move(event: PointerEvent): void {
    this.#follow(event)
    const before = this.#fingers.get(event.pointerId)
    if (before === undefined) return
    const now = this.#placeOf(event)
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1]
    this.#fingers.set(event.pointerId, now)
    if (other !== undefined) {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      const ratio = apart(now, other) / Math.max(1, apart(before, other))
      this.#stage.panBy((now.x - before.x) / 2, (now.y - before.y) / 2)
      this.#stage.zoomBy(ratio, middle)
    } else if (this.#isPanning) this.#stage.panBy(now.x - before.x, now.y - before.y)
    else if (this.#gesture !== undefined) {
      // Safari tells only where the pointer is.
      const passed = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : []
      this.#gesture.move((passed.length > 0 ? passed : [event]).map((one) => this.#at(one)))
    }
  }

  #up(event: PointerEvent): void {
    if (!this.#fingers.delete(event.pointerId)) return
    this.#isPanning = false
    const gesture = this.#gesture
    this.#gesture = undefined
    if (event.type === 'pointercancel') gesture?.cancel()
    else gesture?.end(this.#at(event))
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (event.ctrlKey || event.metaKey || event.altKey)
      this.#stage.zoomBy(Math.exp((-event.deltaY * lines) / 240), this.#placeOf(event))
    else if (event.shiftKey) this.#stage.panBy(-event.deltaY * lines, 0)
    else this.#stage.panBy(-event.deltaX * lines, -event.deltaY * lines)
  }

  #key(event: KeyboardEvent, isDown: boolean): void {
    if (event.code !== 'Space' || isWriting(event.target)) return
    if (event.target instanceof HTMLButtonElement && event.target !== document.body) return
    if (isDown) event.preventDefault()
    this.#holdsSpace = isDown
    this.#container.style.cursor = isDown ? 'grab' : ''
  }

  /** The brush’s size is seen where the pointer is. */
  #follow(event: PointerEvent): void {
    const { cursor } = pointerTools[this.#tool]
    const isBrush = cursor === 'brush' && event.pointerType !== 'touch'
    this.#ring.classList.toggle('hidden', !isBrush)
    this.#container.style.cursor = isBrush ? 'none' : cursor
    if (!isBrush) return
    const { view, settings } = this.#editor.state.getState()
    const side = Math.max(4, settings.size * view.scale)
    const { x, y } = this.#placeOf(event)
    this.#ring.style.width = this.#ring.style.height = `${side}px`
    this.#ring.style.transform = `translate(${x - side / 2}px, ${y - side / 2}px)`
  }

  #placeOf({ clientX, clientY }: MouseEvent): Finger {
    const { left, top } = this.#container.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  #at(event: PointerEvent): PointerAt {
    const { view } = this.#editor.state.getState()
    const { x, y } = this.#placeOf(event)
    return {
      x: (x - view.x) / view.scale,
      y: (y - view.y) / view.scale,
      pressure: event.pressure,
      isPen: event.pointerType === 'pen',
      shift: event.shiftKey,
      alt: event.altKey,
      ctrl: event.ctrlKey || event.metaKey,
    }
  }
}

const apart = (a: Finger, b: Finger): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Inputs that are pressed or dragged, not written in. */
const pressed: ReadonlySet<string> = new Set(['button', 'checkbox', 'color', 'file', 'radio', 'range'])

/** Whether keys go into text. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !pressed.has(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
