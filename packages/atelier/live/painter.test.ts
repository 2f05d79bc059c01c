import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachOf } from '../style/finish.ts'
import { handOf } from './hand.ts'
import { createPainter, type Painter } from './painter.ts'
import { drawScenery } from './scenery.ts'
import type { Sheet } from './task.ts'

const [width, height] = [96, 72]
const styles = [null, 'watercolour', 'oil', 'pixel-art']
const sceneryOf = (prompt: string, style: string | null) =>
  drawScenery({ prompt, style, seed: 4, width, height })
const sceneries = styles.map((style) => sceneryOf('a red balloon over a lake at sunset', style))

interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: readonly [number, number, number]
}

const blank = (): Sheet => ({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) })

function marked(sheet: Sheet, { x, y, radius, colour }: Mark): Sheet {
  const data = Uint8ClampedArray.from(sheet.data)
  for (let row = Math.max(0, y - radius); row < Math.min(height, y + radius); row += 1)
    for (let column = Math.max(0, x - radius); column < Math.min(width, x + radius); column += 1)
      data.set(colour, (row * width + column) * 4)
  return { width, height, data }
}

function paint(painter: Painter, guide: Sheet, style: string | null, strength = 0.7): Sheet {
  const scenery = sceneries[styles.indexOf(style)] ?? sceneryOf('', style)
  const { sheet } = painter.draw({ guide, style, scenery, strength, colour: 0.6, seed: 4, isFormer: false })
  if (sheet === null) throw new Error('nothing was painted')
  return sheet
}

const channel = fc.integer({ min: 0, max: 255 })
const mark: fc.Arbitrary<Mark> = fc.record({
  x: fc.integer({ min: 0, max: width }),
  y: fc.integer({ min: 0, max: height }),
  radius: fc.integer({ min: 1, max: 26 }),
  colour: fc.tuple(channel, channel, channel),
})

describe('a painter', () => {
  it('paints what changed as if it painted all of it', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...styles),
        fc.constantFrom(0.2, 0.5, 0.7, 1),
        (marks, style, strength) => {
          const painter = createPainter()
          let guide = blank()
          paint(painter, guide, style, strength)
          for (const one of marks) {
            guide = marked(guide, one)
            const all = paint(createPainter(), guide, style, strength)
            expect(paint(painter, guide, style, strength).data).toEqual(all.data)
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  it('leaves what is far from a dot as it was, to the bit', () => {
    const land = marked(blank(), { x: 20, y: 50, radius: 18, colour: [200, 60, 40] })
    for (const style of styles) {
      const before = paint(createPainter(), land, style)
      const after = paint(
        createPainter(),
        marked(land, { x: 80, y: 10, radius: 1, colour: [20, 30, 90] }),
        style,
      )
      // How far the style looks, and a few pixels for the edge and the shadow of the dot itself.
      const margin = reachOf(handOf(style), land) + 12
      let changed = 0
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) {
          const at = (y * width + x) * 4
          const isSame = [0, 1, 2, 3].every((one) => before.data[at + one] === after.data[at + one])
          if (!isSame) changed += 1
          if (Math.max(Math.abs(x - 80), Math.abs(y - 10)) > margin && !isSame)
            throw new Error(`${style ?? 'own'}: ${x}, ${y} has changed`)
        }
      expect(changed).toBeGreaterThan(0)
    }
  })

  it('paints a large picture in a coarse way first where all of it changes, and then as if it painted it anew', () => {
    const side = 512
    const scenery = drawScenery({
      prompt: 'a red balloon over the sea',
      style: null,
      seed: 4,
      width: side,
      height: side,
    })
    const data = new Uint8ClampedArray(side * side * 4).fill(255)
    for (let at = side * 200 * 4; at < data.length; at += 4) data.set([70, 120, 190], at)
    const guide = { width: side, height: side, data }
    const frame = { guide, style: null, scenery, colour: 0.6, seed: 4, isFormer: false }
    const painter = createPainter()
    expect(painter.draw({ ...frame, strength: 0.5 }).isCoarse).toBeUndefined()
    const first = painter.draw({ ...frame, strength: 0.6 })
    const then = painter.draw({ ...frame, strength: 0.6 })
    const anew = createPainter().draw({ ...frame, strength: 0.6 })
    expect([first.isCoarse, then.isCoarse]).toEqual([true, undefined])
    expect(then.sheet?.data).toEqual(anew.sheet?.data)
    const apart = first.sheet?.data.reduce(
      (sum, value, at) => sum + Math.abs(value - (anew.sheet?.data[at] ?? 0)),
      0,
    )
    expect((apart ?? Infinity) / data.length).toBeLessThan(6)
    // No painting is seen at no strength, however coarse.
    expect(painter.draw({ ...frame, strength: 0 }).sheet?.data).toEqual(data)
  }, 60_000)

  it('goes from the drawing to the painting without a leap', () => {
    const guide = marked(blank(), { x: 40, y: 36, radius: 20, colour: [200, 60, 40] })
    const steps = Array.from({ length: 41 }, (_, at) => paint(createPainter(), guide, null, at / 40))
    expect(steps[0]?.data).toEqual(guide.data)
    const leaps = steps.slice(1).map((sheet, at) => {
      const last = steps[at]?.data ?? sheet.data
      return (
        sheet.data.reduce((sum, value, one) => sum + Math.abs(value - (last[one] ?? 0)), 0) /
        sheet.data.length
      )
    })
    expect(Math.max(...leaps)).toBeLessThan(9)
    expect(leaps.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(20)
  })
})
