import { encode } from '@msgpack/msgpack'
import { describe, expect, it } from 'vitest'
import { readFal } from './live-messages.ts'

const id = 'q1'
const drawn = { images: [{ content: new Uint8Array([1, 2, 3]) }], seed: 1, request_id: id }

describe('a message of fal’s', () => {
  it('is the answer to the question that it names', () => {
    expect(readFal(encode(drawn), id)).toEqual({ picture: new Uint8Array([1, 2, 3]), namesQuestion: true })
  })

  it.each([
    ['a list of four thousand million', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['a map of as many', [0xdf, 0xff, 0xff, 0xff, 0xff]],
    ['words without an end', [0xdb, 0xff, 0xff, 0xff, 0xff]],
    ['a file without an end', [0xc6, 0xff, 0xff, 0xff, 0xff]],
    ['an extension without an end', [0xc9, 0xff, 0xff, 0xff, 0xff, 0x01]],
  ])('that announces %s is believed no further', (_, bytes) => {
    expect(() => readFal(Uint8Array.from(bytes), id)).toThrow(
      expect.objectContaining({
        kind: 'malformed-answer',
        cause: expect.objectContaining({ message: expect.stringContaining('Max length exceeded') }),
      }),
    )
  })
})
