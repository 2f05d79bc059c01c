import { z } from 'zod'

/** What a control reads of one field's JSON Schema. */
export const fieldSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  default: z.unknown().optional(),
  'x-control': z.string().optional(),
  'x-level': z.string().optional(),
  'x-model-parameter': z.boolean().optional(),
  'x-decisive': z.boolean().optional(),
  'x-negative': z.boolean().optional(),
  'x-unless': z.array(z.string()).default([]),
  'x-step': z.number().optional(),
  'x-unit': z.string().optional(),
  'x-names': z.record(z.string(), z.string()).optional(),
  'x-asset': z.enum(['input', 'mask', 'reference']).optional(),
  'x-asset-kind': z.enum(['image', 'video', 'audio', 'lora']).optional(),
  /** Set here: the chosen model takes less than the operation does. */
  'x-narrowed': z.boolean().optional(),
})
export type FieldSchema = z.infer<typeof fieldSchema>

/** The one type that a field has beside null. */
export const typeOf = ({ type }: FieldSchema): string | undefined =>
  Array.isArray(type) ? type.find((one) => one !== 'null') : type

/** A number’s field, within what the chosen model takes of it. */
export function narrowed(field: FieldSchema, range: { min?: number; max?: number } | undefined): FieldSchema {
  if (range === undefined) return field
  const { minimum = -Infinity, maximum = Infinity } = field
  const { min = minimum, max = maximum } = range
  if (min <= minimum && max >= maximum) return field
  return { ...field, minimum: Math.max(min, minimum), maximum: Math.min(max, maximum), 'x-narrowed': true }
}
