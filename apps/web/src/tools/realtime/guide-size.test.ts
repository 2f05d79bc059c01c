import { describe, expect, it } from 'vitest'
import { guideSize } from './guide-size.ts'

describe('the size a page is sent in', () => {
  it.each([
    ['its own where that can be painted', [768, 512], [768, 512]],
    ['smaller in the same shape where it is too large', [1600, 1200], [1024, 768]],
    ['larger in the same shape where it is too small', [100, 200], [256, 512]],
    [
      'the longest that can be painted where one side is too large and the other small',
      [4096, 1200],
      [1024, 300],
    ],
    ['squeezed where no such shape can be painted', [100, 900], [256, 1024]],
    ['squeezed where it is long and large', [8000, 500], [1024, 256]],
  ] as const)('is %s', (_, [width, height], [wide, high]) => {
    expect(guideSize({ width, height })).toEqual({ width: wide, height: high })
  })
})
