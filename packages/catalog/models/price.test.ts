import { describe, expect, it } from 'vitest'
import { creditsFor, type Price } from './price.ts'

describe('a price', () => {
  it('by the second goes by the length asked for, or that of the clip that is worked on', () => {
    const price = { usd: 0.1, per: 'second' } as const
    expect(creditsFor(price, { duration: 7 }, { seconds: 3 })).toBe(70)
    expect(creditsFor(price, {}, { seconds: 3 })).toBe(30)
  })

  it('may be paid in begun units of seconds', () => {
    const price = { usd: 0.014, per: 'second', begun: 5 } as const
    expect(creditsFor(price, {}, { seconds: 3 })).toBe(7)
    expect(creditsFor(price, {}, { seconds: 5 })).toBe(7)
    expect(creditsFor(price, {}, { seconds: 5.1 })).toBe(14)
  })

  it('may be another for what is made large', () => {
    const price: Price = { usd: 0.25, per: 'output', beyond: [{ pixels: 4096, usd: 1.5 }] }
    expect(creditsFor(price, { scale: 4 }, { longest: 1024 })).toBe(25)
    expect(creditsFor(price, { scale: 8 }, { longest: 1024 })).toBe(150)
    expect(creditsFor(price, { scale: 8 })).toBe(25)
  })

  it('may be several times as much by what is asked for, one factor after the other', () => {
    const times = { duration: { 10: 3 }, resolution: { '720p': 2, '1080p': 8 } }
    const price = { usd: 0.15, per: 'output', times } as const
    const at = (duration: number, resolution: string) => creditsFor(price, { duration, resolution })
    expect([at(5, '540p'), at(10, '540p'), at(5, '720p'), at(10, '1080p')]).toEqual([15, 45, 30, 360])
  })
})
