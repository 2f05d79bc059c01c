import { decode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame, FrameEncoder } from './encode-frame.ts'

const picture = fc.uint8Array({ maxLength: 5_000 })
const tile = fc.record({ x: fc.nat(4_096), y: fc.nat(4_096), data: picture })
const frame = fc.record({
  type: fc.constant('frame' as const),
  width: fc.nat(4_096),
  height: fc.nat(4_096),
  media_type: fc.constantFrom('image/jpeg', 'image/webp'),
  data: fc.oneof(picture, fc.array(tile, { maxLength: 40 })),
})

describe('frames', () => {
  it('are written one after the other into one place, whatever their sizes', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 8 }), (frames) => {
        const encoder = new FrameEncoder()
        for (const one of frames) {
          const bytes = encoder.encode(one)
          expect(decode(bytes)).toEqual(one)
          expect(bytes).toEqual(encodeFrame(one))
        }
      }),
    )
  })

  it('that were large once take no more memory once they are small', () => {
    const encoder = new FrameEncoder()
    const sized = (length: number) =>
      encoder.encode({
        type: 'frame',
        width: 9,
        height: 9,
        media_type: 'image/jpeg',
        data: new Uint8Array(length),
      })
    expect(sized(3_000_000).buffer.byteLength).toBeGreaterThan(3_000_000)
    expect(sized(1_000).buffer.byteLength).toBeLessThan(2_000)
  })
})
