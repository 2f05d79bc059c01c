import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrushPath } from './path.ts'

const places = fc.array(
  fc.record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
    pressure: fc.integer({ min: 0, max: 4 }).map((one) => one / 4),
  }),
  { minLength: 1, maxLength: 8 },
)
const touchesOf = (spacing: number, passed: readonly { x: number; y: number; pressure: number }[]) => {
  const path = new BrushPath(spacing)
  return [...passed.flatMap((at) => path.to(at)), ...path.end()]
}

describe('the way of a brush', () => {
  it('begins where it was pressed, and a press alone is one touch', () => {
    expect(touchesOf(5, [{ x: 3, y: 4, pressure: 0.5 }])).toEqual([{ x: 3, y: 4, share: 0.5 }])
  })

  it('touches evenly, however fast the pointer was', () => {
    const line = (steps: number) =>
      Array.from({ length: steps + 1 }, (_, at) => ({ x: (at * 100) / steps, y: 0, pressure: 1 }))
    for (const steps of [1, 2, 7, 100]) {
      const xs = touchesOf(10, line(steps)).map(({ x }) => x)
      expect(xs.length, String(steps)).toBeGreaterThanOrEqual(10)
      for (const [at, x] of xs.entries())
        if (at > 0) expect(Math.abs(x - (xs[at - 1] ?? 0) - 10)).toBeLessThan(0.5)
      expect(xs.at(-1)).toBeGreaterThan(89)
    }
  })

  it('never leaves a gap wider than its spacing and stays between the places it passed', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 50 }), (passed, spacing) => {
        const touches = touchesOf(spacing, passed)
        for (const [at, { x, y, share }] of touches.entries()) {
          const before = touches[at - 1]
          if (before !== undefined)
            expect(Math.hypot(x - before.x, y - before.y)).toBeLessThanOrEqual(spacing + 1e-6)
          expect(x).toBeGreaterThanOrEqual(Math.min(...passed.map((one) => one.x)) - 1e-6)
          expect(x).toBeLessThanOrEqual(Math.max(...passed.map((one) => one.x)) + 1e-6)
          expect(share).toBeGreaterThanOrEqual(-1e-9)
          expect(share).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
