import { logoLooks, logoMarks } from '@krya/contracts'
import { type Made, type Tool, Unworkable } from '@krya/darkroom'
import { z } from 'zod'
import { designLogo } from '../logo/design.ts'
import { svgOfLogo, type View } from '../logo/svg.ts'
import { pngOf } from '../render/raster.ts'

const input = z.object({
  name: z.string(),
  tagline: z.string().optional(),
  industry: z.string().optional(),
  colors: z.string().optional(),
  look: z.enum(['auto', ...logoLooks]),
  mark: z.enum(['auto', ...logoMarks]),
  ground: z.enum(['light', 'dark', 'transparent']),
  format: z.enum(['png', 'svg']),
})

const shape = 4 / 3
const pixels = 1600

/** `generate-logo`: each output another design. */
export const generateLogo: Tool = async (work) => {
  const { format, ground, ...brand } = input.parse(work.input)
  const designed = designLogo({ ...brand, seed: work.seed })
  if (designed === null)
    throw new Unworkable(
      'Atelier’s typefaces have Latin letters only, and the name or tagline has others. Write it in Latin letters.',
    )
  const view: View = {
    variant: ground === 'dark' ? 'dark' : 'colour',
    of: 'logo',
    hasGround: ground !== 'transparent',
    shape,
  }
  const svg = svgOfLogo(designed.logo, view, pixels)
  const notes: Made['notes'] =
    designed.unknown.length === 0
      ? []
      : [
          {
            field: 'colors',
            message: `No colours that Atelier knows: ${designed.unknown.map((one) => `“${one}”`).join(', ')}.`,
          },
        ]
  const metadata = { logo: designed.logo }
  return format === 'svg'
    ? { bytes: new TextEncoder().encode(svg), mediaType: 'image/svg+xml', notes, metadata }
    : {
        bytes: pngOf(svg),
        mediaType: 'image/png',
        notes,
        metadata,
      }
}
