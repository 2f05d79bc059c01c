import { describe, expect, it } from 'vitest'
import { readLog } from './log-words.ts'

describe('the log of a model', () => {
  it('tells how far it is by the last bar in it', () => {
    expect(readLog([' 20%|##   | 2/10 [00:01<00:02]', ' 40%|#### | 4/10 [00:02<00:01]'])).toEqual({
      progress: 0.4,
      words: 'Step 4 of 10',
    })
  })

  it('tells in words what it does where it draws no bar', () => {
    expect(readLog(['Using seed: 7', 'Loading\tthe weights', '  '])).toEqual({ words: 'Loading the weights' })
  })

  it('tells nothing where there is nothing to tell', () => {
    expect(readLog([])).toEqual({})
    expect(readLog(['', '\u0000'])).toEqual({})
  })

  it('is cut where it is too long to be shown, between whole characters', () => {
    const { words = '' } = readLog([`${'a'.repeat(118)}🦊🦊🦊`])
    expect(words.length).toBeLessThanOrEqual(120)
    expect(words.isWellFormed()).toBe(true)
    expect(words.endsWith('…')).toBe(true)
  })
})
