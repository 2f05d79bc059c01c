import { z } from 'zod'
import { hexColour } from '../scene/scene.ts'

/** What a shape is painted with; each variant of a logo gives its own colours for these. */
const paint = z.enum(['primary', 'secondary', 'ink', 'ground'])
export type Paint = z.infer<typeof paint>

const shape = z.object({
  /** A path in the logo’s own coordinates; its inside is told by even and odd. */
  d: z.string().max(200_000),
  paint,
  part: z.enum(['mark', 'name', 'tagline']),
})
export type Shape = z.infer<typeof shape>

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof box>

/** A designed logo, as plain data: everything it is shown as is made from this. */
export const logoSchema = z.object({
  version: z.literal(1),
  name: z.string(),
  tagline: z.string().optional(),
  shapes: z.array(shape).max(400),
  /** What is drawn, without clear space. */
  box,
  /** The sign without the words; null: there is none. */
  mark: box.nullable(),
  colours: z.object({ primary: hexColour, secondary: hexColour, ink: hexColour, ground: hexColour }),
  typeface: z.string(),
  taglineTypeface: z.string().optional(),
})
export type Logo = z.infer<typeof logoSchema>

/** Kept free on every side, as a share of the logo’s shorter side (or of what it would be were it squarer). */
export const clearSpace = 0.18
