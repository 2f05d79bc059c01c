import type { AnsweredBy } from '@krya/contracts'
import { price } from './model-picker.tsx'

/** Who helped with words, and what that cost; nothing is said of what is free. */
export function byline({ provider, model, credits, price_known }: AnsweredBy): string {
  const who = provider === 'rules' ? 'by Krya’s own rules' : `by ${model}`
  if (!price_known) return `${who} · price unknown`
  return credits === 0 ? who : `${who} · ${costOf(credits)}`
}

/** Help with words costs fractions of a credit. */
const costOf = (credits: number): string => (credits < 0.01 ? 'under 0.01 credits' : price(credits))
