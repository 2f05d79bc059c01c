import { encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpack } from './unpack.ts'

describe('reading a message', () => {
  it('gives what was packed', () => {
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.string({ maxLength: 300 }),
        // MessagePack's whole numbers know no −0.
        fc.double({ noNaN: true }).map((value) => value + 0),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 300 }),
        fc.array(tie('any'), { maxLength: 20 }),
        fc.dictionary(
          fc.string({ maxLength: 20 }).filter((key) => key !== '__proto__'),
          tie('any'),
          { maxKeys: 20, noNullPrototype: true },
        ),
      ),
    })).any
    fc.assert(
      fc.property(value, (given) => {
        expect(unpack(encode(given))).toEqual(given)
      }),
    )
  })

  it('takes bytes of any length', () => {
    expect(unpack(encode(new Uint8Array(100_000)))).toHaveLength(100_000)
  })

  it.each([
    [
      'lists that are said to hold millions',
      Uint8Array.from({ length: 120 }, (_, at) => [0xdd, 1, 255, 255, 255][at % 5] ?? 0),
    ],
    ['a map that is said to hold billions', Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff)],
    ['lists within lists', new Uint8Array(100_000).fill(0x91)],
    ['a list of more than a message holds', encode(Array.from({ length: 5_000 }, () => 0))],
    ['a text longer than any is', encode({ text: 'x'.repeat(70_000) })],
    ['a name longer than any is', encode({ ['x'.repeat(70_000)]: 1 })],
    ['bytes that are not there', Uint8Array.of(0xc6, 0x7f, 0xff, 0xff, 0xff, 1)],
    ['nothing', new Uint8Array()],
    ['what never begins a value', Uint8Array.of(0xc1)],
  ])('refuses %s, and takes no memory for it', (_, bytes) => {
    const before = process.memoryUsage().rss
    expect(() => unpack(bytes)).toThrow()
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })

  it('ends with an answer, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          unpack(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })
})
