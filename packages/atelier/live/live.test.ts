import type { LiveInput, Pixels } from '@krya/provider-kit'
import { afterAll, describe, expect, it } from 'vitest'
import { createLive } from './live.ts'

const live = createLive(2)
afterAll(() => live.close())

const patience = AbortSignal.timeout(120_000)

/** White paper with boxes of paint on it. */
function drawing(
  width: number,
  height: number,
  boxes: readonly {
    at: readonly [number, number, number, number]
    colour: readonly [number, number, number]
  }[] = [],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const { at, colour } of boxes) {
    const [left, top, wide, high] = at
    for (let y = Math.max(0, top); y < Math.min(height, top + high); y += 1)
      for (let x = Math.max(0, left); x < Math.min(width, left + wide); x += 1)
        data.set(colour, (y * width + x) * 4)
  }
  return { width, height, data }
}

const land = drawing(128, 96, [
  { at: [0, 0, 128, 50], colour: [93, 180, 240] },
  { at: [0, 50, 128, 46], colour: [76, 175, 80] },
  { at: [40, 40, 20, 30], colour: [190, 60, 40] },
])

const input = (guide: Pixels, more: Partial<LiveInput> = {}): LiveInput => ({
  prompt: 'a lake at sunset',
  strength: 0.7,
  colour: 0.7,
  seed: 5,
  guide: {
    width: guide.width,
    height: guide.height,
    pixels: () => Promise.resolve(guide),
    file: () => Promise.reject(new Error('Nobody asks for a file.')),
  },
  ...more,
})

async function drawn(guide: Pixels, more: Partial<LiveInput> = {}, engine = live.open()): Promise<Pixels> {
  const frame = await engine.draw(input(guide, more), patience)
  if (!('data' in frame)) throw new Error('no pixels')
  return frame
}

const same = (a: Pixels, b: Pixels): boolean => Buffer.from(a.data).equals(Buffer.from(b.data))

describe('drawing as the hand moves', () => {
  it('paints the same each time, in any session, and leaves the guide alone', async () => {
    const before = Uint8ClampedArray.from(land.data)
    const first = await drawn(land)
    expect([first.width, first.height]).toEqual([128, 96])
    expect(same(first, await drawn(land))).toBe(true)
    expect(land.data).toEqual(before)
  })

  it('shows the drawing as it is at no strength, and another picture at full strength', async () => {
    expect(same(await drawn(land, { strength: 0 }), land)).toBe(true)
    expect(same(await drawn(land, { strength: 1 }), land)).toBe(false)
  })

  it('fills an empty sheet with the scene that was written', async () => {
    const scene = await drawn(drawing(128, 96), { strength: 1 })
    expect(new Set(new Uint32Array(scene.data.buffer)).size).toBeGreaterThan(500)
  })

  it('takes any size, prompt and style', async () => {
    for (const [width, height] of [
      [1, 1],
      [1, 200],
      [3, 2],
      [257, 33],
    ] as const) {
      const frame = await drawn(drawing(width, height, [{ at: [0, 0, 9, 9], colour: [200, 0, 0] }]), {
        prompt: '«» \u0000 <svg> 漢字 ' + 'x'.repeat(500),
        style: 'no such style',
      })
      expect(frame.data.length).toBe(width * height * 4)
    }
  })

  it('keeps answering with the former scenery while that of new words is drawn', async () => {
    const engine = live.open()
    const moved = drawing(128, 96, [{ at: [10, 10, 20, 20], colour: [200, 0, 0] }])
    await drawn(drawing(128, 96), {}, engine)
    const words = { prompt: 'a stormy night in the desert with a castle' }
    const meanwhile = await drawn(moved, words, engine)
    expect(same(meanwhile, await drawn(moved))).toBe(true)
    // Nothing moves, so it waits for the words: a settled frame.
    const settled = await drawn(moved, words, engine)
    expect(same(settled, await drawn(moved, words))).toBe(true)
    expect(same(settled, meanwhile)).toBe(false)
    await engine.close()
  })

  it('stops waiting as soon as it is told, and goes on after', async () => {
    const engine = live.open()
    const stop = new AbortController()
    const stopped = engine.draw(input(land, { prompt: 'a village in the hills' }), stop.signal)
    stop.abort()
    await expect(stopped).rejects.toMatchObject({ kind: 'unavailable' })
    expect((await drawn(land, {}, engine)).width).toBe(128)
  })
})
