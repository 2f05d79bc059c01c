import { z } from 'zod'

/** Credits for one US dollar. */
export const creditsPerUsd = 100

/** What one output costs, in US dollars, by how the service counts. */
export const priceSchema = z.strictObject({
  usd: z.number().min(0),
  per: z.enum(['output', 'megapixel', 'second', 'training-step']),
  /** Seconds are paid in begun units of so many. */
  begun: z.number().positive().optional(),
  /** Fixed part, where there is one. */
  plus: z.number().min(0).optional(),
  /** What takes the place of `usd` where the longer side of a picture made is beyond so many pixels. */
  over: z.strictObject({ side: z.int().positive(), usd: z.number().min(0) }).optional(),
  /** How often that by the value of an input field, where it depends on one: `{ resolution: { '1080p': 2 } }`. */
  times: z.record(z.string(), z.record(z.string(), z.number().min(0))).optional(),
})
export type Price = z.infer<typeof priceSchema>

/** What is known of the file that a request works on. */
export interface Measure {
  readonly pixels?: number
  /** The longer side, in pixels. */
  readonly longest?: number
  readonly seconds?: number
}

/** Credits for one output of this input, before it is made: an estimate where the service counts what it made. */
export function creditsFor(
  price: Price,
  input: Readonly<Record<string, unknown>>,
  measure: Measure = {},
): number {
  const usd =
    unitPrice(price, input, measure) * units(price, input, measure) * factor(price.times ?? {}, input)
  return Math.round((usd + (price.plus ?? 0)) * creditsPerUsd * 1000) / 1000
}

function unitPrice(
  { usd, over }: Price,
  { scale }: Readonly<Record<string, unknown>>,
  { longest = 0 }: Measure,
): number {
  return over !== undefined && longest * numberOr(scale, 1) > over.side ? over.usd : usd
}

function units(
  { per, begun = 0 }: Price,
  input: Readonly<Record<string, unknown>>,
  measure: Measure,
): number {
  switch (per) {
    case 'output':
      return 1
    case 'megapixel':
      return megapixels(input, measure)
    case 'second': {
      const seconds = numberOr(input['duration'], measure.seconds ?? 5)
      return begun === 0 ? seconds : Math.ceil(seconds / begun) * begun
    }
    case 'training-step':
      return numberOr(input['training_steps'], 1000)
  }
}

const factor = (times: NonNullable<Price['times']>, input: Readonly<Record<string, unknown>>): number =>
  Object.entries(times).reduce((all, [field, by]) => all * (by[String(input[field])] ?? 1), 1)

/** Services count begun megapixels of 1024², of what is made. */
function megapixels(
  { width, height, scale }: Readonly<Record<string, unknown>>,
  { pixels }: Measure,
): number {
  const made =
    typeof width === 'number' && typeof height === 'number'
      ? width * height
      : (pixels ?? 1) * numberOr(scale, 1) ** 2
  return Math.max(1, Math.ceil(made / 1_048_576))
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise
