import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'
import { fieldSchema, type FieldSchema, narrowed } from './field-schema.ts'
import { useModel } from './model-picker.tsx'

/** What a form reads of an operation's schema. */
const inputSchema = z.looseObject({ properties: z.record(z.string(), fieldSchema) })

/** The fields that an operation's form has now, by what its schema says and its model knows; undefined: not known yet. */
export function useFields(
  operation: string,
  values: Values,
): readonly (readonly [string, FieldSchema])[] | undefined {
  const { data = [] } = useQuery(queries.operations)
  const model = useModel(operation, values)
  const found = inputSchema.safeParse(data.find(({ id }) => id === operation)?.input_schema)
  if (!found.success) return undefined
  // Of a model that nobody chose, what it does not take is brought within its ranges, and said.
  const ranges = model?.id === values['model'] ? (model?.ranges ?? {}) : {}
  return Object.entries(found.data.properties)
    .filter(
      ([name, field]) =>
        name !== 'height' &&
        field['x-control'] !== 'hidden' &&
        !field['x-unless'].some((other) => values[other] !== undefined) &&
        (field['x-model-parameter'] !== true ||
          field['x-decisive'] === true ||
          model?.parameters.includes(name) === true),
    )
    .map(([name, field]) => [name, narrowed(field, ranges[name])] as const)
}

/** A form’s field of what must not be in it. */
export interface Negative {
  readonly value: string
  readonly onChange: (negative: string) => void
}

/** The field of what must not be in it, where the form has one now. */
export function useNegative(
  operation: string,
  values: Values,
  onChange: (change: Values) => void,
): Negative | undefined {
  const name = useFields(operation, values)?.find(([, field]) => field['x-negative'] === true)?.[0]
  if (name === undefined) return undefined
  return { value: String(values[name] ?? ''), onChange: (next) => onChange({ [name]: next }) }
}
