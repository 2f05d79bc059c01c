import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { svgOf } from '../render/svg.ts'
import { settings, type Scene } from '../scene/scene.ts'
import { understand } from '../understand/understand.ts'
import { draw } from './draw.ts'

const scene = (prompt: string, seed = 1, width = 320, height = 240): Scene =>
  understand({ prompt, seed, width, height })

describe('a drawing', () => {
  it.each(settings)('of %s has a back, a front and nothing broken in it', (setting) => {
    const drawing = draw({ ...scene('a fox'), setting })
    const svg = svgOf(drawing)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    expect(drawing.layers.length).toBeGreaterThan(3)
    expect(drawing.layers.some(({ subject }) => subject === 's1')).toBe(true)
  })

  it('is the same for the same seed, and another for another', () => {
    const svg = (seed: number): string => svgOf(draw(scene('a village by a lake in the mountains', seed)))
    expect(svg(5)).toBe(svg(5))
    expect(svg(5)).not.toBe(svg(6))
  })

  it('lists its layers from the farthest to the nearest, each under a name of its own', () => {
    const { layers } = draw(scene('three cats in a meadow'))
    expect(layers.map(({ depth }) => depth)).toEqual(
      layers.map(({ depth }) => depth).toSorted((a, b) => b - a),
    )
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
  })

  it('puts what it is about on a third, never dead in the middle', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { focus } = draw(scene('a fox in a field', seed, 900, 600)).composition
      expect([300, 600]).toContain(Math.round(focus.x))
    }
  })

  it.each(['a hot air balloon over mountains', 'a kite above a beach', 'a flock of birds over a lake'])(
    'keeps what flies within the picture: %s',
    (prompt) => {
      for (let seed = 0; seed < 20; seed += 1)
        for (const { y, height } of draw(scene(prompt, seed)).composition.placements) {
          expect(y - height).toBeGreaterThan(0)
          expect(y).toBeLessThan(240)
        }
    },
  )

  it('puts a thing on another on top of it, and a held one in the hand', () => {
    const { placements } = draw(scene('a cat on a chair')).composition
    const [cat, chair] = placements
    expect(cat?.y).toBeLessThan(chair?.y ?? 0)
    expect(Math.abs((cat?.x ?? 0) - (chair?.x ?? 1000))).toBeLessThan(20)
  })

  it('leaves out what the negative prompt rules out, also what nobody asked for', () => {
    const request = { prompt: 'a meadow in the mountains', seed: 1, width: 320, height: 240 }
    const ids = (negative?: string) => draw(understand({ ...request, negative })).layers.map(({ id }) => id)
    expect(ids().some((id) => /^(?:trees|flowers|clouds|range)/.test(id))).toBe(true)
    expect(
      ids('trees, flowers, clouds, mountains').filter((id) => /^(?:trees|flowers|clouds|range)/.test(id)),
    ).toEqual([])
  })

  it('sets letters as outlines, and no font is needed to see them', () => {
    const svg = svgOf(draw(scene('a poster "Grüße"')))
    expect(svg).toContain('layer-lettering-0')
    expect(svg).not.toContain('<text')
  })

  it('can be drawn at any size for any prompt', () => {
    const side = fc.integer({ min: 1, max: 1200 })
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        side,
        side,
        fc.nat(),
        (prompt, width, height, seed) => {
          expect(svgOf(draw(scene(prompt, seed, width, height)))).not.toMatch(/NaN|Infinity/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
