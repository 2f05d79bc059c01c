import { ProviderError, type ProviderErrorKind } from '@krya/provider-kit'
import { decode } from '@msgpack/msgpack'
import { z } from 'zod'

type Message = string | Uint8Array

/** An answer holds a picture and a few words; the heads of lists are believed no further than that. */
const limits = {
  maxArrayLength: 64,
  maxMapLength: 256,
  maxStrLength: 20 * 1024 * 1024,
  maxBinLength: 20 * 1024 * 1024,
  maxExtLength: 1024,
}

/** What every message may say of itself; results have no type. */
const shape = z.looseObject({
  type: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
  reason: z.string().optional(),
  request_id: z.string().optional(),
})
const result = z.object({
  images: z
    .array(z.object({ content: z.instanceof(Uint8Array).optional(), url: z.string().optional() }))
    .min(1),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
  nsfw_content_detected: z.array(z.boolean()).nullish(),
})

export interface Drawn {
  /** A file, or the address of one. */
  readonly picture: Uint8Array | string
  /** Whether the answer says what it is one to. */
  readonly namesQuestion: boolean
}

/** fal's words for what went wrong have no closed list. */
const kinds: readonly (readonly [RegExp, ProviderErrorKind])[] = [
  [/unauthori[sz]ed|forbidden/i, 'unauthorised'],
  [/balance|locked/i, 'no-credit'],
  [/content.?policy|nsfw|flagged/i, 'content-refused'],
  [/rate.?limit|too many/i, 'rate-limited'],
  [/bad.?request|invalid|validation/i, 'rejected'],
]

/**
 * Reads a message as the answer to a question; undefined: it is about something else.
 * @throws ProviderError what the service says went wrong, or malformed-answer
 */
export function readFal(message: Message, id: string): Drawn | undefined {
  const value = decoded(message)
  const told = shape.safeParse(value).data
  if (told === undefined) throw unreadable()
  const { type, status, error, reason, request_id: named = '' } = told
  if (type === 'x-fal-error' || status === 'error') throw faultOf(error ?? '', reason ?? '')
  if (type !== undefined || (named !== '' && named !== id)) return undefined
  const drawn = result.safeParse(value).data
  const [image] = drawn?.images ?? []
  const picture = image?.content ?? image?.url
  if (drawn === undefined || picture === undefined) throw unreadable()
  if (drawn.has_nsfw_concepts?.[0] === true || drawn.nsfw_content_detected?.[0] === true)
    throw new ProviderError('content-refused', 'fal’s safety checker blackened the result.', {
      billed: 'yes',
    })
  return { picture, namesQuestion: named === id }
}

/** Whether a message announces the end of a line on which nothing was asked. */
export function isFarewell(message: Message): boolean {
  try {
    const told = shape.safeParse(decoded(message)).data
    return told?.type === 'x-fal-error' || told?.status === 'error'
  } catch {
    return true
  }
}

function faultOf(error: string, reason: string): ProviderError {
  // It heard nothing for a while: our question came too late for this line.
  if (error === 'TIMEOUT')
    return new ProviderError('unavailable', 'fal closed the line for want of questions.', { billed: 'no' })
  const words = [error, reason].filter(Boolean).join(': ').slice(0, 500)
  const kind = kinds.find(([pattern]) => pattern.test(words))?.[1] ?? 'failed'
  const billed = kind === 'unauthorised' ? 'no' : 'unknown'
  return new ProviderError(kind, `fal answers with an error: ${words}`, { billed })
}

function decoded(message: Message): unknown {
  try {
    return typeof message === 'string' ? JSON.parse(message) : decode(message, limits)
  } catch (error) {
    throw unreadable(error)
  }
}

const unreadable = (cause?: unknown): ProviderError =>
  new ProviderError('malformed-answer', 'fal gave an answer that cannot be read.', {
    billed: 'unknown',
    cause,
  })
