import { type Adjustment, adjustment, type ColourAdjustment, filters } from '@krya/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjust, cubeOf, curveThrough, type Pixels } from './index.ts'

const pixelsOf = (width: number, height: number, at: (x: number, y: number) => readonly number[]): Pixels => {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set(at(x, y), (y * width + x) * 4)
  return { width, height, data }
}
/** One colour, adjusted. */
const made = (colour: readonly [number, number, number], ...asked: Adjustment[]): number[] => {
  const pixels = pixelsOf(1, 1, () => [...colour, 255])
  adjust(pixels, asked)
  return [...pixels.data.subarray(0, 3)]
}
const curve = (points: [number, number][]): ColourAdjustment => ({ kind: 'curves', channel: 'all', points })
const byte = fc.integer({ min: 0, max: 255 })
const colours = fc.tuple(byte, byte, byte)

describe('what changes nothing', () => {
  const still: Adjustment[] = [
    { kind: 'exposure', stops: 0 },
    { kind: 'brightness-contrast', brightness: 0, contrast: 0 },
    { kind: 'tones', highlights: 0, shadows: 0 },
    { kind: 'levels', channel: 'all', black: 0, gamma: 1, white: 1, out_black: 0, out_white: 1 },
    curve([
      [0, 0],
      [1, 1],
    ]),
    { kind: 'white-balance', temperature: 0, tint: 0 },
    { kind: 'hsl', range: 'all', hue: 0, saturation: 0, lightness: 0 },
    { kind: 'vibrance', amount: 0 },
    { kind: 'grey', amount: 0, red: 1, green: 1, blue: 1 },
    { kind: 'tint', colour: '#336699', amount: 0 },
    { kind: 'gradient-map', dark: '#000000', light: '#ffffff', amount: 0 },
    { kind: 'vignette', amount: 0, radius: 0.5, feather: 0.5 },
    { kind: 'grain', amount: 0, size: 2 },
    { kind: 'blur', radius: 0 },
    { kind: 'sharpen', amount: 0, radius: 1 },
  ]
  it.each(still.map((one) => [one.kind, one] as const))('%s at its beginning', (_, one) => {
    expect(adjustment.safeParse(one).success).toBe(true)
    fc.assert(
      fc.property(colours, (colour) => {
        // One step of rounding is allowed to what goes through hue and back.
        for (const [at, value] of made(colour, one).entries())
          expect(Math.abs(value - (colour[at] ?? 0))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('inverting twice, and turning the hue all around', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        expect(made(colour, { kind: 'invert' }, { kind: 'invert' })).toEqual([...colour])
        const turn: Adjustment = { kind: 'hsl', range: 'all', hue: 120, saturation: 0, lightness: 0 }
        for (const [at, value] of made(colour, turn, turn, turn).entries())
          expect(Math.abs(value - (colour[at] ?? 0))).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('adjustments', () => {
  it('do what their names say', () => {
    const grey = [128, 128, 128] as const
    // A stop is twice the light: sRGB 128 is 0.2158 of it, twice that is sRGB 176.
    expect(made(grey, { kind: 'exposure', stops: 1 })[0]).toBeCloseTo(176, -0.5)
    expect(made([255, 0, 0], { kind: 'hsl', range: 'all', hue: 120, saturation: 0, lightness: 0 })).toEqual([
      0, 255, 0,
    ])
    expect(
      made([255, 0, 0], { kind: 'hsl', range: 'greens', hue: 120, saturation: 0, lightness: 0 }),
    ).toEqual([255, 0, 0])
    const [r = 0, , b = 0] = made(grey, { kind: 'white-balance', temperature: 0.5, tint: 0 })
    expect(r).toBeGreaterThan(b + 20)
    expect(made([200, 40, 90], { kind: 'threshold', level: 0.2 })).toEqual([255, 255, 255])
    expect(made(grey, { kind: 'gradient-map', dark: '#000000', light: '#ff0000', amount: 1 })).toEqual([
      128, 0, 0,
    ])
    expect(
      made([0, 128, 255], {
        kind: 'levels',
        channel: 'all',
        black: 0,
        gamma: 1,
        white: 1,
        out_black: 0.2,
        out_white: 0.8,
      }),
    ).toEqual([51, 128, 204])
  })

  it('leave alpha and what is clear alone', () => {
    const pixels = pixelsOf(2, 1, (x) => [10, 20, 30, x === 0 ? 0 : 128])
    adjust(pixels, [{ kind: 'invert' }])
    expect([...pixels.data]).toEqual([10, 20, 30, 0, 245, 235, 225, 128])
  })

  it('are the same for a part of a picture as for the whole', () => {
    const asked: Adjustment[] = [...filters.instant.adjustments, { kind: 'posterize', steps: 9 }]
    const whole = pixelsOf(40, 30, (x, y) => [x * 6, y * 8, 100, 255])
    const part = pixelsOf(10, 10, (x, y) => [(x + 20) * 6, (y + 15) * 8, 100, 255])
    adjust(whole, asked)
    adjust(part, asked, { x: 20, y: 15, scale: 1, width: 40, height: 30 })
    for (let y = 0; y < 10; y += 1)
      for (let x = 0; x < 10; x += 1)
        expect(part.data[(y * 10 + x) * 4]).toBe(whole.data[((y + 15) * 40 + x + 20) * 4])
  })

  it('are the same however a picture is cut, at every size', () => {
    const asked: Adjustment[] = [
      ...filters.instant.adjustments,
      { kind: 'grain', amount: 1, size: 1.5 },
      { kind: 'exposure', stops: 0.3 },
    ]
    const colour = (x: number, y: number) => [(x * 7) & 255, (y * 11) & 255, (x ^ y) & 255, 255]
    const size = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (left, top, rows, scale) => {
          const [width, height] = [40, 40]
          const place = { x: left, y: top, scale, width: 60, height: 60 }
          const whole = pixelsOf(width, height, colour)
          adjust(whole, asked, place)
          for (let y = 0; y < height; y += rows) {
            const band = pixelsOf(width, Math.min(rows, height - y), (px, py) => colour(px, py + y))
            adjust(band, asked, { ...place, y: top + y })
            const own = whole.data.subarray(y * width * 4, y * width * 4 + band.data.length)
            expect(Buffer.compare(Buffer.from(band.data), Buffer.from(own))).toBe(0)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('blur by weight of what is there: nothing bleeds out of what is clear', () => {
    const pixels = pixelsOf(21, 21, (x) => (x < 10 ? [255, 0, 0, 255] : [0, 255, 0, 0]))
    adjust(pixels, [{ kind: 'blur', radius: 3 }])
    const at = (10 * 21 + 10) * 4
    expect([...pixels.data.subarray(at, at + 2)]).toEqual([255, 0])
    expect(pixels.data[at + 3]).toBeGreaterThan(60)
    expect(pixels.data[at + 3]).toBeLessThan(200)
  })

  it('every filter is a list of adjustments that its schema takes, and is seen', () => {
    for (const [id, { adjustments }] of Object.entries(filters)) {
      for (const one of adjustments) expect(adjustment.safeParse(one).success, id).toBe(true)
      expect(made([200, 120, 60], ...adjustments), id).not.toEqual([200, 120, 60])
    }
    expect(Object.keys(filters).length).toBeGreaterThanOrEqual(30)
  })
})

describe('a curve', () => {
  it('goes through its points and never beyond its neighbours', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    const points = fc.uniqueArray(fc.tuple(unit, unit), {
      minLength: 2,
      maxLength: 8,
      selector: ([x]) => Math.round(x * 50),
    })
    fc.assert(
      fc.property(points, unit, (given, x) => {
        const sorted = given.toSorted(([a], [b]) => a - b)
        const through = curveThrough(given)
        for (const [px, py] of sorted) expect(through(px)).toBeCloseTo(py, 6)
        const at = sorted.findLastIndex(([px]) => px <= x)
        const [low, high] = [sorted[Math.max(0, at)], sorted[at + 1] ?? sorted.at(-1)]
        const ys = [low?.[1] ?? 0, high?.[1] ?? 0]
        expect(through(x)).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-9)
        expect(through(x)).toBeLessThanOrEqual(Math.max(...ys) + 1e-9)
      }),
    )
  })
})

describe('a .cube file', () => {
  const cube = (change: (r: number, g: number, b: number) => number[], side = 5): string => {
    const lines = ['# a comment', 'TITLE "Test"', `LUT_3D_SIZE ${side}`]
    for (let b = 0; b < side; b += 1)
      for (let g = 0; g < side; g += 1)
        for (let r = 0; r < side; r += 1)
          lines.push(change(r / (side - 1), g / (side - 1), b / (side - 1)).join(' '))
    return lines.join('\n')
  }

  it('is looked up between its points', () => {
    const same = cubeOf(
      cube((r, g, b) => [r, g, b]),
      'same',
    )
    const swapped = cubeOf(
      cube((r, g, b) => [b, r, g]),
      'swapped',
    )
    expect(adjustment.safeParse(same).success).toBe(true)
    fc.assert(
      fc.property(colours, ([r, g, b]) => {
        for (const [at, value] of made([r, g, b], same).entries())
          expect(Math.abs(value - ([r, g, b][at] ?? 0))).toBeLessThanOrEqual(1)
        for (const [at, value] of made([r, g, b], swapped).entries())
          expect(Math.abs(value - ([b, r, g][at] ?? 0))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    ['PNG…', /no size/],
    ['LUT_1D_SIZE 4\n0 0 0', /one dimension/],
    ['LUT_3D_SIZE 2\n0 0 0', /8 colours and holds 1/],
    ['LUT_3D_SIZE 2\nDOMAIN_MAX 2 2 2\n0 0 0', /domain/],
    [`LUT_3D_SIZE 2\n${'0 x 0\n'.repeat(8)}`, /colours/],
  ])('that is none is refused in words: %s', (text, why) => {
    expect(() => cubeOf(text, 'bad')).toThrow(why)
  })
})
