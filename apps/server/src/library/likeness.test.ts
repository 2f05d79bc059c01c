import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { describe, expect, it } from 'vitest'
import { likest, lookOf, unlikeness } from './likeness.ts'

const names = ['astronaut', 'brick', 'cat', 'coffee', 'grass', 'rocket'] as const
const photograph = (name: (typeof names)[number]): Sharp =>
  sharp(readFileSync(new URL(`../../../../packages/darkroom/fixtures/${name}.webp`, import.meta.url)))

async function hashOf(picture: Sharp): Promise<string> {
  const file = await picture.png().toBuffer()
  const { data, info } = await sharp(file)
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

describe('likeness', () => {
  it('knows a photograph again that was cropped, made lighter, packed or turned to another shape', async () => {
    const all = await Promise.all(
      names.map(async (name) => ({ id: name as string, thumbhash: await hashOf(photograph(name)) })),
    )
    // Bricks and grass in grey are told apart by their lightness alone.
    for (const name of ['astronaut', 'cat', 'coffee', 'rocket'] as const)
      for (const change of [
        (one: Sharp) => one.jpeg({ quality: 20 }),
        (one: Sharp) => one.modulate({ brightness: 1.15 }),
        (one: Sharp) => one.resize(300, 240, { fit: 'cover' }),
        (one: Sharp) =>
          one.resize(400, 400, { fit: 'fill' }).extract({ left: 20, top: 20, width: 360, height: 360 }),
      ]) {
        const changed = { id: 'changed', thumbhash: await hashOf(change(photograph(name))) }
        expect(likest(all, changed, 1)[0]?.id).toBe(name)
      }
  })

  it('has what is of one colour together', async () => {
    const plain = (background: string) =>
      hashOf(sharp({ create: { width: 80, height: 60, channels: 3, background } }))
    const items = await Promise.all(
      ['#c22', '#d44', '#22c', '#2a2', '#eee'].map(async (id) => ({ id, thumbhash: await plain(id) })),
    )
    const [red] = items
    if (red === undefined) throw new Error('none')
    expect(likest(items, red, 5)[0]?.id).toBe('#d44')
    expect(likest(items, red, 2)).toHaveLength(2)
  })

  it('reads whatever bytes it is given without breaking', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ minLength: 5, maxLength: 40 }),
        (a, b) => {
          const [one, other] = [a, b].map((bytes) => lookOf(Buffer.from(bytes).toString('base64')))
          expect(one === undefined).toBe(a.length < 5)
          if (one === undefined || other === undefined) return
          expect(one).toHaveLength(other.length)
          expect(unlikeness(one, other)).toBeGreaterThanOrEqual(0)
          expect(unlikeness(one, one)).toBe(0)
        },
      ),
    )
  })

  it('finds nothing for what has no look', () => {
    expect(likest([{ id: 'a', thumbhash: 'AAAAAAAA' }], { id: 'b', thumbhash: null }, 3)).toEqual([])
  })
})
