import { mostLayers, type SharedEdit } from '@krya/contracts'

/** Guests leave the owner, who adds some at the same moment, a few of what a document holds. */
const mostByGuests = mostLayers - 10
/** Layers that were taken away are remembered by every tab: so many there may have been. */
const mostEver = 2_000
/** Of all surfaces together: a gigabyte for whoever shows them. */
const mostPixels = 2 ** 28

/** What an edit may add to what every tab keeps. */
export type Growth =
  | { readonly layer: string; readonly removed: boolean | undefined }
  | { readonly surface: string; readonly pixels: number }

/** @returns undefined: it changes only what is there */
export function growthOf(edit: SharedEdit): Growth | undefined {
  if (edit.kind === 'surface') return { surface: edit.surface, pixels: edit.width * edit.height }
  if (edit.kind !== 'set' || edit.object === 'page' || edit.object === 'painting') return undefined
  const removed = edit.values['removed']
  return { layer: edit.object, removed: typeof removed === 'boolean' ? removed : undefined }
}

/** How much a canvas is for the tabs that show it. */
export class Extent {
  /** Whether each is there. */
  readonly #layers = new Map<string, boolean>()
  readonly #surfaces = new Map<string, number>()
  #layersThere = 0
  #pixels = 0
  /** Pixels when it was counted anew. */
  readonly #first: number

  /** @param growth what a snapshot holds */
  constructor(growth: readonly Growth[] = []) {
    for (const one of growth) this.add(one)
    this.#first = this.#pixels
  }

  /** Whether surfaces that nothing shows any more may be a good part of it. */
  get isGrown(): boolean {
    return this.#pixels - this.#first > mostPixels / 8
  }

  add(growth: Growth): void {
    if ('surface' in growth) {
      if (this.#surfaces.has(growth.surface)) return
      this.#surfaces.set(growth.surface, growth.pixels)
      this.#pixels += growth.pixels
      return
    }
    const was = this.#layers.get(growth.layer)
    const is = growth.removed === undefined ? (was ?? true) : !growth.removed
    this.#layers.set(growth.layer, is)
    this.#layersThere += Number(is) - Number(was ?? false)
  }

  /** Whether there is room for it. */
  allows(growth: Growth): boolean {
    if ('surface' in growth)
      return this.#surfaces.has(growth.surface) || this.#pixels + growth.pixels <= mostPixels
    const was = this.#layers.get(growth.layer)
    if (was === undefined && this.#layers.size >= mostEver) return false
    const comes = was !== true && growth.removed !== true && !(was === false && growth.removed === undefined)
    return !comes || this.#layersThere < mostByGuests
  }
}
