import { logoLooks, logoMarks } from '@krya/contracts'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { distance } from '../draw/colour.ts'
import { designLogo, type LogoInput } from './design.ts'
import { iconsFor } from './icons.ts'
import { kitOf } from './kit.ts'
import { type Logo, logoSchema } from './logo.ts'
import { boxOf } from './shape.ts'
import { svgOfLogo, variants } from './svg.ts'

const brand: LogoInput = {
  name: 'North Ridge',
  industry: 'hiking gear',
  look: 'auto',
  mark: 'auto',
  seed: 1,
}
function logoOf(input: Partial<LogoInput> = {}): Logo {
  const designed = designLogo({ ...brand, ...input })
  if (designed === null) throw new Error('no letters')
  return designed.logo
}

describe('logos', () => {
  it('are plain data, the same for a seed, of another kind for the next', () => {
    expect(logoSchema.parse(structuredClone(logoOf()))).toEqual(logoOf())
    const eight = Array.from({ length: 8 }, (_, seed) => JSON.stringify(logoOf({ seed }).shapes))
    expect(new Set(eight).size).toBe(8)
  })

  it.each(logoLooks.flatMap((style) => logoMarks.map((mark) => [style, mark] as const)))(
    'of the look %s with the sign %s keep within their box and are not empty',
    (style, mark) => {
      const logo = logoOf({ look: style, mark, tagline: 'Since the first light' })
      for (const { d } of logo.shapes) {
        const { x, y, width, height } = boxOf(d)
        expect([x, y, width, height].every(Number.isFinite)).toBe(true)
        expect(x).toBeGreaterThanOrEqual(logo.box.x - 0.01)
        expect(y + height).toBeLessThanOrEqual(logo.box.y + logo.box.height + 0.01)
      }
      expect(logo.shapes.some(({ part }) => part === 'name')).toBe(true)
      expect(logo.shapes.some(({ part }) => part === 'tagline')).toBe(true)
      expect(logo.mark === null).toBe(mark === 'wordmark')
    },
  )

  it('have sign and words apart from each other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Lumen', 'Maison Éloise', 'Iron Forge Strength Company', 'Q', 'Ægir & Søn'),
        fc.constantFrom(...logoLooks),
        fc.nat(5000),
        (name, style, seed) => {
          const logo = logoOf({ name, look: style, seed, mark: 'monogram' })
          const words = logo.shapes.filter(({ part }) => part === 'name').map(({ d }) => boxOf(d))
          const { mark } = logo
          if (mark === null) throw new Error('no sign')
          const left = Math.min(...words.map(({ x }) => x))
          const top = Math.min(...words.map(({ y }) => y))
          expect(mark.x + mark.width < left || mark.y + mark.height < top).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are drawn in the colours that were named, the main one first', () => {
    const { colours } = logoOf({ colors: 'teal and gold' })
    expect(distance(colours.primary, '#008080')).toBeLessThan(0.02)
    expect(distance(colours.secondary, '#ffd700')).toBeLessThan(0.02)
    expect(designLogo({ ...brand, colors: 'teal, wonderful' })?.unknown).toEqual(['wonderful'])
  })

  it('find signs for what a company does, and for what it is called', () => {
    expect(iconsFor('coffee roastery').map(({ name }) => name)).toContain('coffee-bean')
    expect(iconsFor('Blue Anchor').map(({ name }) => name)[0]).toBe('anchor')
    expect(iconsFor('qwertz')).toEqual([])
  })

  it('are refused where no typeface has the letters', () => {
    expect(designLogo({ ...brand, name: '山の家' })).toBeNull()
    expect(designLogo({ ...brand, name: 'Łódź Żelazna' })).not.toBeNull()
  })

  it.each(variants)('are vectors alone, also %s, and one colour where there is one', (variant) => {
    const svg = svgOfLogo(logoOf({ mark: 'emblem' }), { variant, of: 'logo', hasGround: false })
    expect(svg).not.toMatch(/<(?:text|image|script|style)/)
    const fills = new Set([...svg.matchAll(/fill="(#[^"]+)"/g)].map(([, hex]) => hex))
    if (variant === 'black') expect([...fills]).toEqual(['#000000'])
    if (variant === 'white') expect([...fills]).toEqual(['#ffffff'])
    if (variant === 'colour') expect(fills.size).toBeGreaterThan(1)
  })

  it('are seen on light and on dark', async () => {
    for (const colors of ['navy', 'pale yellow', 'black', 'white'])
      for (const variant of ['colour', 'dark'] as const) {
        const svg = svgOfLogo(logoOf({ colors }), { variant, of: 'logo', hasGround: true }, 200)
        const { channels } = await sharp(new Resvg(svg).render().asPng()).stats()
        expect(channels[0]?.stdev).toBeGreaterThan(20)
      }
  })
})

describe('brand kits', () => {
  it.each(['pictorial', 'wordmark'] as const)('of a %s have every file, each readable', async (mark) => {
    const files = new Map<string, Uint8Array>()
    for await (const { path, bytes } of kitOf(logoOf({ mark, tagline: 'Hiking gear' })))
      files.set(path, bytes)
    expect(files.has('mark/svg/mark-white.svg')).toBe(mark === 'pictorial')
    for (const variant of variants) expect(files.has(`logo/svg/logo-${variant}.svg`)).toBe(true)
    expect((await sharp(files.get('logo/png/logo-colour-2048.png')).metadata()).width).toBe(2048)
    const icon = await sharp(files.get('favicon/apple-touch-icon.png')).metadata()
    expect([icon.width, icon.height]).toEqual([180, 180])
    const ico = Buffer.from(files.get('favicon/favicon.ico') ?? [])
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt8(6)]).toEqual([1, 3, 16])
    expect(
      Buffer.from(files.get('brand-sheet.pdf') ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(JSON.parse(Buffer.from(files.get('favicon/site.webmanifest') ?? []).toString())).toMatchObject({
      name: 'North Ridge',
    })
  })
})
