import type { LivePainting } from '@krya/contracts'
import { expect, it } from 'vitest'
import { anySeed, isOtherWish } from './seed.ts'

const live: LivePainting = {
  prompt: 'a fox in snow',
  strength: 0.7,
  colour: 0.7,
  seed: 7,
  style: null,
  model: null,
}

it.each([
  ['a word more', { prompt: 'a fox in snow a' }],
  ['a word less', { prompt: 'a fox in' }],
  ['another text', { prompt: 'a lighthouse by night' }],
  ['another style', { style: 'watercolour' }],
  ['another model', { model: 'atelier' }],
])('takes another seed for %s', (_, change) => {
  expect(isOtherWish(live, change)).toBe(true)
})

it.each([
  ['a letter more of the last word', { prompt: 'a fox in snowy' }],
  ['a space, before anything follows it', { prompt: 'a fox in snow ' }],
  ['the same style', { style: null }],
  ['another strength', { strength: 0.2 }],
])('keeps the seed for %s', (_, change) => {
  expect(isOtherWish(live, change)).toBe(false)
})

it('makes seeds that a document takes', () => {
  for (let at = 0; at < 50; at += 1) {
    expect(Number.isInteger(anySeed())).toBe(true)
    expect(anySeed()).toBeLessThan(2 ** 32)
  }
})
