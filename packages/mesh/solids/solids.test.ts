import { describe, expect, it } from 'vitest'
import { soundnessOf } from '../geometry/soundness.ts'
import { standing } from '../gltf/model.ts'
import { writeGlb } from '../gltf/write.ts'
import { seenGlb } from '../testing.ts'
import { solidIds, solids } from './index.ts'
import { modelOf } from './piece.ts'
import { type Chance, substances, type Wanted } from './stuff.ts'

/** Every choice as the share says, 0–1. */
const chance = (share: number): Chance => ({
  between: (from, to) => from + (to - from) * share,
  whole: (from, to) => Math.floor(from + (to + 1 - from) * Math.min(0.999, share)),
  chance: (probability) => share < probability,
  pick: (items) => items[Math.min(items.length - 1, Math.floor(share * items.length))] ?? items[0],
})
const plain = (share: number): Wanted => ({ colours: [], substance: null, random: chance(share) })

describe('things of solids', () => {
  it('are more than fifty', () => expect(solidIds.length).toBeGreaterThan(50))

  it.each(solidIds)('%s is of closed parts that face outward, however it varies', (id) => {
    for (const share of [0, 0.37, 0.99])
      for (const { name, shell } of solids[id](plain(share))) {
        const { open, degenerate, volume } = soundnessOf(shell.points, shell.triangles)
        expect({ name, open, degenerate }).toEqual({ name, open: 0, degenerate: 0 })
        expect(volume, name).toBeGreaterThan(0)
      }
  })

  it.each(solidIds)('%s is read by others as it was written', async (id) => {
    const model = standing(await modelOf(solids[id](plain(0.5))))
    const { bounds, triangles } = await seenGlb(await writeGlb(model, id))
    expect(Math.max(...bounds.map(({ least, most }) => most - least))).toBeCloseTo(1, 3)
    expect(bounds[1].least).toBeCloseTo(0, 3)
    expect(triangles).toBeLessThan(60_000)
  })

  it.each(substances)('can be of %s', async (substance) => {
    const model = await modelOf(solids.vase({ colours: [], substance, random: chance(0.5) }))
    const [material] = (await seenGlb(await writeGlb(model, 'vase'))).materials
    const isMetal = ['gold', 'silver', 'copper', 'bronze', 'metal'].includes(substance)
    expect(material?.getMetallicFactor()).toBe(isMetal ? 1 : 0)
    expect(material?.getAlphaMode()).toBe(
      ['glass', 'ice', 'crystal'].includes(substance) ? 'BLEND' : 'OPAQUE',
    )
  })

  it('have the colours that were asked for', async () => {
    const model = await modelOf(solids.mug({ colours: ['#00ff00'], substance: null, random: chance(0.5) }))
    expect(model.parts[0]?.material.colour).toBe('#00ff00')
  })
})
