import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const problem = z.object({
  msg: z.string().default(''),
  type: z.string().default(''),
  loc: z.array(z.union([z.string(), z.number()])).default([]),
})
const shape = z.object({ detail: z.union([z.string(), z.array(problem)]), error_type: z.string().optional() })

/** Types of the model errors that are about the content (docs.fal.ai, request errors). */
const aboutContent: ReadonlySet<string> = new Set(['content_policy_violation', 'content_policy_error'])

/**
 * fal has two shapes: models answer `detail` as a list of problems, the platform as a text with an `error_type`.
 * An account whose balance is used up is locked and answers 403.
 */
export function explainFal(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { detail } = parsed.data
  if (typeof detail === 'string')
    return /balance|locked|credit/i.test(detail)
      ? { message: detail, kind: 'no-credit' }
      : { message: detail }
  const message = detail
    .map(({ msg, loc }) => [loc.filter((part) => part !== 'body').join('.'), msg].filter(Boolean).join(': '))
    .join('; ')
  return detail.some(({ type }) => aboutContent.has(type))
    ? { message, kind: 'content-refused' }
    : { message }
}
