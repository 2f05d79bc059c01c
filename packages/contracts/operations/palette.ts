import { z } from 'zod'
import { field } from './field.ts'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

/** What a palette comes as: a sheet to look at, or a file that other programs read. */
export const paletteFormats = ['svg', 'png', 'gpl', 'json'] as const
const sheets: ReadonlySet<string> = new Set(['svg', 'png'])

export const palette = operation({
  id: 'palette',
  title: 'Palette',
  summary: 'Take the colours of a picture, as swatches with their names and codes.',
  group: 'image',
  input: z
    .strictObject({
      image,
      colors: z
        .int()
        .min(2)
        .max(16)
        .default(6)
        .meta(
          field({
            title: 'Colours',
            description: 'How many at most; those that look alike count as one.',
          }),
        ),
      format: z
        .enum(paletteFormats)
        .default('svg')
        .meta(
          field({
            title: 'Format',
            description:
              'svg and png: a sheet of swatches. gpl: for GIMP, Inkscape and Krita. json: codes, names and shares.',
            'x-names': { svg: 'SVG', png: 'PNG', gpl: 'GIMP palette', json: 'JSON' },
          }),
        ),
      ...routing,
    })
    .meta({ id: 'TakePalette' }),
  output: 'image',
  outputFor: ({ format }) => (sheets.has(format) ? 'image' : 'text'),
  outputs: () => 1,
  seed: () => null,
  text: () => 'Palette',
  timeLimitSeconds: 120,
})
