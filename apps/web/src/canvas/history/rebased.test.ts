import { describe, expect, it } from 'vitest'
import { type AdjustmentLayer, adjustmentLayer, type Layer, type Scene } from '../document/layer.ts'
import { rebased } from './rebased.ts'

const layer = (id: string, more: Partial<AdjustmentLayer> = {}): Layer => ({
  ...adjustmentLayer(id, []),
  id,
  ...more,
})
const scene = (layers: readonly Layer[], activeId: string | null = null): Scene => ({
  width: 10,
  height: 10,
  layers,
  activeId,
  selection: null,
})
const [a, b, c] = [layer('a'), layer('b'), layer('c')]
const ids = ({ layers }: Scene): string[] => layers.map(({ id }) => id)

describe('a step done upon what somebody else has changed', () => {
  it('is the step itself where nobody has', () => {
    const from = scene([a])
    const to = scene([a, b])
    expect(rebased(from, from, to)).toBe(to)
  })

  it('sets what it set, and leaves the rest', () => {
    const now = scene([{ ...a, opacity: 0.5 }, b])
    const after = rebased(now, scene([a, b]), scene([{ ...a, name: 'Sky' }, b]))
    expect(after.layers[0]).toMatchObject({ name: 'Sky', opacity: 0.5 })
  })

  it('adds and takes away its own layers, not those of others', () => {
    expect(ids(rebased(scene([a, c]), scene([a]), scene([a, b])))).toEqual(['a', 'b', 'c'])
    expect(ids(rebased(scene([a, b, c]), scene([a, b]), scene([a])))).toEqual(['a', 'c'])
  })

  it('does not bring back what somebody took away', () => {
    const after = rebased(scene([b]), scene([a, b]), scene([{ ...a, name: 'Sky' }, b], 'a'))
    expect(ids(after)).toEqual(['b'])
    expect(after.activeId).toBe('b')
  })

  it('orders anew only where the step did', () => {
    expect(ids(rebased(scene([b, a]), scene([a, b]), scene([{ ...a, name: 'Sky' }, b])))).toEqual(['b', 'a'])
    expect(ids(rebased(scene([a, c, b]), scene([a, b]), scene([b, a])))).toEqual(['b', 'a', 'c'])
  })

  it('undone takes back only itself', () => {
    const before = scene([a])
    const mine = scene([{ ...a, name: 'Sky' }])
    const now = scene([{ ...a, name: 'Sky', opacity: 0.2 }, c])
    const undone = rebased(now, mine, before)
    expect(undone.layers[0]).toMatchObject({ name: 'a', opacity: 0.2 })
    expect(ids(undone)).toEqual(['a', 'c'])
  })
})
