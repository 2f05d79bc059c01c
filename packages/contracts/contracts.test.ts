import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  cleanText,
  errors,
  generationStates,
  imageRequest,
  operations,
  routes,
  stateOf,
  statusWords,
} from './index.ts'

describe('text a person typed', () => {
  it('is cleaned once and for all, and is always text a database can keep', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean.includes('\u0000') || clean.includes('\r')).toBe(false)
      }),
    )
  })
})

describe('status words', () => {
  it('stand one to one for the states', () => {
    for (const state of generationStates) expect(stateOf[statusWords[state]]).toBe(state)
    expect(Object.keys(stateOf).length).toBe(generationStates.length)
  })
})

describe('operations', () => {
  it('read what they would themselves accept, and say of it what others need', () => {
    const { read } = operations['text-to-image']
    expect(read({ prompt: ' a fox ' })).toMatchObject({
      outputs: 1,
      seed: -1,
      text: 'a fox',
      input: { width: 1024 },
    })
    expect(() => read({ prompt: 'a', colour: 'red' })).toThrow('colour: is not a field of this request')
  })

  it('say what kind of file an input makes, of one they no longer understand what they usually make', () => {
    const { palette, 'caption-image': caption } = operations
    const image = '018f0000-0000-7000-8000-000000000001'
    expect(palette.kindFor({ image })).toBe('image')
    expect(palette.kindFor({ image, format: 'gpl' })).toBe('text')
    expect(palette.kindFor({ image, format: 'of old' })).toBe('image')
    expect(caption.kindFor({ image })).toBe('text')
  })

  it('can all be told as JSON schema', () => {
    for (const { input } of Object.values(operations))
      expect(z.toJSONSchema(input, { io: 'input' })).toBeTypeOf('object')
  })
})

describe('routes', () => {
  it('name only codes that exist, and their path parameters', () => {
    for (const [name, route] of Object.entries(routes)) {
      for (const code of route.errors) expect(errors).toHaveProperty(code)
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect('params' in route ? Object.keys(route.params.shape) : [], name).toEqual(inPath)
    }
  })

  it('take a request for pictures with its defaults filled in', () => {
    expect(imageRequest.parse({ prompt: 'a' })).toMatchObject({
      width: 1024,
      height: 1024,
      batch_size: 1,
      seed: -1,
      priority: 'normal',
    })
  })
})
