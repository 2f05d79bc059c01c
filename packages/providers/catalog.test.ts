import { models } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { services } from './index.ts'

describe('the catalog', () => {
  it('offers only what some provider can do, and every service of pictures has an offer', () => {
    const ids = new Set(['atelier', 'atelier-clips', 'local', 'kohya', ...services.map((one) => one.id)])
    const strangers = models.flatMap(({ offers }) => offers.filter(({ provider }) => !ids.has(provider)))
    expect(strangers).toEqual([])
    const without = services.filter(
      (one) =>
        one.chat === undefined &&
        !models.some(({ offers }) => offers.some(({ provider }) => provider === one.id)),
    )
    expect(without.map((one) => one.id)).toEqual([])
  })

  it('has sixty models or more', () => {
    expect(models.length).toBeGreaterThanOrEqual(60)
  })
})
