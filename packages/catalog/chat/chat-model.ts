import { z } from 'zod'

/** What a language model costs, in US dollars for a million tokens: those that it reads, and those that it writes. */
const chatPriceSchema = z.strictObject({ input: z.number().min(0), output: z.number().min(0) })
export type ChatPrice = z.infer<typeof chatPriceSchema>

/** The known price of a language model, or of everything that a provider runs. */
export const chatModelSchema = z.strictObject({
  provider: z.string(),
  /** Its name there; left out: whatever else the provider runs. */
  model: z.string().optional(),
  price: chatPriceSchema,
  /** Why it costs nothing, where it does not. */
  free: z.string().optional(),
  /** Where the facts come from, and when they were read. */
  source: z.strictObject({ date: z.iso.date(), from: z.string() }),
})
export type ChatModel = z.infer<typeof chatModelSchema>

export const isPaid = ({ input, output }: ChatPrice): boolean => input > 0 || output > 0

/** Tokens, as services count them. */
export interface Tokens {
  readonly input: number
  readonly output: number
}

/** US dollars for so many tokens. */
export const usdFor = (price: ChatPrice, { input, output }: Tokens): number =>
  (price.input * input + price.output * output) / 1_000_000
