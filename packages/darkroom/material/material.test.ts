import { materialMapKinds } from '@krya/contracts'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture } from '../picture.ts'
import { fileOfFixture, use } from '../testing.ts'
import { materialMaps } from './index.ts'

const make = async (image: Buffer, kind: (typeof materialMapKinds)[number], input = {}): Promise<Picture> =>
  readPicture(
    (await use(materialMaps, { image }, { edges: 'repeat', ...input }, 0, materialMapKinds.indexOf(kind)))
      .bytes,
  )
const bump = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="#555"/><circle cx="64" cy="64" r="24" fill="#ddd"/></svg>',
  ),
)
  .blur(4)
  .png()
  .toBuffer()
const at = ({ data, width }: Picture, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
]

describe('material maps', () => {
  it('have normals of length one that face away from what stands out', async () => {
    const normals = await make(bump, 'normal')
    for (let pixel = 0; pixel < normals.data.length; pixel += 4) {
      const [x = 0, y = 0, z = 0] = [0, 1, 2].map((i) => (normals.data[pixel + i] ?? 0) / 127.5 - 1)
      expect(Math.abs(Math.hypot(x, y, z) - 1)).toBeLessThan(0.03)
    }
    expect(at(normals, 40, 64)[0]).toBeLessThan(110)
    expect(at(normals, 88, 64)[0]).toBeGreaterThan(145)
    expect(at(normals, 64, 40)[1]).toBeGreaterThan(145)
    expect(at(normals, 2, 2)).toEqual([128, 128, 255])
  })
  it('are as deep as was asked', async () => {
    const [flat, deep] = [
      await make(bump, 'normal', { relief: 0 }),
      await make(bump, 'normal', { relief: 1 }),
    ]
    const steepness = (one: Picture): number => Math.abs((at(one, 40, 64)[0] ?? 0) - 128)
    expect(steepness(deep)).toBeGreaterThan(3 * steepness(flat))
  })
  it('have what is light stand out', async () => {
    const height = await make(bump, 'height')
    expect(at(height, 64, 64)[0]).toBeGreaterThan((at(height, 5, 64)[0] ?? 0) + 60)
  })
  it('take the light out of the colour', async () => {
    const lit = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#b08050' } })
      .composite([
        {
          input: Buffer.from(
            '<svg width="200" height="200"><defs><linearGradient id="g"><stop offset="0" stop-opacity="0.6"/><stop offset="1" stop-opacity="0"/></linearGradient></defs><rect width="200" height="200" fill="url(#g)"/></svg>',
          ),
        },
      ])
      .png()
      .toBuffer()
    const [before, after] = [await readPicture(lit), await make(lit, 'albedo', { edges: 'end' })]
    const fall = (one: Picture): number => (at(one, 180, 100)[1] ?? 0) - (at(one, 20, 100)[1] ?? 0)
    expect(fall(after)).toBeLessThan(0.6 * fall(before))
  })
  it.each(materialMapKinds)('of a tile are tiles: %s', async (kind) => {
    const brick = await fileOfFixture('brick')
    const { info, data } = await sharp(brick).raw().toBuffer({ resolveWithObject: true })
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } } as const
    const tile = await sharp(data, raw).png().toBuffer()
    // The same tile begun elsewhere has the same map, begun elsewhere.
    const roll = (file: Buffer) =>
      sharp(file)
        .extend({ right: 100, extendWith: 'repeat' })
        .toBuffer()
        .then((wide) =>
          sharp(wide).extract({ left: 100, top: 0, width: info.width, height: info.height }).png().toBuffer(),
        )
    const one = await make(await roll(tile), kind)
    const { bytes } = await use(
      materialMaps,
      { image: tile },
      { edges: 'repeat' },
      0,
      materialMapKinds.indexOf(kind),
    )
    const other = await readPicture(await roll(Buffer.from(bytes)))
    let worst = 0
    for (let pixel = 0; pixel < one.data.length; pixel += 1)
      worst = Math.max(worst, Math.abs((one.data[pixel] ?? 0) - (other.data[pixel] ?? 0)))
    expect(worst).toBeLessThanOrEqual(kind === 'albedo' ? 4 : 8)
  })
})
