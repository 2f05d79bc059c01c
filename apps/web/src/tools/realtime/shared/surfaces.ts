import { largestDocumentSide, largestEditSide, type SharedEdit } from '@krya/contracts'
import { penOf, Surface } from '../../../canvas/document/surface.ts'
import type { Patch } from '../../../canvas/history/history.ts'
import type { Edit, Paint, Sheets } from '../../../canvas/shared/replica.ts'

/** Pixels of a part of a surface. */
export interface PixelPaint extends Paint {
  readonly x: number
  readonly y: number
  readonly picture: OffscreenCanvas | ImageBitmap
  /** Opaque where the picture holds; null: all over. */
  readonly mask: OffscreenCanvas | ImageBitmap | null
}
export type SceneEdit = Edit<PixelPaint>

/** Surfaces that no layer shows are kept for a while, so many pixels of them: a layer that does may be on its way. */
const mostUnseen = 2 * largestDocumentSide ** 2

/** The surfaces of a shared canvas, by the names that all know them by. */
export class Surfaces implements Sheets<PixelPaint> {
  readonly #byId = new Map<string, Surface>()
  readonly #ids = new WeakMap<Surface, string>()
  /** The state of each that everybody has. */
  readonly #versions = new WeakMap<Surface, number>()
  readonly #onPaint: (surface: Surface, paint: PixelPaint) => void

  /** @param onPaint is told where somebody else painted */
  constructor(onPaint: (surface: Surface, paint: PixelPaint) => void) {
    this.#onPaint = onPaint
  }

  get all(): readonly (readonly [string, Surface])[] {
    return [...this.#byId]
  }

  get(id: string): Surface | undefined {
    return this.#byId.get(id)
  }

  idOf(surface: Surface): string | undefined {
    const id = this.#ids.get(surface)
    return id !== undefined && this.#byId.get(id) === surface ? id : undefined
  }

  /** Gives one a name of its own. */
  name(surface: Surface): string {
    const id = crypto.randomUUID()
    this.#keep(id, surface)
    return id
  }

  make(id: string, width: number, height: number): void {
    // One's own comes back with what is on it.
    if (!this.#byId.has(id)) this.#keep(id, new Surface(width, height))
  }

  paint(paint: PixelPaint): void {
    const surface = this.#byId.get(paint.surface)
    if (surface === undefined) return
    put(surface, paint)
    this.settle(surface)
    this.#onPaint(surface, paint)
  }

  /** Everybody has it as it is now. */
  settle(surface: Surface): void {
    this.#versions.set(surface, surface.version)
  }

  isSettled(surface: Surface): boolean {
    return this.#versions.get(surface) === surface.version
  }

  clear(): void {
    this.#byId.clear()
  }

  /** Lets go of those that nothing shows, but for the newest. */
  prune(seen: ReadonlySet<string>): void {
    let kept = 0
    for (const [id, { width, height }] of [...this.#byId].toReversed()) {
      if (seen.has(id)) continue
      kept += width * height
      if (kept > mostUnseen) this.#byId.delete(id)
    }
  }

  #keep(id: string, surface: Surface): void {
    this.#byId.set(id, surface)
    this.#ids.set(surface, id)
    this.settle(surface)
  }
}

function put(surface: Surface, { x, y, picture, mask }: PixelPaint): void {
  const { width, height } = picture
  const { pen } = surface
  pen.save()
  pen.resetTransform()
  pen.globalAlpha = 1
  if (mask === null) pen.clearRect(x, y, width, height)
  else {
    pen.globalCompositeOperation = 'destination-out'
    pen.drawImage(mask, x, y)
  }
  pen.globalCompositeOperation = 'source-over'
  pen.drawImage(picture, x, y)
  pen.restore()
  surface.version += 1
}

/** All of a surface, in pieces that an edit may hold. */
export function wholeOf(id: string, surface: Surface): SceneEdit[] {
  const edits: SceneEdit[] = []
  for (let y = 0; y < surface.height; y += largestEditSide)
    for (let x = 0; x < surface.width; x += largestEditSide) {
      const width = Math.min(largestEditSide, surface.width - x)
      const height = Math.min(largestEditSide, surface.height - y)
      const picture = surface.part({ x, y, width, height }).canvas
      edits.push({ kind: 'pixels', paint: { surface: id, x, y, picture, mask: null } })
    }
  return edits
}

/** What a step painted: the pixels that it changed, and no others. */
export function changesOf(id: string, patch: Patch): SceneEdit[] {
  const edits: SceneEdit[] = []
  for (let y = 0; y < patch.after.height; y += largestEditSide)
    for (let x = 0; x < patch.after.width; x += largestEditSide) {
      const width = Math.min(largestEditSide, patch.after.width - x)
      const height = Math.min(largestEditSide, patch.after.height - y)
      const [before, after] = [patch.before, patch.after].map((part) => part.part({ x, y, width, height }))
      if (before === undefined || after === undefined) continue
      const mask = maskBetween(before, after)
      if (mask === null) continue
      // What does not hold need not be sent.
      after.pen.globalCompositeOperation = 'destination-in'
      after.pen.drawImage(mask, 0, 0)
      const paint = { surface: id, x: patch.x + x, y: patch.y + y, picture: after.canvas, mask }
      edits.push({ kind: 'pixels', paint })
    }
  return edits
}

/** Opaque where two differ; null: nowhere. */
function maskBetween({ pen: old }: Surface, { pen: next, width, height }: Surface): OffscreenCanvas | null {
  const before = new Uint32Array(old.getImageData(0, 0, width, height).data.buffer)
  const after = new Uint32Array(next.getImageData(0, 0, width, height).data.buffer)
  const mask = new ImageData(width, height)
  const pixels = new Uint32Array(mask.data.buffer)
  let differs = false
  for (let at = 0; at < pixels.length; at += 1)
    if (before[at] !== after[at]) {
      pixels[at] = 0xff000000
      differs = true
    }
  if (!differs) return null
  const canvas = new OffscreenCanvas(width, height)
  penOf(canvas).putImageData(mask, 0, 0)
  return canvas
}

/** An edit as it is sent. */
export async function encoded(edit: SceneEdit): Promise<SharedEdit> {
  if (edit.kind !== 'pixels') return edit.kind === 'set' ? { ...edit, values: { ...edit.values } } : edit
  const { surface, x, y, picture, mask } = edit.paint
  const { width, height } = picture
  return {
    kind: 'pixels',
    surface,
    x,
    y,
    width,
    height,
    data: await pngOf(picture),
    ...(mask === null ? {} : { mask: await pngOf(mask) }),
  }
}

async function pngOf(picture: OffscreenCanvas | ImageBitmap): Promise<Uint8Array<ArrayBuffer>> {
  let canvas = picture
  if (canvas instanceof ImageBitmap) {
    const copy = new OffscreenCanvas(canvas.width, canvas.height)
    penOf(copy).drawImage(canvas, 0, 0)
    canvas = copy
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

/** An edit as it came; null: its pictures cannot be read. */
export async function decoded(edit: SharedEdit): Promise<SceneEdit | null> {
  if (edit.kind !== 'pixels') return edit
  const { surface, x, y, data, mask } = edit
  try {
    const [picture, own = null] = await Promise.all([bitmapOf(data), mask && bitmapOf(mask)])
    return { kind: 'pixels', paint: { surface, x, y, picture, mask: own } }
  } catch {
    return null
  }
}

const bitmapOf = (bytes: Uint8Array): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
