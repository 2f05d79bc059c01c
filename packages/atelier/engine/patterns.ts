import { symmetries } from '@krya/contracts'
import { type Made, png, type Tool, writePicture } from '@krya/darkroom'
import { z } from 'zod'
import { type Pattern, patternOf } from '../pattern/pattern.ts'
import { rasterOf } from '../render/raster.ts'

const input = z.object({
  prompt: z.string(),
  symmetry: z.enum(['auto', ...symmetries]),
  scale: z.enum(['small', 'medium', 'large']),
  width: z.int(),
  height: z.int(),
  format: z.enum(['png', 'svg']),
})

/** `generate-pattern` */
export const generatePattern: Tool = async (work) => {
  const { format, ...asked } = input.parse(work.input)
  const pattern = patternOf({ ...asked, seed: work.seed })
  const notes = notesOf(pattern, asked.symmetry)
  if (format === 'svg')
    return { bytes: new TextEncoder().encode(pattern.svg), mediaType: 'image/svg+xml', notes }
  return png(await writePicture(rasterOf(pattern.svg)), notes)
}

const notesOf = ({ unused, made, isFree }: Pattern, symmetry: string): Made['notes'] => [
  ...(unused.length === 0
    ? []
    : [{ field: 'prompt', message: `Not drawn: ${unused.map((word) => `“${word}”`).join(', ')}.` }]),
  ...(isFree
    ? [
        {
          field: 'symmetry',
          message: `A pattern of ${made} has a symmetry of its own; ${symmetry} was not used.`,
        },
      ]
    : []),
]
