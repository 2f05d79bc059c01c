import { fileOfFixture, use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { imageTo3d } from './image-to-3d.ts'
import { seenGlb } from './testing.ts'

const drawn = (body: string, width = 400, height = 400): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`),
  )
    .png()
    .toBuffer()
const ring = await drawn('<circle cx="200" cy="200" r="120" fill="none" stroke="#c33" stroke-width="60"/>')
const nothing = await drawn('')
const leaf = await drawn('<ellipse cx="200" cy="200" rx="60" ry="170" fill="#3a3"/>')

describe('image-to-3d', () => {
  it('stands on its middle, one metre at its longest, closed and facing outward', async () => {
    const { bytes, mediaType } = await use(imageTo3d, { image: leaf })
    expect(mediaType).toBe('model/gltf-binary')
    const { sound, bounds, attributes } = await seenGlb(bytes)
    expect(sound).toMatchObject({ open: 0, degenerate: 0 })
    expect(sound.volume).toBeGreaterThan(0)
    const [x, y, z] = bounds
    expect(y.least).toBeCloseTo(0, 3)
    expect(y.most).toBeCloseTo(1, 3)
    expect(x.least + x.most).toBeCloseTo(0, 3)
    expect(z.least + z.most).toBeCloseTo(0, 3)
    for (const own of attributes) expect(own).toEqual(['POSITION', 'NORMAL', 'TEXCOORD_0'])
  })

  it('keeps the hole of a ring', async () => {
    const { euler, sound } = await seenGlb((await use(imageTo3d, { image: ring })).bytes)
    expect(sound.open).toBe(0)
    expect(euler).toBe(0)
  })

  it('makes all the things of a picture, but no specks', async () => {
    const two = await drawn(
      '<circle cx="110" cy="200" r="80" fill="#c33"/><circle cx="300" cy="200" r="70" fill="#33c"/><circle cx="205" cy="20" r="2"/>',
    )
    const { euler } = await seenGlb((await use(imageTo3d, { image: two })).bytes)
    expect(euler).toBe(4)
  })

  it.each([
    [2000, '512'],
    [40_000, '2048'],
  ])('has about %i triangles and a texture of %s pixels, as asked', async (faces, size) => {
    const { bytes } = await use(imageTo3d, { image: ring }, { faces, texture_size: size })
    const { triangles, textures } = await seenGlb(bytes)
    expect(Math.abs(triangles - faces)).toBeLessThan(faces * 0.25)
    expect(textures).toContainEqual([Number(size), Number(size)])
  })

  it('keeps what is thin, however few triangles it may have', async () => {
    const line = await drawn(
      '<path d="M20 380L100 20L200 380L300 20L380 380" stroke="#c33" stroke-width="7" fill="none"/>',
    )
    const { bytes, notes } = await use(imageTo3d, { image: line }, { faces: 1000 })
    const { sound, euler } = await seenGlb(bytes)
    expect(sound).toMatchObject({ open: 0, degenerate: 0 })
    expect(euler).toBe(2)
    expect(notes[0]?.message).toContain('one side')
  })

  it('bleeds its colours beyond the outline: no texture shows what was behind', async () => {
    const { bytes } = await use(imageTo3d, { image: leaf })
    const { materials } = await seenGlb(bytes)
    const image = materials[0]?.getBaseColorTexture()?.getImage()
    const { data } = await sharp(image ?? undefined)
      .raw()
      .toBuffer({ resolveWithObject: true })
    for (let at = 0; at < data.length; at += 3)
      expect(data[at + 1] ?? 0).toBeGreaterThan((data[at] ?? 0) + 40)
  })

  it('is the same to the byte when made again', async () => {
    const [one, other] = [await use(imageTo3d, { image: ring }), await use(imageTo3d, { image: ring })]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })

  it('finds what a photograph is about', async () => {
    const { bytes, notes } = await use(imageTo3d, { image: await fileOfFixture('coffee') })
    const { sound, triangles } = await seenGlb(bytes)
    expect(sound).toMatchObject({ open: 0, degenerate: 0 })
    expect(triangles).toBeGreaterThan(15_000)
    expect(notes[0]?.message).toContain('one side')
  }, 60_000)

  it('makes a relief of a picture without a thing, and says so', async () => {
    const { bytes, notes } = await use(imageTo3d, { image: await fileOfFixture('brick') }, { faces: 5000 })
    const { sound, materials } = await seenGlb(bytes)
    expect(sound.open).toBe(0)
    expect(sound.volume).toBeGreaterThan(0)
    expect(materials.map((one) => one.getName())).toContain('plinth')
    expect(notes[0]?.message).toContain('relief')
  }, 60_000)

  it.each([
    ['clear', nothing, /clear all over/],
    ['no picture', Buffer.from('no picture'), /cannot be read/],
  ])('says what is wrong with one that is %s', async (_, image, message) => {
    await expect(use(imageTo3d, { image })).rejects.toThrow(message)
  })
})
