import { z } from 'zod'
import { type Json, jsonRecord } from '../spec/provider.ts'

const document = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.json()) }),
})
/** Deeper ones refer to themselves. */
const deepest = 12

/**
 * A named schema of an OpenAPI document with what it refers to written into it, so that it stands by itself.
 * Undefined: there is none of that name.
 */
export function schemaIn(openApi: unknown, name: string): Record<string, Json> | undefined {
  const parsed = document.safeParse(openApi)
  if (!parsed.success) return undefined
  const { schemas } = parsed.data.components
  const found = schemas[name]
  return found === undefined ? undefined : jsonRecord.safeParse(inlined(found, schemas, 0)).data
}

function inlined(value: Json, schemas: Readonly<Record<string, Json>>, depth: number): Json {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth > deepest ? {} : value
  if (Array.isArray(value)) return value.map((one: Json) => inlined(one, schemas, depth + 1))
  const own = jsonRecord.parse(value)
  const reference = own['$ref']
  const target =
    typeof reference === 'string' ? schemas[reference.replace('#/components/schemas/', '')] : undefined
  const { $ref: _, allOf, ...rest } = own
  // One schema with words about it is how OpenAPI 3.0 describes a reference.
  const [only] = Array.isArray(allOf) && allOf.length === 1 ? allOf : []
  const base = target ?? only
  const whole = base === undefined ? {} : jsonRecord.parse(inlined(base, schemas, depth + 1))
  return {
    ...whole,
    ...Object.fromEntries(
      Object.entries(only === undefined && allOf !== undefined ? { ...rest, allOf } : rest).map(
        ([key, inner]) => [key, inlined(inner, schemas, depth + 1)],
      ),
    ),
  }
}
