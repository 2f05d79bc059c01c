import type { GroupEntry } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import { treeOf } from '../canvas/document/group.ts'
import { moved } from '../canvas/document/regroup.ts'
import { dropAt, rowsOf } from './layer-drop.ts'

const layer = (id: string, group: string | null = null) => ({ id, kind: 'pixels', group })
const group = (id: string, around: string | null = null) => ({ id, kind: 'group', group: around })
/** As it is listed, from the top down: d, G, H, c, b, a. */
const list = [layer('a'), layer('b', 'G'), layer('c', 'H'), group('H', 'G'), group('G'), layer('d')]
const isOpen = ({ kind }: GroupEntry) => kind === 'group'
const rows = rowsOf(list, isOpen)

const told = (layers: readonly GroupEntry[]): string => {
  const say = (branches: ReturnType<typeof treeOf<GroupEntry>>): string =>
    branches
      .toReversed()
      .map(({ layer: { id, kind }, inner }) => (kind === 'group' ? `${id}(${say(inner)})` : id))
      .join(' ')
  return say(treeOf(layers))
}
/** What becomes of the list, told from the top down. */
const dropped = (ids: string[], over: string, share: number, depth = 0): string => {
  const row = rows.findIndex((one) => one.layer.id === over)
  const drop = dropAt(list, rows, ids, row, share, depth, isOpen)
  return drop === null ? 'nowhere' : told(moved(list, ids, drop.spot))
}

describe('layers that are dragged over their list', () => {
  it('are listed with what is in open groups', () => {
    expect(rows.map((row) => `${row.depth}${row.layer.id}`)).toEqual(['0d', '0G', '1H', '2c', '1b', '0a'])
    expect(rowsOf(list, ({ id }) => id === 'G').map((row) => row.layer.id)).toEqual(['d', 'G', 'H', 'b', 'a'])
  })

  it('go over or under a row', () => {
    expect(dropped(['a'], 'd', 0.2)).toBe('a d G(H(c) b)')
    expect(dropped(['a'], 'd', 0.8)).toBe('d a G(H(c) b)')
    expect(dropped(['d'], 'a', 0.8)).toBe('G(H(c) b) a d')
    expect(dropped(['a', 'c'], 'd', 0.2)).toBe('c a d G(H() b)')
  })

  it('go into a group by its own row, or between what is in it', () => {
    expect(dropped(['a'], 'G', 0.5)).toBe('d G(a H(c) b)')
    expect(dropped(['d'], 'G', 0.9)).toBe('G(d H(c) b) a')
    expect(dropped(['d'], 'b', 0.2, 1)).toBe('G(H(c) d b) a')
    expect(dropped(['d'], 'b', 0.2, 5)).toBe('G(H(c d) b) a')
  })

  it('stay in a group at its end, or leave it, by how far the pointer is indented', () => {
    expect(dropped(['d'], 'b', 0.8, 1)).toBe('G(H(c) b d) a')
    expect(dropped(['d'], 'b', 0.8, 0)).toBe('G(H(c) b) d a')
    expect(dropped(['c'], 'a', 0.2, 0)).toBe('d G(H() b) c a')
  })

  it('go nowhere where a group would be in itself', () => {
    expect(dropped(['G'], 'H', 0.5)).toBe('nowhere')
    expect(dropped(['G'], 'c', 0.8, 2)).toBe('nowhere')
    expect(dropped(['G'], 'a', 0.9)).toBe('d a G(H(c) b)')
  })

  it('show where they go', () => {
    expect(dropAt(list, rows, ['a'], 1, 0.5, 0, isOpen)?.seen).toEqual({ into: 'G' })
    expect(dropAt(list, rows, ['d'], 4, 0.9, 9, isOpen)?.seen).toEqual({ before: 5, depth: 1 })
  })
})
