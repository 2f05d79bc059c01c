import { describe, expect, it } from 'vitest'
import { lookOf } from './look.ts'

describe('the look that words name', () => {
  it('is a style of the catalog, in any of the languages that Atelier reads', () => {
    expect(lookOf('turn it into a watercolour').look).toMatchObject({ style: 'watercolour', palette: [] })
    expect(lookOf('wie ein Aquarell').look.style).toBe('watercolour')
    expect(lookOf('pixel art').look.style).toBe('pixel-art')
  })

  it('has colours, from dark to light, an hour and a mood', () => {
    const { look, isUsual, unused } = lookOf('in gold and blue, at night, cold')
    expect(look.style).toBeNull()
    expect(look.palette).toHaveLength(4)
    expect(look.palette.slice(1, 3)).toEqual(['#2f6fd0', '#d9a441'])
    expect(look.adjustments.map(({ kind }) => kind)).toContain('exposure')
    expect(look.adjustments.at(-1)).toMatchObject({ kind: 'white-balance' })
    expect([isUsual, unused]).toEqual([false, []])
  })

  it('is gouache where none is named, and what would have to be drawn is told', () => {
    const { look, isUsual, unused } = lookOf('a dragon in a castle')
    expect([look.style, isUsual]).toEqual(['gouache', true])
    expect(unused).toEqual(['dragon', 'castle'])
  })
})
