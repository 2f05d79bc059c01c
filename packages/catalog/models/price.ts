import { z } from 'zod'

/** Credits for one US dollar. */
export const creditsPerUsd = 100

/** What one output costs, in US dollars, by how the service counts. */
export const priceSchema = z.strictObject({
  usd: z.number().min(0),
  per: z.enum(['output', 'megapixel', 'second']),
  /** Fixed part, where there is one. */
  plus: z.number().min(0).optional(),
})
export type Price = z.infer<typeof priceSchema>

/** Credits for one output of this input, before it is made: an estimate where the service counts what it made. */
export function creditsFor(price: Price, input: Readonly<Record<string, unknown>>): number {
  const units = price.per === 'output' ? 1 : price.per === 'megapixel' ? megapixels(input) : seconds(input)
  return Math.round((price.usd * units + (price.plus ?? 0)) * creditsPerUsd * 1000) / 1000
}

/** Services count begun megapixels of 1024². */
function megapixels({ width, height }: Readonly<Record<string, unknown>>): number {
  if (typeof width !== 'number' || typeof height !== 'number') return 1
  return Math.max(1, Math.ceil((width * height) / 1_048_576))
}

const seconds = ({ duration }: Readonly<Record<string, unknown>>): number =>
  typeof duration === 'number' ? duration : 5
