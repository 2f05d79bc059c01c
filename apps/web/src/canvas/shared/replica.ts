import type { SharedValue } from '@krya/contracts'

/** Pixels that are to be put somewhere on a surface. */
export interface Paint {
  readonly surface: string
}

/** An edit as a replica knows it: what paint is made of is its owner's business. */
export type Edit<P extends Paint> =
  | { readonly kind: 'set'; readonly object: string; readonly values: Readonly<Record<string, SharedValue>> }
  | { readonly kind: 'surface'; readonly surface: string; readonly width: number; readonly height: number }
  | { readonly kind: 'pixels'; readonly paint: P }

/** Where surfaces are: what is painted on them, a replica only says. */
export interface Sheets<P extends Paint> {
  /** A clear one; one of that name is replaced. */
  make(surface: string, width: number, height: number): void
  paint(paint: P): void
}

interface Pending<P extends Paint> {
  readonly n: number
  readonly edit: Edit<P>
}

/**
 * A copy of what is shared: values of objects, and surfaces. Edits say what is so from now on, and hold in the order
 * that the server gave them. One's own are seen at once, before that order is known: they come after whatever is heard
 * until they come back, so they are done again upon it. All copies that heard the same are then the same.
 */
export class Replica<P extends Paint> {
  readonly #sheets: Sheets<P>
  #objects = new Map<string, Map<string, SharedValue>>()
  #pending: Pending<P>[] = []
  #n = 0

  constructor(sheets: Sheets<P>) {
    this.#sheets = sheets
  }

  /** Own edits that did not come back yet, in order: what is sent again after a broken line. */
  get pending(): readonly Pending<P>[] {
    return this.#pending
  }

  get ids(): string[] {
    return [...this.#objects.keys()]
  }

  valuesOf(object: string): ReadonlyMap<string, SharedValue> {
    return this.#objects.get(object) ?? new Map()
  }

  /** Does an edit of one's own, whose pixels are seen already. @returns its number */
  make(edit: Edit<P>): number {
    this.#n += 1
    this.#pending.push({ n: this.#n, edit })
    if (edit.kind === 'set') this.#assign(edit.object, edit.values)
    return this.#n
  }

  /** One's own came back: it has its place in the order. @returns whether it was waited for */
  confirm(n: number): boolean {
    const before = this.#pending.length
    this.#pending = this.#pending.filter((one) => one.n !== n)
    return this.#pending.length < before
  }

  /** Does somebody else's. @returns the object whose values it changed, if any */
  hear(edit: Edit<P>): string | undefined {
    switch (edit.kind) {
      case 'set': {
        const own = this.#pendingValues(edit.object)
        const rest = Object.entries(edit.values).filter(([name]) => !own.has(name))
        this.#assign(edit.object, Object.fromEntries(rest))
        return edit.object
      }
      case 'surface':
        this.#sheets.make(edit.surface, edit.width, edit.height)
        return undefined
      case 'pixels':
        this.#sheets.paint(edit.paint)
        for (const { edit: own } of this.#pending)
          if (own.kind === 'pixels' && own.paint.surface === edit.paint.surface) this.#sheets.paint(own.paint)
        return undefined
    }
  }

  /**
   * Begins anew with all there is; what of one's own is not in it is done again upon it.
   * @param taken the last of one's own that is in it
   */
  reset(edits: readonly Edit<P>[], taken: number): void {
    const own = this.#pending.filter(({ n }) => n > taken)
    this.#objects = new Map()
    this.#pending = []
    this.#n = Math.max(this.#n, taken)
    for (const edit of edits) this.hear(edit)
    this.#pending = own
    for (const { edit } of own) {
      if (edit.kind === 'set') this.#assign(edit.object, edit.values)
      else if (edit.kind === 'pixels') this.#sheets.paint(edit.paint)
      else this.#sheets.make(edit.surface, edit.width, edit.height)
    }
  }

  /** What was refused is forgotten: all there is must be heard anew. */
  drop(): void {
    this.#pending = []
  }

  /** Numbers go on after the last that the server took. */
  countFrom(taken: number): void {
    this.#n = Math.max(this.#n, taken)
  }

  #pendingValues(object: string): Set<string> {
    return new Set(
      this.#pending.flatMap(({ edit }) =>
        edit.kind === 'set' && edit.object === object ? Object.keys(edit.values) : [],
      ),
    )
  }

  #assign(object: string, values: Readonly<Record<string, SharedValue>>): void {
    const own = this.#objects.get(object) ?? new Map<string, SharedValue>()
    for (const [name, value] of Object.entries(values)) own.set(name, value)
    this.#objects.set(object, own)
  }
}
