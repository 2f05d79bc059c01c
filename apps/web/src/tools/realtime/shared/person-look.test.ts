import { describe, expect, it } from 'vitest'
import { personColours } from '@krya/contracts'
import { colourOf, initialsOf } from './person-look.ts'

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('how people look', () => {
  it('is told apart by colours that white is legible on', () => {
    const colours = Array.from({ length: personColours }, (_, at) => colourOf(at))
    expect(new Set(colours).size).toBe(personColours)
    for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  it('is one or two letters where there is no room', () => {
    expect(['Ada', 'ada lovelace', ' Grace B. Hopper ', '🦊 fox', ''].map(initialsOf)).toEqual([
      'A',
      'AL',
      'GH',
      '🦊F',
      '',
    ])
  })
})
