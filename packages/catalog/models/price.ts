import { z } from 'zod'

/** Credits for one US dollar. */
export const creditsPerUsd = 100

/**
 * What is charged by what the service reports afterwards, in US dollars: for a million tokens of each kind, for a
 * second of the machine it ran on. A kind that is left out has no known price.
 */
const meterSchema = z.union([
  z.strictObject({
    per: z.literal('million-tokens'),
    /** Those it read. */
    words: z.number().min(0),
    pictures: z.number().min(0),
    /** Those it wrote, thoughts among them. */
    written: z.number().min(0).optional(),
    drawn: z.number().min(0),
  }),
  z.strictObject({ per: z.literal('machine-second'), usd: z.number().min(0), machine: z.string() }),
])
export type Meter = z.infer<typeof meterSchema>

/** What a service reports that it counted; `written` left out: nothing. */
export const countedSchema = z.union([
  z.strictObject({
    of: z.literal('tokens'),
    words: z.number(),
    pictures: z.number(),
    written: z.number().exactOptional(),
    drawn: z.number(),
  }),
  z.strictObject({ of: z.literal('machine-seconds'), seconds: z.number() }),
])
export type Counted = z.infer<typeof countedSchema>

/** US dollars for what was counted; undefined where it was counted in what has no known price. */
export function usdCounted(meter: Meter, counted: Counted): number | undefined {
  if (counted.of === 'machine-seconds')
    return meter.per === 'machine-second' ? counted.seconds * meter.usd : undefined
  if (meter.per !== 'million-tokens') return undefined
  let usd = 0
  for (const kind of ['words', 'pictures', 'written', 'drawn'] as const) {
    const tokens = counted[kind] ?? 0
    const price = meter[kind]
    if (tokens > 0 && price === undefined) return undefined
    usd += (tokens * (price ?? 0)) / 1_000_000
  }
  return usd
}

/** What one output costs, in US dollars, by how the service counts. */
export const priceSchema = z.strictObject({
  usd: z.number().min(0),
  per: z.enum(['output', 'megapixel', 'second', 'training-step']),
  /** Seconds are paid in begun units of so many. */
  begun: z.number().positive().optional(),
  /** Fixed part, where there is one. */
  plus: z.number().min(0).optional(),
  /** How often that by the value of an input field, where it depends on one: `{ resolution: { '1080p': 2 } }`. */
  times: z.record(z.string(), z.record(z.string(), z.number().min(0))).optional(),
  /** What it costs instead where its longer side has more than so many pixels, the smallest first. */
  beyond: z.array(z.strictObject({ pixels: z.int().positive(), usd: z.number().min(0) })).optional(),
  /** How it is charged in truth, where the service reports what it counted: the price is what is expected then. */
  meter: meterSchema.optional(),
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
  const usd = ofSize(price, input, measure) * units(price, input, measure) * factor(price.times ?? {}, input)
  return Math.round((usd + (price.plus ?? 0)) * creditsPerUsd * 1000) / 1000
}

/** The price of one unit, for the size that is asked for or that a picture is enlarged to. */
function ofSize(
  { usd, beyond = [] }: Price,
  { width, height, scale }: Readonly<Record<string, unknown>>,
  { longest = 0 }: Measure,
): number {
  const side =
    typeof width === 'number' && typeof height === 'number'
      ? Math.max(width, height)
      : longest * numberOr(scale, 1)
  return beyond.findLast(({ pixels }) => side > pixels)?.usd ?? usd
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
