import type { Explained } from '@krya/provider-kit/protocols'
import { z } from 'zod'

const nodeError = z.looseObject({
  class_type: z.string().optional(),
  errors: z.array(z.looseObject({ message: z.string(), details: z.string().optional() })),
})
const shape = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string(), details: z.string().optional() })]),
  node_errors: z.union([z.record(z.string(), nodeError), z.array(z.unknown())]).optional(),
})

/** ComfyUI refuses a graph as a whole and says of each node what is wrong with it. */
export function explainComfy(body: unknown): Explained {
  const parsed = shape.safeParse(body)
  if (!parsed.success) return {}
  const { error, node_errors } = parsed.data
  const nodes = node_errors === undefined || Array.isArray(node_errors) ? [] : Object.values(node_errors)
  const details = nodes.flatMap(({ class_type, errors }) =>
    errors.map(({ message, details: more }) => [class_type, message, more].filter(Boolean).join(': ')),
  )
  return { message: [typeof error === 'string' ? error : error.message, ...details].join('; ') }
}
