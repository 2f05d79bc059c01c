import type { SharedValue } from '@krya/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, Replica } from './replica.ts'

/** Paint of this test: some of a surface's cells, each with what it becomes. */
interface Cells {
  readonly surface: string
  readonly cells: Readonly<Record<number, number>>
}
type TestEdit = Edit<Cells>

const side = 12

/** A tab: its copy, the surfaces it shows, and what is on its way to and from it. */
class Tab {
  readonly name: string
  readonly surfaces = new Map<string, number[]>()
  readonly replica: Replica<Cells>
  /** What the server said and was not heard yet. */
  readonly inbox: Told[] = []
  readonly outbox: { readonly n: number; readonly edit: TestEdit }[] = []
  seq = 0

  constructor(name: string) {
    this.name = name
    this.replica = new Replica<Cells>({
      make: (surface) =>
        this.surfaces.set(
          surface,
          Array.from({ length: side }, () => 0),
        ),
      paint: (paint) => this.paint(paint),
    })
  }

  paint({ surface, cells }: Cells): void {
    const own = this.surfaces.get(surface)
    if (own !== undefined) for (const [at, value] of Object.entries(cells)) own[Number(at)] = value
  }

  /** As a hand does it: pixels are seen first. */
  draw(edit: TestEdit): void {
    if (edit.kind === 'pixels') this.paint(edit.paint)
    if (edit.kind === 'surface')
      this.surfaces.set(
        edit.surface,
        Array.from({ length: side }, () => 0),
      )
    this.outbox.push({ n: this.replica.make(edit), edit })
  }

  hear(): void {
    const told = this.inbox.shift()
    if (told === undefined) return
    this.seq = told.seq
    if (told.from === this.name && this.replica.confirm(told.n)) return
    this.replica.hear(told.edit)
  }

  /** All it shows, as edits of an empty canvas. */
  snapshot(): TestEdit[] {
    return [
      ...[...this.surfaces].flatMap(([surface, cells]): TestEdit[] => [
        { kind: 'surface', surface, width: side, height: 1 },
        { kind: 'pixels', paint: { surface, cells: { ...cells } } },
      ]),
      ...this.replica.ids.map((object): TestEdit => ({
        kind: 'set',
        object,
        values: Object.fromEntries(this.replica.valuesOf(object)),
      })),
    ]
  }

  get shown(): unknown {
    const objects: [string, Record<string, SharedValue>][] = this.replica.ids
      .toSorted()
      .map((id) => [id, Object.fromEntries([...this.replica.valuesOf(id)].toSorted())])
    return { objects, surfaces: [...this.surfaces].toSorted() }
  }
}

interface Told {
  readonly seq: number
  readonly from: string
  readonly n: number
  readonly edit: TestEdit
}

/** The one order: whatever arrives first. */
class Server {
  readonly log: Told[] = []
  readonly tabs: Tab[]
  readonly taken = new Map<string, number>()

  constructor(tabs: Tab[]) {
    this.tabs = tabs
  }

  take(tab: Tab): void {
    const sent = tab.outbox.shift()
    if (sent === undefined || sent.n <= (this.taken.get(tab.name) ?? 0)) return
    this.taken.set(tab.name, sent.n)
    const told = { seq: this.log.length + 1, from: tab.name, ...sent }
    this.log.push(told)
    for (const one of this.tabs) one.inbox.push(told)
  }

  /** Its line broke: what was on its way is lost; it goes on from the last it heard. */
  comeBack(tab: Tab): void {
    tab.outbox.splice(0, Infinity, ...tab.replica.pending)
    tab.inbox.splice(0, Infinity, ...this.log.filter(({ seq }) => seq > tab.seq))
  }

  /** Somebody new, given what another tab shows and what came since; or one that begins anew. */
  giveAll(tab: Tab, from: Tab): void {
    const since = this.log.filter(({ seq }) => seq > from.seq)
    const snapshot = from.snapshot()
    tab.surfaces.clear()
    tab.replica.reset(snapshot, this.taken.get(tab.name) ?? 0)
    tab.seq = from.seq
    tab.outbox.splice(0, Infinity, ...tab.replica.pending)
    tab.inbox.splice(0, Infinity, ...since)
    if (!this.tabs.includes(tab)) this.tabs.push(tab)
  }
}

const surfaces = ['sky', 'sea']
const edit: fc.Arbitrary<TestEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    object: fc.constantFrom('one', 'two'),
    values: fc.dictionary(fc.constantFrom('name', 'place', 'removed'), fc.nat(9), { minKeys: 1 }),
  }),
  fc.record({
    kind: fc.constant('pixels' as const),
    paint: fc.record({
      surface: fc.constantFrom(...surfaces),
      cells: fc.dictionary(fc.nat(side - 1).map(String), fc.nat(99), { minKeys: 1 }),
    }),
  }),
)
const step = fc.record({
  who: fc.nat(3),
  what: fc.oneof(
    { weight: 4, arbitrary: edit },
    { weight: 5, arbitrary: fc.constant('send' as const) },
    { weight: 6, arbitrary: fc.constant('hear' as const) },
    { weight: 1, arbitrary: fc.constant('break' as const) },
    { weight: 1, arbitrary: fc.constant('anew' as const) },
  ),
})

describe('copies of a shared canvas', () => {
  it('become the same, however edits cross, lines break and people come', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const host = new Tab('host')
        const server = new Server([host, new Tab('ada'), new Tab('bob')])
        for (const surface of surfaces) {
          host.draw({ kind: 'surface', surface, width: side, height: 1 })
          server.take(host)
        }
        for (const tab of server.tabs) while (tab.inbox.length > 0) tab.hear()
        for (const { who, what } of steps) {
          const tab = server.tabs[who % server.tabs.length] ?? host
          if (what === 'send') server.take(tab)
          else if (what === 'hear') tab.hear()
          else if (what === 'break') server.comeBack(tab)
          else if (what === 'anew') server.giveAll(server.tabs.length < 4 ? new Tab('cleo') : tab, host)
          else tab.draw(what)
        }
        for (const tab of server.tabs) server.comeBack(tab)
        while (server.tabs.some(({ outbox, inbox }) => outbox.length + inbox.length > 0))
          for (const tab of server.tabs) {
            server.take(tab)
            tab.hear()
          }
        // As if one had done it all in that order.
        const alone = new Tab('nobody')
        for (const told of server.log) alone.replica.hear(told.edit)
        for (const tab of server.tabs) {
          expect(tab.replica.pending).toEqual([])
          expect(tab.shown, tab.name).toEqual(alone.shown)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('keep both strokes where two draw at once, each its own cells', () => {
    const [ada, bob] = [new Tab('ada'), new Tab('bob')]
    const server = new Server([ada, bob])
    ada.draw({ kind: 'surface', surface: 'sky', width: side, height: 1 })
    server.take(ada)
    for (const tab of server.tabs) tab.hear()
    ada.draw({ kind: 'pixels', paint: { surface: 'sky', cells: { 1: 5, 2: 5, 3: 5 } } })
    bob.draw({ kind: 'pixels', paint: { surface: 'sky', cells: { 3: 7, 4: 7 } } })
    server.take(bob)
    server.take(ada)
    for (const tab of server.tabs) while (tab.inbox.length > 0) tab.hear()
    expect(ada.surfaces.get('sky')?.slice(0, 6)).toEqual([0, 5, 5, 5, 7, 0])
    expect(bob.shown).toEqual(ada.shown)
  })
})
