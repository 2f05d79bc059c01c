import { assetInParameter, assetParameter, type ModelView, operationId } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'
import { Field } from '../ui/field.tsx'
import { AssetField } from './asset-field.tsx'
import { type FieldProblem, own } from './draft.ts'
import { fieldSchema, typeOf } from './field-schema.ts'
import { PlainControl } from './plain-control.tsx'

const extraSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) })
const plain: ReadonlySet<string | undefined> = new Set(['string', 'number', 'integer', 'boolean'])

/** The fields that a model has of its own, as its service publishes them or its workflow names them. */
export function OwnParameters({
  model,
  operation,
  values,
  problems,
  onChange,
}: {
  readonly model: ModelView
  readonly operation: string
  readonly values: Values
  readonly problems: readonly FieldProblem[]
  readonly onChange: (change: Values) => void
}) {
  const known = operationId.safeParse(operation)
  const { data } = useQuery({
    ...queries.parameters(model.id, known.data ?? 'text-to-image'),
    enabled: known.success && model.available && model.extra === null,
  })
  const schema = extraSchema.safeParse(model.extra ?? data)
  const fields = Object.entries(schema.data?.properties ?? {}).flatMap(([name, its]) => {
    const field = fieldSchema.safeParse(its)
    const isPlain = field.success && (field.data.enum !== undefined || plain.has(typeOf(field.data)))
    return isPlain ? [[name, field.data] as const] : []
  })
  if (fields.length === 0) return null
  return (
    <section aria-label={`Of ${model.name} itself`} className="flex flex-col gap-5 border-t border-line pt-4">
      <h3 className="text-xs font-medium text-faint">Of {model.name} itself</h3>
      {fields.map(([name, field]) => (
        <Field
          key={name}
          label={field.title ?? name.replaceAll('_', ' ')}
          hint={field.description}
          error={problems.find((problem) => problem.field === `${own}${name}`)?.message}
        >
          {(id) => {
            const key = `${own}${name}`
            return field['x-control'] === 'asset' ? (
              <AssetField
                id={id}
                kind={field['x-asset-kind'] ?? 'image'}
                many={false}
                most={1}
                hint={undefined}
                value={assetInParameter(values[key])}
                onChange={(value) =>
                  onChange({ [key]: typeof value === 'string' ? assetParameter(value) : undefined })
                }
              />
            ) : (
              <PlainControl
                id={id}
                field={field}
                label={field.title ?? name}
                value={values[key]}
                onChange={(value) => onChange({ [key]: value })}
              />
            )
          }}
        </Field>
      ))}
    </section>
  )
}
