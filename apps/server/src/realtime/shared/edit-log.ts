import type { SharedAnswer, SharedEdit } from '@krya/contracts'
import { encode } from '@msgpack/msgpack'
import { Extent, type Growth, growthOf } from './extent.ts'
import type { Snapshot } from './snapshots.ts'

interface Entry {
  readonly seq: number
  readonly person: string
  readonly n: number
  readonly bytes: Uint8Array
  readonly growth: Growth | undefined
}

/** Where somebody is in what is to be sent: the last edit they have, or the next part of the snapshot. */
export interface Reading {
  /** Undefined: nothing yet, so the snapshot comes first. */
  seq: number | undefined
  /** Of the snapshot, while it is being read. */
  part: number
  /** Of which snapshot those parts are. */
  of: number
}

/** All there is of a canvas: a snapshot, and the edits since in the one order that holds. It is kept as it is sent. */
export class EditLog {
  #snapshot: readonly Uint8Array[] = []
  #snapshotSeq: number | undefined
  #snapshotNumber = 0
  #entries: Entry[] = []
  #bytes = 0
  #extent = new Extent()
  #seq = 0

  /** Of the last edit. */
  get seq(): number {
    return this.#seq
  }

  /** Of the edits that no snapshot holds. */
  get bytes(): number {
    return this.#bytes
  }

  /** Of the snapshot with the edits since. */
  get extent(): Extent {
    return this.#extent
  }

  get hasSnapshot(): boolean {
    return this.#snapshotSeq !== undefined
  }

  /** Whether somebody who has everything up to this edit can go on from there. */
  covers(seq: number): boolean {
    return seq <= this.#seq && seq >= (this.#entries[0]?.seq ?? this.#seq + 1) - 1
  }

  /** @returns its place in the order */
  add(person: string, n: number, edit: SharedEdit): number {
    this.#seq += 1
    const bytes = encode({ type: 'edit', seq: this.#seq, person, n, edit } satisfies SharedAnswer)
    const growth = growthOf(edit)
    this.#entries.push({ seq: this.#seq, person, n, bytes, growth })
    if (growth !== undefined) this.#extent.add(growth)
    this.#bytes += bytes.length
    return this.#seq
  }

  /**
   * Takes a snapshot for what came before.
   * @param readers edits that one of these still has to read are kept
   */
  replace({ parts, seq, growth }: Snapshot, readers: readonly Reading[]): void {
    this.#snapshot = parts
    this.#snapshotSeq = seq
    this.#snapshotNumber += 1
    this.#extent = new Extent(growth)
    for (const one of this.#entries)
      if (one.seq > seq && one.growth !== undefined) this.#extent.add(one.growth)
    const slowest = Math.min(seq, ...readers.flatMap((one) => (one.seq === undefined ? [] : [one.seq])))
    const kept = this.#entries.filter((one) => one.seq > slowest)
    const size = kept.reduce((sum, { bytes }) => sum + bytes.length, 0)
    // Whoever is that far behind reads the snapshot instead.
    this.#entries = size <= this.#bytes / 2 ? kept : kept.filter((one) => one.seq > seq)
    this.#bytes = this.#entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  /**
   * What comes next for somebody, who has it then; undefined: nothing.
   * @param isOwn whether an edit was made over this very line: its maker is told only that it was taken
   */
  next(reading: Reading, isOwn: (person: string, seq: number) => boolean): Uint8Array | undefined {
    if (reading.seq === undefined || !this.covers(reading.seq)) return this.#nextPart(reading)
    const entry = this.#entries[reading.seq + 1 - (this.#entries[0]?.seq ?? 0)]
    if (entry === undefined) return undefined
    reading.seq = entry.seq
    if (!isOwn(entry.person, entry.seq)) return entry.bytes
    const { seq, person, n } = entry
    return encode({ type: 'edit', seq, person, n } satisfies SharedAnswer)
  }

  #nextPart(reading: Reading): Uint8Array | undefined {
    if (this.#snapshotSeq === undefined) return undefined
    if (reading.of !== this.#snapshotNumber) {
      reading.of = this.#snapshotNumber
      reading.part = 0
      reading.seq = undefined
    }
    const bytes = this.#snapshot[reading.part]
    reading.part += 1
    if (reading.part >= this.#snapshot.length) {
      reading.seq = this.#snapshotSeq
      reading.part = 0
    }
    return bytes
  }
}
