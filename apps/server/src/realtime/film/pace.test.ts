import { describe, expect, it } from 'vitest'
import { paceOf, rate } from './pace.ts'

const secondsOf = (pictures: number): number =>
  paceOf(pictures).reduce((sum, frames) => sum + frames, 0) / rate

describe('the pace of a time-lapse', () => {
  it.each([
    [1, 3],
    [5, 3],
    [48, 3],
    [240, 11],
    [456, 20],
    [900, 20],
  ])('%i pictures last %i seconds', (pictures, seconds) => expect(secondsOf(pictures)).toBe(seconds))

  it('shows few pictures equally long, and the last for a second more', () => {
    expect(paceOf(4)).toEqual([12, 12, 12, 36])
  })

  it('shows of many no more than fit, and always the last', () => {
    const frames = paceOf(900)
    expect(frames.filter((count) => count > 0).length).toBeGreaterThan(450)
    expect(Math.max(...frames.slice(0, -1))).toBe(1)
    expect(frames.at(-1)).toBeGreaterThanOrEqual(rate)
  })
})
