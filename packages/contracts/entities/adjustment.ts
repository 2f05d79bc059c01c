import { z } from 'zod'
import { personText } from '../text.ts'

const share = z.number().min(0).max(1)
const either = z.number().min(-1).max(1)
/** Red, green and blue, in hexadecimal. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1a2b3c')
const channel = z.enum(['all', 'red', 'green', 'blue']).default('all')

/** The colours that one can turn by themselves. */
export const hueRanges = ['all', 'reds', 'yellows', 'greens', 'cyans', 'blues', 'magentas'] as const

/**
 * What is done to each pixel by itself: it can lie over a picture and be taken away again. Shares go from 0 to 1,
 * and from -1 to 1 where both directions make sense; 0 changes nothing.
 */
const colourAdjustments = [
  z.strictObject({ kind: z.literal('exposure'), stops: z.number().min(-5).max(5) }),
  z.strictObject({ kind: z.literal('brightness-contrast'), brightness: either, contrast: either }),
  z.strictObject({ kind: z.literal('tones'), highlights: either, shadows: either }),
  z.strictObject({
    kind: z.literal('levels'),
    channel,
    black: share.max(0.98),
    gamma: z.number().min(0.1).max(10),
    white: share.min(0.02),
    out_black: share,
    out_white: share,
  }),
  z.strictObject({
    kind: z.literal('curves'),
    channel,
    /** From left to right, each x once. */
    points: z
      .array(z.tuple([share, share]))
      .min(2)
      .max(16),
  }),
  z.strictObject({ kind: z.literal('white-balance'), temperature: either, tint: either }),
  z.strictObject({
    kind: z.literal('hsl'),
    range: z.enum(hueRanges).default('all'),
    /** Degrees. */
    hue: z.number().min(-180).max(180),
    saturation: either,
    lightness: either,
  }),
  z.strictObject({ kind: z.literal('vibrance'), amount: either }),
  z.strictObject({ kind: z.literal('grey'), amount: share, red: share, green: share, blue: share }),
  z.strictObject({ kind: z.literal('tint'), colour, amount: share }),
  z.strictObject({ kind: z.literal('gradient-map'), dark: colour, light: colour, amount: share }),
  z.strictObject({ kind: z.literal('invert') }),
  z.strictObject({ kind: z.literal('posterize'), steps: z.int().min(2).max(64) }),
  z.strictObject({ kind: z.literal('threshold'), level: share }),
  z.strictObject({ kind: z.literal('vignette'), amount: either, radius: share, feather: share }),
  z.strictObject({
    kind: z.literal('grain'),
    amount: share,
    /** How large a grain is, in pixels. */
    size: z.number().min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('lut'),
    name: personText().max(200),
    /** How many steps each side of the cube has. */
    side: z.int().min(2).max(65),
    /** Red, green and blue of each point as bytes, red changing fastest; Base64. */
    table: z.base64().max(1_200_000),
    amount: share,
  }),
] as const

/** What needs the pixels around: it is done once, to a layer or a picture. */
const areaAdjustments = [
  z.strictObject({ kind: z.literal('blur'), radius: z.number().min(0).max(200) }),
  z.strictObject({
    kind: z.literal('sharpen'),
    amount: z.number().min(0).max(3),
    radius: z.number().min(0.5).max(20),
  }),
] as const

export const colourAdjustment = z
  .discriminatedUnion('kind', colourAdjustments)
  .meta({ id: 'ColourAdjustment' })
export type ColourAdjustment = z.infer<typeof colourAdjustment>
export const adjustment = z
  .discriminatedUnion('kind', [...colourAdjustments, ...areaAdjustments])
  .meta({ id: 'Adjustment' })
export type Adjustment = z.infer<typeof adjustment>
export type AreaAdjustment = Exclude<Adjustment, ColourAdjustment>

/** As many as are done one after the other. */
export const mostAdjustments = 32
