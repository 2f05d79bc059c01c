import { operations } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import { models, rangeInWords, rangesFor } from './index.ts'
import { either, rangesOf, within } from './range.ts'

describe('the ranges of a wire', () => {
  it('are told in our units, whatever the endpoint counts in', () => {
    const ranges = rangesOf({
      steps: { as: 'scaled', field: 'steps', min: 1, max: 50 },
      frames: { as: 'scaled', field: 'duration', times: 24, plus: 1, max: 121 },
      faithfulness: { as: 'scaled', field: 'creativity', times: -10, plus: 10, min: 4 },
      prompt: { as: 'prompt' },
      cfg: 'cfg_scale',
    })
    expect(Object.fromEntries(ranges)).toEqual({
      steps: { min: 1, max: 50 },
      duration: { max: 5 },
      creativity: { max: 0.6 },
    })
  })

  it('are what all its words take where a field goes to several', () => {
    const ranges = rangesOf({
      first: { as: 'scaled', field: 'steps', min: 4 },
      second: { as: 'scaled', field: 'steps', min: 1, max: 30 },
    })
    expect(ranges.get('steps')).toEqual({ min: 4, max: 30 })
  })

  it('of several offers are as wide as the widest', () => {
    expect(either({ min: 4, max: 30 }, { min: 1, max: 20 })).toEqual({ min: 1, max: 30 })
    expect(either({ min: 4, max: 30 }, { min: 1 })).toEqual({ min: 1 })
  })

  it('bring a number to the nearest, and are told in words', () => {
    expect([within({ min: 4, max: 30 }, 50), within({ min: 4 }, 1), within({}, 7)]).toEqual([30, 4, 7])
    expect([{ min: 1, max: 50 }, { min: 4 }, { max: 10 }].map(rangeInWords)).toEqual([
      '1 to 50',
      'at least 4',
      'at most 10',
    ])
  })
})

describe('the catalog’s ranges', () => {
  it('are of numbers of the operation, hold what it asks for by default and share something with its own', () => {
    for (const { id, offers } of models)
      for (const offer of offers)
        for (const [field, { min = -Infinity, max = Infinity }] of rangesFor(offer)) {
          const at = `${id} at ${offer.provider}, ${field}`
          const shape: Readonly<Record<string, { safeParse(value: unknown): { data?: unknown } }>> =
            operations[offer.operation].input.shape
          const schema = shape[field]
          expect(schema, at).toBeDefined()
          const usual = schema?.safeParse(undefined).data
          if (typeof usual === 'number') {
            expect(usual, at).toBeGreaterThanOrEqual(min)
            expect(usual, at).toBeLessThanOrEqual(max)
          }
          const bound = Number.isFinite(min) ? min : max
          expect(typeof schema?.safeParse(bound).data, `${at} ${bound}`).toBe('number')
        }
  })
})
