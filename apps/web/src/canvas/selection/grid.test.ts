import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, boxOf, feathered, type Grid, grown, outlineOf, shrunk } from './grid.ts'

const gridOf = (rows: readonly string[]): Grid => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8Array.from(rows.join(''), (one) => (one === '#' ? 255 : 0)),
})
const rowsOf = ({ width, height, data }: Grid): string[] =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => ((data[y * width + x] ?? 0) > 127 ? '#' : '.')).join(''),
  )
const grids = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.boolean(), { minLength: width * height, maxLength: width * height })
      .map((bits): Grid => ({ width, height, data: Uint8Array.from(bits, (bit) => (bit ? 255 : 0)) })),
  )

describe('what is chosen', () => {
  it('grows and shrinks by whole pixels', () => {
    const dot = gridOf(['.....', '.....', '..#..', '.....', '.....'])
    expect(rowsOf(grown(dot, 1))).toEqual(['.....', '.###.', '.###.', '.###.', '.....'])
    expect(rowsOf(shrunk(grown(dot, 2), 1))).toEqual(rowsOf(grown(dot, 2)).map(() => '#####'))
    expect(rowsOf(shrunk(grown(dot, 1), 1))).toEqual(rowsOf(dot))
  })

  it('grows as its opposite shrinks, and as every pixel of a square says', () => {
    fc.assert(
      fc.property(grids, fc.integer({ min: 1, max: 5 }), (grid, radius) => {
        const large = grown(grid, radius)
        const opposite = { ...grid, data: grid.data.map((one) => 255 - one) }
        expect([...shrunk(opposite, radius).data].map((one) => 255 - one)).toEqual([...large.data])
        const { width, height, data } = grid
        for (let y = 0; y < height; y += 1)
          for (let x = 0; x < width; x += 1) {
            let most = 0
            for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v += 1)
              for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u += 1)
                most = Math.max(most, data[v * width + u] ?? 0)
            expect(large.data[y * width + x]).toBe(most)
          }
      }),
    )
  })

  it('is softened without being moved: half as much at its edge, all of it far inside', () => {
    const half = gridOf(Array.from({ length: 60 }, () => `${'#'.repeat(30)}${'.'.repeat(30)}`))
    const soft = feathered(half, 6)
    const row = [...soft.data.subarray(30 * 60, 31 * 60)]
    expect(((row[29] ?? 0) + (row[30] ?? 0)) / 2).toBeCloseTo(127.5, -0.5)
    expect(row[15]).toBe(255)
    expect(row[50]).toBe(0)
    expect(row.slice(15).every((one, at, all) => at === 0 || one <= (all[at - 1] ?? 0))).toBe(true)
  })

  it('has a box and an outline', () => {
    const grid = gridOf(['....', '.##.', '.##.', '....'])
    expect(boxOf(grid)).toEqual({ x: 1, y: 1, width: 2, height: 2 })
    expect(boxOf(gridOf(['...']))).toBeNull()
    expect(outlineOf(grid).toSorted()).toEqual(
      [
        [1, 1, 3, 1],
        [1, 3, 3, 3],
        [1, 1, 1, 3],
        [3, 1, 3, 3],
      ].toSorted(),
    )
    // Every edge belongs to one of the lines: their lengths add up to the border of what is chosen.
    fc.assert(
      fc.property(grids, ({ width, height, data }) => {
        const at = (x: number, y: number): number =>
          x < 0 || y < 0 || x >= width || y >= height ? 0 : (data[y * width + x] ?? 0)
        let border = 0
        for (let y = 0; y <= height; y += 1)
          for (let x = 0; x <= width; x += 1)
            border += Number(at(x, y) !== at(x, y - 1)) + Number(at(x, y) !== at(x - 1, y))
        const length = outlineOf({ width, height, data }).reduce(
          (sum, [x, y, toX, toY]) => sum + Math.abs(toX - x) + Math.abs(toY - y),
          0,
        )
        expect(length).toBe(border)
      }),
    )
  })
})

describe('the wand', () => {
  const picture = (rows: readonly string[]) =>
    new Uint8ClampedArray(
      rows
        .join('')
        .split('')
        .flatMap((one) => [one === '#' ? 200 : one === '+' ? 190 : 20, 50, 50, 255]),
    )
  const rows = ['##..#', '#+..#', '#####', '.....', '##.##']

  it('takes what looks alike and hangs together', () => {
    const found = alike(picture(rows), 5, 5, { x: 0, y: 0 }, 0.1, true)
    expect(rowsOf(found)).toEqual(['##..#', '##..#', '#####', '.....', '.....'])
    expect(rowsOf(alike(picture(rows), 5, 5, { x: 0, y: 0 }, 0.01, true))[1]).toBe('#...#')
  })

  it('or all that looks alike, wherever it is', () => {
    const found = alike(picture(rows), 5, 5, { x: 0, y: 0 }, 0.1, false)
    expect(rowsOf(found)).toEqual(['##..#', '##..#', '#####', '.....', '##.##'])
  })

  it('takes of any picture just what can be reached', () => {
    fc.assert(
      fc.property(grids, fc.nat(), fc.nat(), ({ width, height, data }, u, v) => {
        const pixels = new Uint8ClampedArray([...data].flatMap((one) => [one, one, one, 255]))
        const [x, y] = [u % width, v % height]
        const found = alike(pixels, width, height, { x, y }, 0.1, true)
        const wanted = new Uint8Array(data.length)
        const open = [[x, y] as const]
        for (let next = open.pop(); next !== undefined; next = open.pop()) {
          const [a, b] = next
          const at = b * width + a
          if (a < 0 || b < 0 || a >= width || b >= height || wanted[at] !== 0) continue
          if (data[at] !== data[y * width + x]) continue
          wanted[at] = 255
          open.push([a - 1, b], [a + 1, b], [a, b - 1], [a, b + 1])
        }
        expect([...found.data]).toEqual([...wanted])
      }),
    )
  })
})
