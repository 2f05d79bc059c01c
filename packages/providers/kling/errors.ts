import type { ProviderErrorKind } from '@krya/provider-kit'
import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const shape = z.object({ code: z.number(), message: z.string().default('') })

/** Kling’s own codes, in hundreds: 10 identity, 11 account, 12 request, 13 policy, 50 the service. */
const kinds: Readonly<Record<number, ProviderErrorKind>> = {
  1100: 'no-credit',
  1101: 'no-credit',
  1102: 'no-credit',
  1103: 'unauthorised',
  1301: 'content-refused',
  1302: 'rate-limited',
  1303: 'rate-limited',
  1304: 'unauthorised',
  5001: 'unavailable',
}

export function explainKling(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { code, message } = parsed.data
  const byHundred: Readonly<Record<number, ProviderErrorKind>> = {
    10: 'unauthorised',
    12: 'rejected',
    13: 'rejected',
  }
  return { message: `${message} (${code})`, kind: kinds[code] ?? byHundred[Math.floor(code / 100)] }
}
