import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Corner, type Corners, perspectiveOf, spreadOut } from './warp.ts'

describe('a perspective', () => {
  const near = (middle: number) => fc.integer({ min: middle - 30, max: middle + 30 })
  const corner = (x: number, y: number): fc.Arbitrary<Corner> => fc.tuple(near(x), near(y))
  const corners: fc.Arbitrary<Corners> = fc.tuple(
    corner(0, 0),
    corner(100, 0),
    corner(100, 100),
    corner(0, 100),
  )

  it('takes the corners of a square to its own, and lines to lines', () => {
    fc.assert(
      fc.property(corners, fc.integer({ min: 0, max: 10 }), (given, step) => {
        const place = perspectiveOf(given)
        if (place === null) return
        const square = [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ] as const
        for (const [at, [u, v]] of square.entries()) {
          const [x, y] = place(u, v)
          expect(x).toBeCloseTo(given[at]?.[0] ?? 0, 6)
          expect(y).toBeCloseTo(given[at]?.[1] ?? 0, 6)
        }
        const [[ax, ay], [bx, by], [cx, cy]] = [place(0, 0.3), place(step / 10, 0.3), place(1, 0.3)]
        expect((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).toBeCloseTo(0, 5)
      }),
    )
  })

  it('of a picture’s own corners is the picture', () => {
    const data = Uint8ClampedArray.from({ length: 6 * 5 * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : (at * 37) % 256,
    )
    const whole: Corners = [
      [0, 0],
      [6, 0],
      [6, 5],
      [0, 5],
    ]
    expect(spreadOut({ width: 6, height: 5, data }, whole, 6, 5)?.data).toEqual(data)
  })
})
