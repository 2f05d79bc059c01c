import { z } from 'zod'
import type { Explained } from './service.ts'

const shape = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().nullish(),
      type: z.string().nullish(),
      code: z.union([z.string(), z.number()]).nullish(),
    }),
  ]),
})

const aboutContent: ReadonlySet<unknown> = new Set([
  'moderation_blocked',
  'content_policy_violation',
  'content_filter',
  'invalid_prompt_safety',
])
const tooMuch: ReadonlySet<unknown> = new Set([
  'rate_limit_exceeded',
  'rate_limit_error',
  'too_many_requests',
])
const outOfMoney: ReadonlySet<unknown> = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'insufficient_credits',
])

/** The error body that OpenAI began and many servers copy: `{ error: { message, type, param, code } }`. */
export function explainOpenAi(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { error } = parsed.data
  if (typeof error === 'string') return { message: error }
  const message = error.message ?? undefined
  const codes = [error.code, error.type]
  if (codes.some((code) => aboutContent.has(code))) return { message, kind: 'content-refused' }
  // Waiting does not mend it, though it comes as 429.
  if (codes.some((code) => outOfMoney.has(code))) return { message, kind: 'no-credit' }
  if (codes.some((code) => tooMuch.has(code))) return { message, kind: 'rate-limited' }
  return { message }
}
