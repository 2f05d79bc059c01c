import { styles } from '@krya/catalog'
import { describe, expect, it } from 'vitest'
import { draw } from '../draw/draw.ts'
import { rasterise } from '../render/raster.ts'
import { understand } from '../understand/understand.ts'
import { finish, finishPart, stepsOf } from './finish.ts'
import { finishes } from './finishes.ts'
import type { Raster } from './raster.ts'

const drawing = draw(
  understand({ prompt: 'a lighthouse by the sea at sunset', seed: 3, width: 160, height: 120 }),
)
const plain = rasterise(drawing)

function finished(style: string | null): Raster {
  const raster = { ...plain, data: Uint8ClampedArray.from(plain.data) }
  finish(raster, style, 3, () => undefined)
  return raster
}

/** Mean difference of two pictures' channels, 0–255. */
function difference(a: Raster, b: Raster): number {
  let sum = 0
  for (let at = 0; at < a.data.length; at += 1) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0))
  return sum / ((a.data.length * 3) / 4)
}

describe('styles', () => {
  it('of the catalog all have a finish, and no finish is without a style', () => {
    expect(Object.keys(finishes).toSorted()).toEqual(styles.map(({ id }) => id).toSorted())
  })

  it('all change the picture visibly, and differ from each other', () => {
    const pictures = styles.map(({ id }) => ({ id, raster: finished(id) }))
    for (const [at, one] of pictures.entries()) {
      expect(difference(one.raster, plain), `${one.id} does nothing`).toBeGreaterThan(3)
      for (const other of pictures.slice(at + 1))
        expect(difference(one.raster, other.raster), `${one.id} looks like ${other.id}`).toBeGreaterThan(2)
    }
  })

  it('are the same each time, and leave no hole in the picture', () => {
    for (const id of ['oil', 'stained-glass', 'watercolour']) {
      const first = finished(id)
      expect(difference(first, finished(id))).toBe(0)
      for (let at = 3; at < first.data.length; at += 4)
        if (first.data[at] !== 255) throw new Error(`${id} is transparent at ${at}`)
    }
  })

  it('give a part the very pixels it has in the whole, in every style', () => {
    for (const { id } of styles) {
      const whole = finished(id)
      const part = { left: 37, top: 21, width: 50, height: 44 }
      const patch = { ...plain, data: new Uint8ClampedArray(plain.data.length) }
      finishPart(plain, patch, part, stepsOf(id), 3)
      for (let row = part.top; row < part.top + part.height; row += 1) {
        const [from, to] = [row * 160 + part.left, row * 160 + part.left + part.width]
        expect(patch.data.subarray(from * 4, to * 4), `${id}, row ${row}`).toEqual(
          whole.data.subarray(from * 4, to * 4),
        )
      }
    }
  })

  it('show no seam where a large picture is finished band by band', () => {
    const wide = { width: 2400, height: 1000, data: new Uint8ClampedArray(2400 * 1000 * 4).fill(180) }
    finish(wide, 'oil', 1, () => undefined)
    const row = (y: number): number => {
      let sum = 0
      for (let x = 0; x < 2400; x += 1) sum += wide.data[(y * 2400 + x) * 4] ?? 0
      return sum / 2400
    }
    const seam = Math.floor(2_000_000 / 2400)
    expect(Math.abs(row(seam) - row(seam - 1))).toBeLessThan(12)
  })
})
