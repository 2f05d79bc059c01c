import type { Refused } from '@krya/provider-kit'
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
/** Those about what it was given to work on. */
const aboutInput =
  /^(?:bad_request|image_too_(?:large|small)|image_load_error|file_download_error|file_too_large|face_detection_error|unsupported_\w+|invalid_\w+|value_error\w*|missing)$/

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

/**
 * How a job ended that the queue calls completed, with an error beside it. What broke on fal's side is not charged;
 * what a model refused may be (docs.fal.ai, faq).
 */
export function verdictOfFal(error: string | null | undefined, type: string | null | undefined): Refused {
  const kind = type ?? ''
  const message = `fal failed: ${error || kind.replaceAll('_', ' ')}`
  if (aboutContent.has(kind))
    return { state: 'refused', reason: 'content-refused', message, billed: 'unknown' }
  if (aboutInput.test(kind)) return { state: 'refused', reason: 'rejected', message, billed: 'unknown' }
  return { state: 'refused', reason: 'failed', message, billed: 'no' }
}
