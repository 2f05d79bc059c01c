import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const problem = z.object({
  msg: z.string().default(''),
  loc: z.array(z.union([z.string(), z.number()])).default([]),
})
const shape = z.object({ detail: z.union([z.string(), z.array(problem)]) })

/** Black Forest Labs answers FastAPI’s `detail`: a text, or a list of problems by field. */
export function explainBfl(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { detail } = parsed.data
  if (typeof detail === 'string') return { message: detail }
  return { message: detail.map(({ msg, loc }) => `${loc.slice(1).join('.')}: ${msg}`).join('; ') }
}
