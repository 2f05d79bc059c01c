import { paletteFormats } from '@krya/contracts'
import { hexOf, imageOf, type MadeBytes, namesOf, paletteOf, type Tool, Unworkable } from '@krya/darkroom'
import { z } from 'zod'
import { gplOf, jsonOf } from '../palette/files.ts'
import { sheetOf } from '../palette/sheet.ts'
import type { Swatch } from '../palette/swatch.ts'
import { pngOf } from '../render/raster.ts'

const input = z.object({ colors: z.int(), format: z.enum(paletteFormats) })

/** `palette`: the colours of a picture, as a sheet or as a file for other programs. */
export const palette: Tool = async (work) => {
  const { colors, format } = input.parse(work.input)
  const found = await paletteOf(await imageOf(work), colors)
  if (found.length === 0)
    throw new Unworkable('The picture is clear all over, so it has no colours. Choose another.')
  const names = namesOf(found.map(({ colour }) => colour))
  const colours = found.map(({ colour, share }, at): Swatch => ({
    hex: hexOf(colour),
    name: names[at] ?? '',
    share: Math.round(share * 1000) / 1000,
  }))
  const notes =
    found.length < colors
      ? [{ field: 'colors', message: `The picture has ${found.length} colours that can be told apart.` }]
      : []
  return { ...fileFor(colours, format), metadata: { colours }, notes }
}

function fileFor(
  colours: readonly Swatch[],
  format: (typeof paletteFormats)[number],
): Pick<MadeBytes, 'bytes' | 'mediaType'> {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
  switch (format) {
    case 'svg':
      return { bytes: bytesOf(sheetOf(colours)), mediaType: 'image/svg+xml' }
    case 'png':
      return { bytes: pngOf(sheetOf(colours)), mediaType: 'image/png' }
    case 'gpl':
      return { bytes: bytesOf(gplOf(colours)), mediaType: 'application/x-gimp-palette' }
    case 'json':
      return { bytes: bytesOf(jsonOf(colours)), mediaType: 'application/json' }
  }
}
