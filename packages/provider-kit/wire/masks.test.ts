import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { InputFile } from '../spec/provider.ts'
import { extended, margin } from './canvas.ts'
import { inverted, transparent } from './masks.ts'

/** Grey pixels beside each other, as a file. */
function row(...greys: number[]): InputFile {
  const raw = { width: greys.length, height: 1, channels: 1 } as const
  return {
    id: 'row',
    mediaType: 'image/png',
    width: raw.width,
    height: raw.height,
    bytes: () => sharp(Buffer.from(greys), { raw }).png().toBuffer(),
  }
}

/** One channel of a file, row by row. */
async function channel(file: InputFile, which: number): Promise<number[][]> {
  const { data, info } = await sharp(await file.bytes())
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([file.width, file.height])
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels + which] ?? -1
  return Array.from({ length: info.height }, (_, y) =>
    Array.from({ length: info.width }, (__, x) => at(x, y)),
  )
}

describe('a mask whose white is changed', () => {
  it('is black where it was white for those who change black, with nothing between', async () => {
    expect(await channel(inverted(row(0, 100, 200, 255), undefined), 0)).toEqual([[255, 255, 0, 0]])
  })

  it('is transparent where it was white for those who change that', async () => {
    expect(await channel(transparent(row(0, 255), undefined), 3)).toEqual([[255, 0]])
  })

  it('gets the size of the picture that it is for', async () => {
    const picture = row(1, 2, 3, 4)
    expect(await channel(inverted(row(0, 255), picture), 0)).toEqual([[255, 255, 0, 0]])
  })

  it('with holes in it keeps what lies under them', async () => {
    const hole = await sharp({ create: { width: 1, height: 1, channels: 4, background: '#fff0' } })
      .png()
      .toBuffer()
    const mask = { ...row(0), bytes: async () => hole }
    expect(await channel(inverted(mask, undefined), 0)).toEqual([[255]])
  })
})

describe('a canvas that goes beyond a picture', () => {
  const sides = { left: 1, right: 2, top: 0, bottom: 1 }

  it('has the picture where it belongs', async () => {
    const [first, second] = await channel(extended(row(10, 20), sides), 0)
    expect(first?.slice(1, 3)).toEqual([10, 20])
    expect([first?.[0], first?.[3], ...(second ?? [])]).toEqual(Array.from({ length: 7 }, () => 128))
  })

  it('has a mask that is black beyond the picture and white where it lies', async () => {
    expect(await channel(margin(row(10, 20), sides), 0)).toEqual([
      [0, 255, 255, 0, 0],
      [0, 0, 0, 0, 0],
    ])
  })
})
