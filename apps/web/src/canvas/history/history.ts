import { type Scene, surfacesOf } from '../document/layer.ts'
import type { Surface } from '../document/surface.ts'
import { exchange } from './exchange.ts'

/** A part of a surface, before and after it was painted on. */
export interface Patch {
  readonly surface: Surface
  readonly x: number
  readonly y: number
  readonly before: Surface
  readonly after: Surface
}

interface Entry {
  readonly label: string
  readonly before: Scene
  readonly after: Scene
  readonly patches: readonly Patch[]
}

type Show = (from: Scene, to: Scene, patches: readonly Patch[]) => void

const reversed = (patch: Patch): Patch => ({ ...patch, before: patch.after, after: patch.before })

/** Beyond this the oldest are packed: the browser may keep what is packed on the disk. */
const mostBytes = 384 * 1024 * 1024

/** What was done, step by step, without an end: what is long ago is packed, never forgotten. */
export class History {
  readonly #entries: Entry[] = []
  /** How many of them are done; those after were undone. */
  #done = 0
  /** What others have painted on: of it only what nobody painted over is taken back. */
  readonly #foreign = new WeakSet<Surface>()
  /** One walk at a time: unpacking takes a moment. */
  #last: Promise<void> = Promise.resolve()

  get canUndo(): string | null {
    return this.#entries[this.#done - 1]?.label ?? null
  }

  get canRedo(): string | null {
    return this.#entries[this.#done]?.label ?? null
  }

  /** What was undone before is forgotten. */
  add(entry: Entry): void {
    this.#entries.length = this.#done
    this.#entries.push(entry)
    this.#done += 1
    void this.#inTurn(() => this.#makeRoom(entry.after))
  }

  /** Somebody else painted on this. */
  share(surface: Surface): void {
    this.#foreign.add(surface)
  }

  /** @param show is given the step backwards: from which scene, to which, and what was painted */
  undo(show: Show): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#entries[this.#done - 1]
      if (entry === undefined) return
      await unpacked(entry, entry.before)
      const patches = entry.patches.toReversed().map((patch) => this.#paint(reversed(patch)))
      this.#done -= 1
      show(entry.after, entry.before, patches)
    })
  }

  redo(show: Show): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#entries[this.#done]
      if (entry === undefined) return
      await unpacked(entry, entry.after)
      const patches = entry.patches.map((patch) => this.#paint(patch))
      this.#done += 1
      show(entry.before, entry.after, patches)
    })
  }

  /** @returns what it changed indeed */
  #paint(patch: Patch): Patch {
    const { surface, x, y, after } = patch
    if (this.#foreign.has(surface)) return exchange(patch)
    surface.put(after, x, y)
    return patch
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work, work)
    return this.#last
  }

  /** Packs the oldest until what is left is small enough; what is shown now stays as it is. */
  async #makeRoom(shown: Scene): Promise<void> {
    const kept = new Set(surfacesOf(shown))
    const seen = new Set<Surface>()
    let bytes = 0
    for (const entry of this.#entries.toReversed())
      for (const surface of surfacesIn(entry)) {
        if (kept.has(surface) || seen.has(surface)) continue
        seen.add(surface)
        bytes += surface.bytes
        if (bytes > mostBytes) await surface.pack()
      }
  }
}

const surfacesIn = ({ before, after, patches }: Entry): Surface[] => [
  ...patches.flatMap((patch) => [patch.before, patch.after]),
  ...surfacesOf(after),
  ...surfacesOf(before),
]

async function unpacked({ patches }: Entry, scene: Scene): Promise<void> {
  const needed = [
    ...surfacesOf(scene),
    ...patches.flatMap(({ surface, before, after }) => [surface, before, after]),
  ]
  await Promise.all(needed.map((surface) => surface.unpack()))
}
