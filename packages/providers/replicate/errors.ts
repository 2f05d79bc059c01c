import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const shape = z.object({ title: z.string().optional(), detail: z.string().nullish() })

/** Replicate answers problem documents (RFC 7807); when it throttles, the text says for how long. */
export function explainReplicate(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const message = parsed.data.detail ?? parsed.data.title
  const seconds = /available in (\d+)/.exec(message ?? '')?.[1]
  return { message, ...(seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 }) }
}

/** Whether a prediction's error is about its content: the models say so only in words. */
export const isAboutContent = (error: string): boolean =>
  /nsfw|sensitive|safety|content policy|moderat|flagged|E005/i.test(error)
