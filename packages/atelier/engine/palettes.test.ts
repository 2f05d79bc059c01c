import { Unworkable } from '@krya/darkroom'
import { use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { palette } from './palettes.ts'

const swatches = z.object({
  colours: z.array(z.object({ hex: z.string(), name: z.string(), share: z.number() })),
})
const image = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="160"><rect width="200" height="160" fill="#1b3a57"/><rect width="100" height="80" fill="#e8c547"/></svg>',
  ),
)
  .png()
  .toBuffer()
const made = (input: object, file = image) =>
  use(palette, { image: file }, { colors: 6, format: 'svg', ...input })
const textOf = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes)

describe('a palette', () => {
  it('has the colours of a picture with names and shares, the most used first', async () => {
    const { metadata, notes } = await made({})
    const { colours } = swatches.parse(metadata)
    expect(colours.map(({ share }) => share)).toEqual([expect.closeTo(0.75, 1), expect.closeTo(0.25, 1)])
    expect(colours[1]).toMatchObject({ name: 'gold' })
    expect(notes[0]?.message).toBe('The picture has 2 colours that can be told apart.')
  })

  it('is a sheet of outlines that names each swatch', async () => {
    const sheet = await made({})
    const svg = textOf(sheet)
    expect(sheet.mediaType).toBe('image/svg+xml')
    expect(svg).toContain('<title>gold #')
    expect(svg).not.toContain('<text')
    const png = await made({ format: 'png' })
    const { width } = await sharp(png.bytes).metadata()
    expect(width).toBe(1200)
  })

  it('is a file that GIMP, Inkscape and Krita read', async () => {
    const gpl = await made({ format: 'gpl' })
    const [head, name, columns, rule, ...rows] = textOf(gpl).trimEnd().split('\n')
    expect([head, name, columns, rule]).toEqual(['GIMP Palette', 'Name: Krya', 'Columns: 2', '#'])
    for (const row of rows) expect(row).toMatch(/^[ \d]{3} [ \d]{3} [ \d]{3}\t[a-z ]+$/)
    expect(rows).toHaveLength(2)
  })

  it('is JSON for programs', async () => {
    const json: unknown = JSON.parse(textOf(await made({ format: 'json' })))
    expect(json).toMatchObject({ colours: [{ share: expect.closeTo(0.75, 1) }, { name: 'gold' }] })
  })

  it('has no more colours than were asked for, and leaves out what is clear', async () => {
    const rainbow = await sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png()
      .toBuffer()
    expect(swatches.parse((await made({ colors: 2 }, rainbow)).metadata).colours.length).toBeLessThanOrEqual(
      2,
    )
    const clear = (alpha: number) =>
      sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 0, b: 0, alpha } } })
        .extend({ top: 8, background: { r: 0, g: 0, b: 255, alpha: 0 } })
        .png()
        .toBuffer()
    expect(swatches.parse((await made({}, await clear(1))).metadata).colours).toHaveLength(1)
    await expect(made({}, await clear(0))).rejects.toBeInstanceOf(Unworkable)
  })
})
