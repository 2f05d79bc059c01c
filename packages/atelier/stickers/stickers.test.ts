import { describe, expect, it } from 'vitest'
import { rasterOf } from '../render/raster.ts'
import { stickersFor, stickerSvg } from './index.ts'

describe('stickers', () => {
  it('are found by beginnings of their names and tags', () => {
    expect(stickersFor('fox', 0, 5).map(({ name }) => name)).toContain('fox')
    expect(stickersFor('red hea', 0, 20).map(({ name }) => name)).toContain('red heart')
    expect(stickersFor('zzzz', 0, 5)).toEqual([])
    const [first, second] = [stickersFor('', 0, 10), stickersFor('', 10, 10)]
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(20)
  })

  it('are drawings that fill their frame', () => {
    for (const { id, name } of stickersFor('animal', 0, 12)) {
      const { width, height, data } = rasterOf(stickerSvg(id) ?? '', { width: 64 })
      let painted = 0
      for (let at = 3; at < data.length; at += 4) painted += Number((data[at] ?? 0) > 127)
      expect(painted / (width * height), name).toBeGreaterThan(0.25)
    }
    expect(stickerSvg('nothing')).toBeNull()
    expect(stickerSvg('__proto__')).toBeNull()
  })
})
