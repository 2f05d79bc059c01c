import { groupFaults, mostGroupDepth } from '@krya/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsAround, outermost, treeOf, wholeOf, withInner } from './group.ts'
import { added, grouped, moved, shifted, tidied, ungrouped, without } from './regroup.ts'

interface Entry {
  readonly id: string
  readonly kind: 'pixels' | 'group'
  readonly group: string | null
  readonly collapsed?: boolean
}
type Group = Entry & { readonly kind: 'group' }

const layer = (id: string, group: string | null = null): Entry => ({ id, kind: 'pixels', group })
const folder = (id: string, group: string | null = null): Group => ({ id, kind: 'group', group })
const isOpen = ({ collapsed }: Entry): boolean => collapsed !== true
/** As a panel shows it, turned over: `a G(b c) d` is from the bottom up. */
const told = (layers: readonly Entry[]): string => {
  const say = (branches: ReturnType<typeof treeOf<Entry>>): string =>
    branches
      .map(({ layer: { id, kind }, inner }) => (kind === 'group' ? `${id}(${say(inner)})` : id))
      .join(' ')
  return say(treeOf(layers))
}

/** a, then G with b and H with c in it, then d. */
const list: readonly Entry[] = [
  layer('a'),
  layer('b', 'G'),
  layer('c', 'H'),
  folder('H', 'G'),
  folder('G'),
  layer('d'),
]

describe('a list with groups', () => {
  it('is a tree', () => {
    expect(told(list)).toBe('a G(b H(c)) d')
    expect(groupsAround(list, layer('c', 'H')).map(({ id }) => id)).toEqual(['H', 'G'])
    expect(wholeOf(list, 'G').map(({ id }) => id)).toEqual(['b', 'c', 'H', 'G'])
    expect(outermost(list, ['c', 'G', 'a']).map(({ id }) => id)).toEqual(['a', 'G'])
    expect(withInner(list, ['H', 'c']).map(({ id }) => id)).toEqual(['c', 'H'])
  })

  it('has layers grouped where the uppermost of them was, and taken apart again', () => {
    expect(told(grouped(list, ['a', 'd'], folder('N')))).toBe('G(b H(c)) N(a d)')
    expect(told(grouped(list, ['b', 'c'], folder('N')))).toBe('a G(H(N(b c))) d')
    expect(told(grouped(list, ['b', 'H'], folder('N')))).toBe('a G(N(b H(c))) d')
    expect(told(ungrouped(list, 'G'))).toBe('a b H(c) d')
    expect(ungrouped(list, 'a')).toBe(list)
  })

  it('has layers put into, out of and between groups', () => {
    const put = (ids: string[], group: string | null, over: string | null) =>
      told(moved(list, ids, { group, over }))
    expect(put(['a'], 'G', 'b')).toBe('G(b a H(c)) d')
    expect(put(['d', 'a'], 'H', null)).toBe('G(b H(a d c))')
    expect(put(['c'], null, 'd')).toBe('a G(b H()) d c')
    expect(put(['H'], null, null)).toBe('H(c) a G(b) d')
    expect(moved(list, ['G'], { group: 'H', over: null })).toBe(list)
    expect(moved(list, ['d'], { group: null, over: 'd' })).toBe(list)
  })

  it('is walked through row by row, into what is open and over what is closed', () => {
    const way: string[] = []
    let now: readonly Entry[] = list
    for (let step = 0; step < 7; step += 1) {
      now = shifted(now, ['a'], 1, isOpen)
      way.push(told(now))
    }
    expect(way).toEqual([
      'G(a b H(c)) d',
      'G(b a H(c)) d',
      'G(b H(a c)) d',
      'G(b H(c a)) d',
      'G(b H(c) a) d',
      'G(b H(c)) a d',
      'G(b H(c)) d a',
    ])
    for (const before of [...way.slice(0, -1).toReversed(), told(list)]) {
      now = shifted(now, ['a'], -1, isOpen)
      expect(told(now)).toBe(before)
    }
    expect(shifted(now, ['a'], -1, isOpen)).toBe(now)
    const closed = list.map((one) => (one.id === 'G' ? { ...one, collapsed: true } : one))
    expect(told(shifted(closed, ['a'], 1, isOpen))).toBe('G(b H(c)) a d')
  })

  it('takes new layers over the active one, or into a group that is open', () => {
    const over = (id: string) => list.find((one) => one.id === id)
    expect(told(added(list, [layer('n')], over('b'), isOpen))).toBe('a G(b n H(c)) d')
    expect(told(added(list, [layer('n')], over('G'), isOpen))).toBe('a G(b H(c) n) d')
    expect(told(added(list, [layer('n')], over('G'), () => false))).toBe('a G(b H(c)) n d')
    expect(told(added(list, [layer('m', 'N'), folder('N')], undefined, isOpen))).toBe('a G(b H(c)) d N(m)')
  })

  it('has no group deeper than is allowed', () => {
    let deep: readonly Entry[] = [layer('a'), layer('z')]
    for (let depth = 0; depth < mostGroupDepth; depth += 1) deep = grouped(deep, ['a'], folder(`g${depth}`))
    expect(groupsAround(deep, layer('a', 'g7'))).toHaveLength(mostGroupDepth)
    expect(grouped(deep, ['a'], folder('more'))).toBe(deep)
    const beside = grouped(deep, ['z'], folder('y'))
    expect(moved(beside, ['y'], { group: 'g7', over: null })).toBe(beside)
    expect(groupFaults(moved(beside, ['z'], { group: 'g7', over: null }))).toEqual([])
  })
})

