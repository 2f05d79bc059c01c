import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const detail = z.object({ retryDelay: z.string().optional() }).loose()
const shape = z.object({
  error: z.object({
    message: z.string(),
    status: z.string().optional(),
    details: z.array(detail).optional(),
  }),
})

/** Google’s errors name a status (google.rpc.Code); a delay comes as RetryInfo. */
export function explainGoogle(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { message, status, details = [] } = parsed.data.error
  const seconds = details.map(({ retryDelay }) => Number.parseFloat(retryDelay ?? '')).find(Number.isFinite)
  const retryAfterMs = seconds === undefined ? undefined : seconds * 1000
  if (/API key (?:not valid|expired)/i.test(message)) return { message, kind: 'unauthorised' }
  // A daily or billing quota is not mended by waiting a little.
  if (status === 'RESOURCE_EXHAUSTED' && /billing|per day|prepay|credits/i.test(message))
    return { message, kind: 'no-credit' }
  return { message, retryAfterMs }
}
