import { groupFaults } from '@krya/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Layer, Scene } from '../../../canvas/document/layer.ts'
import { added, grouped, shifted, ungrouped, without } from '../../../canvas/document/regroup.ts'
import { Editor } from '../../../canvas/editor.ts'
import { SharedScene } from './shared-scene.ts'
import type { SceneEdit } from './surfaces.ts'

const idOf = (n: number): string => `01900000-0000-7000-8000-${`${n}`.padStart(12, '0')}`
let made = 0
const base = () => ({
  id: idOf((made += 1)),
  group: null,
  name: `Layer ${made}`,
  visible: true,
  locked: false,
  opacity: 1,
  mask: null,
})
const tone = (): Layer => ({ ...base(), blend: 'normal', kind: 'adjustment', adjustments: [] })
const group = () => ({ ...base(), blend: 'normal' as const, kind: 'group' as const, collapsed: false })

interface Told {
  readonly seq: number
  readonly from: string
  readonly n: number
  readonly edit: SceneEdit
}

/** Somebody's tab: an editor, what it shares, and what is on its way to and from it. */
class Tab {
  readonly name: string
  readonly editor: Editor
  readonly shared: SharedScene
  outbox: { readonly n: number; readonly edit: SceneEdit }[] = []
  inbox: Told[] = []
  seq = 0

  constructor(name: string, scene: Scene) {
    this.name = name
    this.editor = new Editor(scene)
    this.shared = new SharedScene(this.editor, (n, edit) => this.outbox.push({ n, edit }))
  }

  hear(): void {
    const told = this.inbox.shift()
    if (told === undefined) return
    this.seq = told.seq
    if (told.from === this.name && this.shared.confirm(told.n)) return
    this.shared.hear(told.edit)
  }

  change(change: (layers: readonly Layer[]) => readonly Layer[]): void {
    this.editor.change('Step', (scene) => {
      const layers = change(scene.layers)
      return layers === scene.layers ? scene : { ...scene, layers }
    })
  }

  get shown(): readonly string[] {
    return this.editor.scene.layers.map(({ id, name, group: inside }) =>
      [id.slice(-3), name, inside?.slice(-3) ?? ''].join(' '),
    )
  }
}

/** The one order. */
class Room {
  readonly log: Told[] = []
  readonly tabs: Tab[]
  readonly #taken = new Map<string, number>()

  constructor(tabs: Tab[]) {
    this.tabs = tabs
  }

  take(tab: Tab): void {
    const sent = tab.outbox.shift()
    if (sent === undefined || sent.n <= (this.#taken.get(tab.name) ?? 0)) return
    this.#taken.set(tab.name, sent.n)
    const told = { seq: this.log.length + 1, from: tab.name, ...sent }
    this.log.push(told)
    for (const one of this.tabs) one.inbox.push(told)
  }

  /** The line broke: what was on its way is lost, and sent again. */
  comeBack(tab: Tab): void {
    tab.outbox = [...tab.shared.pending]
    tab.inbox = this.log.filter(({ seq }) => seq > tab.seq)
  }

  /** All there is, from another tab. */
  giveAll(tab: Tab, from: Tab): void {
    tab.shared.reset(from.shared.snapshot(), this.#taken.get(tab.name) ?? 0)
    tab.seq = from.seq
    this.comeBack(tab)
  }

  settle(): void {
    for (const tab of this.tabs) this.comeBack(tab)
    while (this.tabs.some(({ outbox, inbox }) => outbox.length + inbox.length > 0))
      for (const tab of this.tabs) {
        this.take(tab)
        tab.hear()
      }
  }
}

function open(): { room: Room; host: Tab; ada: Tab; bob: Tab } {
  made = 0
  const layers = [tone(), tone(), tone(), tone()]
  const host = new Tab('host', { width: 8, height: 8, layers, activeId: null, selection: null })
  host.shared.begin()
  const [ada, bob] = [new Tab('ada', host.editor.scene), new Tab('bob', host.editor.scene)]
  const room = new Room([host, ada, bob])
  for (const tab of [ada, bob]) room.giveAll(tab, host)
  return { room, host, ada, bob }
}

const step = fc.record({
  who: fc.nat(2),
  at: fc.nat(8),
  over: fc.nat(8),
  what: fc.constantFrom(
    'group',
    'group',
    'ungroup',
    'add',
    'remove',
    'up',
    'down',
    'rename',
    'undo',
    'redo',
    'send',
    'send',
    'send',
    'send',
    'hear',
    'hear',
    'hear',
    'hear',
    'hear',
    'hear',
    'break',
    'anew',
  ),
})
type Step = { who: number; at: number; over: number; what: string }

async function does(room: Room, { who, at, over, what }: Step): Promise<void> {
  const tab = room.tabs[who]
  const host = room.tabs[0]
  if (tab === undefined || host === undefined) return
  const { layers } = tab.editor.scene
  const [one, other] = [layers[at % layers.length], layers[over % layers.length]]
  const ids = [one, other].flatMap((layer) => layer?.id ?? [])
  if (what === 'send') room.take(tab)
  else if (what === 'hear') tab.hear()
  else if (what === 'break') room.comeBack(tab)
  else if (what === 'anew') room.giveAll(tab, host)
  else if (what === 'undo') await tab.editor.undo()
  else if (what === 'redo') await tab.editor.redo()
  else if (what === 'add') tab.change((now) => added(now, [tone()], other, () => true))
  else if (one === undefined) return
  else if (what === 'group') tab.change((now) => grouped<Layer>(now, ids, group()))
  else if (what === 'ungroup') tab.change((now) => ungrouped(now, one.id))
  else if (what === 'remove') tab.change((now) => without(now, [one.id]))
  else if (what === 'rename')
    tab.change((now) =>
      now.map((layer) => (layer === one ? { ...layer, name: `by ${tab.name} ${over}` } : layer)),
    )
  else tab.change((now) => shifted(now, [one.id], what === 'up' ? 1 : -1, () => true))
}

describe('editors that share a scene', () => {
  it('show a group that somebody else made with what is in it', () => {
    const { room, host, ada } = open()
    const [, second, third] = host.editor.scene.layers
    host.change((now) => grouped<Layer>(now, [second?.id ?? '', third?.id ?? ''], group()))
    room.settle()
    expect(ada.shown).toEqual(host.shown)
    expect(ada.editor.scene.layers.filter((layer) => layer.group !== null)).toHaveLength(2)
  })

  it('become the same, however steps with groups cross, are taken back, lines break and people come anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const { room, host } = open()
        for (const one of steps) await does(room, one)
        room.settle()
        const late = new Tab('late', host.editor.scene)
        room.tabs.push(late)
        room.giveAll(late, host)
        for (const tab of room.tabs) {
          expect(tab.shared.pending).toEqual([])
          expect(tab.shown, tab.name).toEqual(host.shown)
        }
        expect(groupFaults(host.editor.scene.layers)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })
})