const at = fc.nat({ max: 30 })
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('remove', 'up', 'down'),
    which: fc.array(at, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    do: fc.constantFrom('group', 'move', 'ungroup', 'add', 'close'),
    which: fc.array(at, { minLength: 1, maxLength: 4 }),
    into: at,
    over: at,
  }),
)

describe('whatever is done to a list, step by step', () => {
  it('what is in a group stays directly below it, no group is in itself, and no layer is lost or doubled', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now: readonly Entry[] = list
        let made = 0
        for (const one of steps) {
          const pick = (place: number): Entry | undefined => now[place % Math.max(1, now.length)]
          const ids = one.which.flatMap((place) => pick(place)?.id ?? [])
          const before = now
          const inner = now.filter(({ kind }) => kind === 'pixels').map(({ id }) => id)
          const order = (): string[] => now.filter(({ id }) => inner.includes(id)).map(({ id }) => id)
          const own = new Set(withInner(now, ids).map(({ id }) => id))
          switch (one.do) {
            case 'remove':
              if (now.length > 3) now = without(now, ids)
              expect(now.some(({ id }) => now !== before && own.has(id))).toBe(false)
              break
            case 'up':
            case 'down':
              now = shifted(now, ids, one.do === 'up' ? 1 : -1, isOpen)
              break
            case 'group':
              now = grouped(now, ids, folder(`g${(made += 1)}`))
              break
            case 'ungroup':
              now = ungrouped(now, ids[0] ?? '')
              expect(order()).toEqual(inner)
              break
            case 'add':
              now = added(now, [layer(`l${(made += 1)}`)], pick(one.which[0] ?? 0), isOpen)
              break
            case 'close':
              now = now.map((entry) => (entry.id === ids[0] ? { ...entry, collapsed: true } : entry))
              break
            default: {
              const groups = [null, ...now.filter(({ kind }) => kind === 'group').map(({ id }) => id)]
              const group = 'into' in one ? (groups[one.into % groups.length] ?? null) : null
              const siblings = [null, ...now.filter((entry) => entry.group === group).map(({ id }) => id)]
              const over = 'over' in one ? (siblings[one.over % siblings.length] ?? null) : null
              now = moved(now, ids, { group, over })
            }
          }
          expect(groupFaults(now)).toEqual([])
          expect(new Set(now.map(({ id }) => id)).size).toBe(now.length)
          if (one.do !== 'remove')
            for (const { id } of before)
              if (one.do !== 'ungroup' || id !== ids[0])
                expect(now.some((entry) => entry.id === id)).toBe(true)
          // What was moved stays in its order, and so does what was not.
          if (one.do === 'move' || one.do === 'group') {
            const kept = (list: readonly Entry[], isOwn: boolean) =>
              list
                .map(({ id }) => id)
                .filter((id) => own.has(id) === isOwn && before.some((e) => e.id === id))
            expect(kept(now, true)).toEqual(kept(before, true))
            expect(kept(now, false)).toEqual(kept(before, false))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a list from elsewhere is made one that holds together, and one that does is left alone', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l')
    const any = fc.uniqueArray(
      fc.record({
        id: name,
        kind: fc.constantFrom('pixels' as const, 'group' as const),
        group: fc.option(name),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(any, (layers) => {
        const made = tidied(layers)
        expect(groupFaults(made)).toEqual([])
        expect(made.map(({ id }) => id).toSorted()).toEqual(layers.map(({ id }) => id).toSorted())
        expect(tidied(made)).toBe(made)
        if (groupFaults(layers).length === 0) expect(made).toBe(layers)
      }),
      { numRuns: 500 },
    )
  })
})
