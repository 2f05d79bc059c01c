import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const shape = z.object({ name: z.string().default(''), errors: z.array(z.string()).default([]) })
/** After too many requests it takes none for a minute (its rate limits). */
const lockedOutMs = 60_000

/** Stability names each failure; 403 is about the content, 422 about language or a public figure. */
export function explainStability(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { name, errors } = parsed.data
  const message = errors.join('; ') || name
  if (name === 'content_moderation' || name === 'public_figure') return { message, kind: 'content-refused' }
  if (name === 'rate_limit_exceeded') return { message, retryAfterMs: lockedOutMs }
  if (name === 'payment_required') return { message, kind: 'no-credit' }
  return { message }
}
