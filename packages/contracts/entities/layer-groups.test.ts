import { describe, expect, it } from 'vitest'
import { groupFaults, mostGroupDepth } from './layer-groups.ts'

const layer = (id: string, group: string | null = null) => ({ id, kind: 'pixels', group })
const group = (id: string, around: string | null = null) => ({ id, kind: 'group', group: around })
const fault = (...layers: ReturnType<typeof layer>[]): string => {
  const [first] = groupFaults(layers)
  return first === undefined ? 'none' : `${first.at} ${first.field} ${first.message}`
}

describe('groups of layers, from the bottom up', () => {
  it('hold together where what is in one lies directly below it', () => {
    expect(fault(layer('a'), layer('b', 'G'), layer('c', 'H'), group('H', 'G'), group('G'), layer('d'))).toBe(
      'none',
    )
    expect(fault(group('empty'))).toBe('none')
  })

  it('do not where a layer lies elsewhere, in none that is there, or in itself', () => {
    expect(fault(layer('a', 'G'), layer('b'), group('G'))).toMatch(/^0 group names G, but/)
    expect(fault(group('G'), layer('a', 'G'))).toMatch(/^1 group names G, but/)
    expect(fault(layer('a', 'G'))).toBe('0 group G is no group among the layers')
    expect(fault(layer('a', 'b'), layer('b'))).toBe('0 group b is no group among the layers')
    expect(fault(group('G', 'H'), group('H', 'G'))).toBe('1 group is a group that lies in itself')
    expect(fault(group('G'), layer('G'))).toBe('0 id is the id of a group and of another layer')
  })

  it('lie in each other only so deep', () => {
    const nest = (depth: number) =>
      Array.from({ length: depth }, (_, at) => group(`g${at}`, at + 1 === depth ? null : `g${at + 1}`))
    expect(fault(layer('a', 'g0'), ...nest(mostGroupDepth))).toBe('none')
    expect(fault(layer('a', 'g0'), ...nest(mostGroupDepth + 1))).toMatch(/^1 group is too deep/)
  })
})
