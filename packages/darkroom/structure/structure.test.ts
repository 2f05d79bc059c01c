import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { rgbOf } from '../colour/lab.ts'
import { readPicture } from '../picture.ts'
import { fileOfFixture, fixture, use } from '../testing.ts'
import { edgesOf } from './edges.ts'
import { structureMap } from './index.ts'
import { paletteOf, segmentsOf } from './segments.ts'
import { sketchOf } from './sketch.ts'

const drawnSvg = (svg: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="160">${svg}</svg>`))
    .png()
    .toBuffer()
const drawn = async (svg: string) => readPicture(await drawnSvg(svg))

describe('edges', () => {
  it('are one closed line about a shape, one or two pixels wide', async () => {
    const { data, width } = edgesOf(
      await drawn('<rect width="200" height="160" fill="#fff"/><rect x="50" y="40" width="80" height="60"/>'),
    )
    for (const y of [50, 70, 90]) {
      const row = [...data.subarray(y * width, (y + 1) * width).entries()].flatMap(([x, one]) =>
        one > 0 ? [x] : [],
      )
      expect(row.length).toBeLessThanOrEqual(4)
      expect(Math.abs(Math.min(...row) - 50)).toBeLessThan(3)
      expect(Math.abs(Math.max(...row) - 130)).toBeLessThan(3)
    }
  })
  it('are none in an even picture', async () => {
    expect(edgesOf(await drawn('<rect width="200" height="160" fill="#7a9"/>')).data.includes(1)).toBe(false)
  })
})

describe('areas', () => {
  it('are those of one colour that hang together', async () => {
    const picture = await drawn(
      '<rect width="200" height="160" fill="#fff"/><rect x="20" y="40" width="50" height="60" fill="#c33"/><rect x="120" y="40" width="50" height="60" fill="#c33"/>',
    )
    const { of } = await segmentsOf(picture, 2)
    const at = (x: number, y: number) => of[y * 200 + x]
    expect(new Set(of).size).toBeLessThan(6)
    expect(at(40, 70)).not.toBe(at(150, 70))
    expect(at(40, 70)).toBe(at(25, 95))
    expect(at(5, 5)).toBe(at(100, 80))
  })
  it('cover the whole of a photograph, and are few', async () => {
    const { of, count } = await segmentsOf(await fixture('coffee'), 16)
    expect(of.every((one) => one < count)).toBe(true)
    expect(count).toBeGreaterThan(8)
    expect(count).toBeLessThan(500)
  })
})

describe('sketches', () => {
  const circle = '<circle cx="100" cy="80" r="40" fill="none" stroke-width="3"'
  it('have closed shapes, whichever way round the ink is, and with small gaps', async () => {
    for (const [paper, ink, gap] of [
      ['#fff', '#222', ''],
      ['#111', '#eee', ''],
      ['#fff', '#222', 'stroke-dasharray="249 2.3"'],
    ]) {
      const { list } = await sketchOf(
        await drawn(`<rect width="200" height="160" fill="${paper}"/>${circle} stroke="${ink}" ${gap}/>`),
      )
      const closed = list.filter(({ isClosed, pixels }) => isClosed && pixels > 100)
      expect(closed).toHaveLength(1)
      expect(closed[0]?.x).toBeCloseTo(0.5, 1)
    }
  })
  it('keep the colours they were filled with', async () => {
    const { list } = await sketchOf(
      await drawn(
        '<rect width="200" height="160" fill="#fff"/><circle cx="100" cy="80" r="40" fill="#3c6" stroke="#222" stroke-width="4"/>',
      ),
    )
    const filled = list.find(({ isClosed }) => isClosed)
    expect(filled?.colour?.map(Math.round)).toEqual([0x33, 0xcc, 0x66])
  })
})

describe('maps', () => {
  it('of depth have near what is in front, and say that they guess', async () => {
    const { bytes, notes } = await use(
      structureMap,
      { image: await fileOfFixture('astronaut') },
      { map: 'depth' },
    )
    const { data, width } = await readPicture(bytes)
    const bright = (x: number, y: number): number => data[(y * width + x) * 4] ?? 0
    expect(bright(222, 400)).toBeGreaterThan(bright(330, 40) + 80)
    expect(notes[0]?.message).toContain('guess')
  })
  it.each(['edges', 'lines', 'segments'])('of %s are as large as the picture', async (map) => {
    const { bytes } = await use(structureMap, { image: await fileOfFixture('cat') }, { map })
    const [made, cat] = [await readPicture(bytes), await fixture('cat')]
    expect([made.width, made.height]).toEqual([cat.width, cat.height])
  })
})

describe('palettes', () => {
  it('have the colours of a picture by how much of it they are', async () => {
    const picture = await drawn(
      '<rect width="200" height="160" fill="#1b3a57"/><rect width="100" height="80" fill="#e8c547"/><rect x="150" y="120" width="50" height="40" fill="#c33"/>',
    )
    const colours = (await paletteOf(picture, 6)).map(({ colour, share }) => ({
      hex: rgbOf(colour).map(Math.round),
      share,
    }))
    const near = (at: number, [r, g, b]: readonly [number, number, number]) => {
      const [red = 0, green = 0, blue = 0] = colours[at]?.hex ?? []
      expect(Math.hypot(red - r, green - g, blue - b)).toBeLessThan(14)
    }
    near(0, [0x1b, 0x3a, 0x57])
    near(1, [0xe8, 0xc5, 0x47])
    near(2, [0xcc, 0x33, 0x33])
    expect(colours[1]?.share).toBeCloseTo(0.25, 1)
  })
  it('are short where a picture has one colour', async () => {
    expect((await paletteOf(await drawn('<rect width="200" height="160" fill="#7a9"/>'), 7)).length).toBe(1)
  })
})
