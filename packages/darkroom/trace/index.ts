import { Hierarchical, optimize, PathSimplifyMode, vectorizeRaw } from '@neplex/vectorizer'
import { z } from 'zod'
import { type Picture, resized } from '../picture.ts'
import { imageOf, type Tool } from '../tool.ts'

const input = z.object({
  colors: z.enum(['few', 'some', 'many', 'black and white']).default('some'),
  smoothness: z.number().default(0.5),
  corners: z.enum(['sharp', 'round']).default('sharp'),
})

/** How finely colours are told apart: bits of each channel, and how far layers stand apart (0–255). */
const palettes = {
  few: { colorPrecision: 5, layerDifference: 48, colorMode: 0 },
  some: { colorPrecision: 6, layerDifference: 24, colorMode: 0 },
  many: { colorPrecision: 8, layerDifference: 10, colorMode: 0 },
  'black and white': { colorPrecision: 6, layerDifference: 24, colorMode: 1 },
} as const
/** Larger pictures are traced at this size: outlines gain nothing from more, and files grow beyond use. */
const longestTraced = 2048

/** `vectorize-image`: traced by VTracer. */
export const vectorizeImage: Tool = async (work, told) => {
  const { colors, smoothness, corners } = input.parse(work.input)
  const picture = await imageOf(work)
  const small = await traced(picture)
  const svg = await vectorizeRaw(
    Buffer.from(small.data.buffer, small.data.byteOffset, small.data.byteLength),
    { width: small.width, height: small.height },
    {
      ...palettes[colors],
      hierarchical: Hierarchical.Stacked,
      mode: PathSimplifyMode.Spline,
      filterSpeckle: Math.round(2 + 10 * smoothness),
      cornerThreshold: corners === 'sharp' ? 60 : 140,
      lengthThreshold: 3.5 + 4 * smoothness,
      maxIterations: 10,
      spliceThreshold: 45,
      pathPrecision: 2,
    },
  )
  told(0.8)
  const sized = await optimize(svg)
  return {
    bytes: new TextEncoder().encode(withView(sized, small, picture)),
    mediaType: 'image/svg+xml',
    notes: [],
  }
}

function traced(picture: Picture): Promise<Picture> {
  const share = Math.min(1, longestTraced / Math.max(picture.width, picture.height))
  return resized(
    picture,
    Math.max(1, Math.round(picture.width * share)),
    Math.max(1, Math.round(picture.height * share)),
  )
}

/** Of the picture’s own size, whatever size it was traced at. */
const withView = (svg: string, small: Picture, { width, height }: Picture): string =>
  svg.replace(/<svg\b[^>]*>/, (tag) => {
    const rest = tag.replace(/\s(?:width|height|viewBox)="[^"]*"/g, '').slice(0, -1)
    return `${rest} width="${width}" height="${height}" viewBox="0 0 ${small.width} ${small.height}">`
  })
