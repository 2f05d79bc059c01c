import { describe, expect, it } from 'vitest'
import { placed } from './placing.ts'

const page = { width: 800, height: 600 }

describe('a result on the page', () => {
  it('that came back in another size is scaled to what it was made from', () => {
    expect(placed({ width: 1600, height: 1200 }, page, 'inpaint', {})).toEqual({
      scale_x: 0.5,
      scale_y: 0.5,
    })
  })

  it('of outpainting lies beyond the edges, in whatever size the service made it', () => {
    const sides = { left: 200, right: 0, top: 0, bottom: 100 }
    const there = { x: -200, y: 0, scale_x: 1, scale_y: 1 }
    expect(placed({ width: 1000, height: 700 }, page, 'outpaint', sides)).toEqual(there)
    expect(placed({ width: 500, height: 350 }, page, 'outpaint', sides)).toEqual({
      ...there,
      scale_x: 2,
      scale_y: 2,
    })
  })
})
