import { symmetries, type Symmetry } from '@krya/contracts'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { families } from './families.ts'
import { groups, type Position } from './groups.ts'
import { patternOf } from './pattern.ts'
import { apart, blockOf } from './tile.ts'

const side = 240
const drawn = (svg: string) => {
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  return sharp(Buffer.from(pixels), { raw: { width, height, channels: 4 } })
}
const pattern = (prompt: string, symmetry: Symmetry | 'auto' = 'auto', seed = 3) =>
  patternOf({ prompt, symmetry, scale: 'medium', width: side, height: side, seed })

/** How many of a hundred pixels differ by more than a little. */
async function differing(a: Sharp, b: Sharp): Promise<number> {
  const [one, other] = await Promise.all([a.raw().toBuffer(), b.raw().toBuffer()])
  let count = 0
  for (let at = 0; at < one.length; at += 1)
    if (at % 4 !== 3 && Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > 24) count += 1
  return (100 * count) / (one.length * 0.75)
}

/** The tile, laid four times so that its corners meet in the middle, drawn as one drawing. */
function shifted(svg: string): string {
  const inner = svg.replace(/^<svg[^>]*>/, '').replace('</svg>', '')
  const half = side / 2
  const copies = [-half, half].flatMap((x) =>
    [-half, half].map(
      (y, at) =>
        `<svg x="${x}" y="${y}" width="${side}" height="${side}">${inner.replaceAll(/(id="|#)motif/g, `$1m${x}${at}`)}</svg>`,
    ),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}">${copies.join('')}</svg>`
}
const rolled = async (svg: string): Promise<Sharp> => {
  const tile = await drawn(svg).png().toBuffer()
  const four = await sharp({ create: { width: 2 * side, height: 2 * side, channels: 4, background: '#000' } })
    .composite([0, side].flatMap((left) => [0, side].map((top) => ({ input: tile, left, top }))))
    .png()
    .toBuffer()
  return sharp(four)
    .extract({ left: side / 2, top: side / 2, width: side, height: side })
    .ensureAlpha()
}

describe('wallpaper groups', () => {
  const then = ([a, b, c, d, x, y]: Position, [e, f, g, h, u, v]: Position): Position => [
    a * e + b * g,
    a * f + b * h,
    c * e + d * g,
    c * f + d * h,
    a * u + b * v + x,
    c * u + d * v + y,
  ]
  const key = ([a, b, c, d, x, y]: Position): string =>
    [a, b, c, d, x - Math.floor(x), y - Math.floor(y)].map((one) => (one === 0 ? 0 : one)).join()

  it('are seventeen', () => expect(symmetries).toHaveLength(17))
  it.each(symmetries)('%s is a group: what is done twice is in it as well', (symmetry) => {
    const { positions } = groups[symmetry]
    const known = new Set(positions.map(key))
    expect(known.size).toBe(positions.length)
    for (const one of positions) for (const other of positions) expect(known).toContain(key(then(one, other)))
  })
  it.each(symmetries)('%s keeps sizes, and all copies of a copy are its copies', (symmetry) => {
    const block = blockOf(symmetry)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, y) => {
          const copies = block.copiesOf(x, y * block.height)
          for (const { a, b, c, d } of copies) expect(Math.abs(a * d - b * c)).toBeCloseTo(1, 6)
          const last = copies.at(-1)
          if (last === undefined) throw new Error('none')
          for (const copy of block.copiesOf(last.x, last.y))
            expect(Math.min(...copies.map((one) => apart(one, copy, block.height)))).toBeLessThan(1e-6)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('patterns', () => {
  it.each(symmetries)('of %s have no seam: shifted by half they are the same drawing', async (symmetry) => {
    const { svg, made } = pattern('ornament', symmetry)
    expect(made).toBe(symmetry)
    expect(await differing(drawn(shifted(svg)), await rolled(svg))).toBeLessThan(0.15)
  })
  it.each(families.map(({ name }) => name))('of %s have no seam', async (name) => {
    const { svg, made } = pattern(name)
    expect(made).toBe(name)
    expect(await differing(drawn(shifted(svg)), await rolled(svg))).toBeLessThan(0.6)
  })
  it.each([
    ['pm', (one: Sharp) => one.flop()],
    ['pmm', (one: Sharp) => one.flip()],
    ['p2', (one: Sharp) => one.rotate(180)],
    ['p4', (one: Sharp) => one.rotate(90)],
    ['p4m', (one: Sharp) => one.rotate(90).flop()],
    ['p6', (one: Sharp) => one.rotate(180)],
  ] as const)('of %s look the same mirrored or turned', async (symmetry, change) => {
    const { svg } = pattern('ornament', symmetry)
    expect(await differing(change(drawn(svg)), drawn(svg))).toBeLessThan(1.5)
    const { svg: free } = pattern('ornament', 'p1')
    expect(await differing(change(drawn(free)), drawn(free))).toBeGreaterThan(3)
  })
  it('draw what the words name, on the colour they name', async () => {
    const { svg, unused } = pattern('lemons on navy blue, seamless pattern')
    const { data } = await drawn(svg).raw().toBuffer({ resolveWithObject: true })
    let [yellow, navy] = [0, 0]
    for (let at = 0; at < data.length; at += 4) {
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
      if (r > 200 && g > 170 && b < 120) yellow += 1
      if (r < 20 && g < 20 && b > 110 && b < 150) navy += 1
    }
    expect(yellow).toBeGreaterThan(0.08 * side * side)
    expect(navy).toBeGreaterThan(0.4 * side * side)
    expect(unused).toEqual([])
  })
  it('are the same for a seed, and others for others', () => {
    expect(pattern('flowers', 'auto', 1)).toEqual(pattern('flowers', 'auto', 1))
    expect(pattern('flowers', 'auto', 1).svg).not.toBe(pattern('flowers', 'auto', 2).svg)
  })
  it('say that a weave has a symmetry of its own, and what they do not know', () => {
    expect(pattern('plaid in red', 'p6').isFree).toBe(true)
    expect(pattern('a qwertzuiop pattern').unused).toEqual(['qwertzuiop'])
  })
})
