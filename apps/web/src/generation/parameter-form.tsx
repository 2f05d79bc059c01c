import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'
import { cn } from '../ui/class-names.ts'
import { Field, inputLook, Segments } from '../ui/field.tsx'
import type { FieldProblem } from './draft.ts'
import { ModelPicker, useModel } from './model-picker.tsx'
import { PromptBox } from './prompt-box.tsx'
import { SeedField } from './seed-field.tsx'
import { SizePicker } from './size-picker.tsx'
import { StylePicker } from './style-picker.tsx'
import { SuggestNegative, SuggestStyles } from './suggest-buttons.tsx'

// Few models have a number to slide.
const Slider = lazy(() => import('../ui/slider.tsx').then((part) => ({ default: part.Slider })))

/** What a form reads of an operation's schema. */
const fieldSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
  'x-control': z.string().optional(),
  'x-level': z.string().optional(),
  'x-model-parameter': z.boolean().optional(),
  'x-step': z.number().optional(),
})
const inputSchema = z.looseObject({ properties: z.record(z.string(), fieldSchema) })
type FieldSchema = z.infer<typeof fieldSchema>

interface FormProps {
  readonly operation: string
  readonly values: Values
  readonly problems: readonly FieldProblem[]
  readonly onChange: (change: Values) => void
  /** Fields that the tool shows itself. */
  readonly without: readonly string[]
}

/** The form of an operation, made from its schema: a field that is added there appears here. */
export function ParameterForm({ operation, values, problems, onChange, without }: FormProps) {
  const { data = [] } = useQuery(queries.operations)
  const model = useModel(operation, values)
  const [open, setOpen] = useState(false)
  const found = inputSchema.safeParse(data.find(({ id }) => id === operation)?.input_schema)
  if (!found.success) return <div className="shimmer h-64 rounded-xl" />
  const shown = Object.entries(found.data.properties).filter(
    ([name, field]) =>
      !without.includes(name) &&
      name !== 'height' &&
      field['x-control'] !== 'hidden' &&
      (field['x-model-parameter'] !== true || model?.parameters.includes(name) === true),
  )
  const isAdvanced = ([, field]: (typeof shown)[number]): boolean => field['x-level'] === 'advanced'
  const control = ([name, field]: (typeof shown)[number]) => (
    <Control
      key={name}
      operation={operation}
      name={name}
      field={field}
      values={values}
      error={
        problems.find((problem) => problem.field === name || (name === 'width' && problem.field === 'height'))
          ?.message
      }
      onChange={onChange}
    />
  )
  const isTold = shown.filter(isAdvanced).some(([name]) => problems.some(({ field }) => field === name))
  return (
    <div className="flex flex-col gap-5">
      {shown.filter((one) => !isAdvanced(one)).map(control)}
      <div>
        <button
          type="button"
          aria-expanded={open || isTold}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center justify-between rounded-lg py-1 text-[13px] font-medium text-soft hover:text-text"
        >
          Advanced
          <ChevronDown className={cn('size-4 transition-transform', (open || isTold) && 'rotate-180')} />
        </button>
        {(open || isTold) && (
          <div className="fade mt-3 flex flex-col gap-5">{shown.filter(isAdvanced).map(control)}</div>
        )}
      </div>
    </div>
  )
}

interface ControlProps {
  readonly operation: string
  readonly name: string
  readonly field: FieldSchema
  readonly values: Values
  readonly error: string | undefined
  readonly onChange: (change: Values) => void
}

function Control({ operation, name, field, values, error, onChange }: ControlProps) {
  const value = values[name]
  const label = field['x-control'] === 'size' ? 'Size' : (field.title ?? name)
  const set = (next: string | number | undefined): void => onChange({ [name]: next })
  return (
    <Field label={label} error={field['x-control'] === 'size' ? undefined : error}>
      {(id) => {
        switch (field['x-control']) {
          case 'model':
            return <ModelPicker id={id} operation={operation} values={values} onChange={onChange} />
          case 'style':
            return (
              <>
                <StylePicker id={id} value={value} onChange={set} />
                <SuggestStyles prompt={String(values['prompt'] ?? '')} onChoose={set} />
              </>
            )
          case 'size':
            return (
              <SizePicker
                width={Number(values['width'] ?? 1024)}
                height={Number(values['height'] ?? 1024)}
                error={error}
                onChange={({ width, height }) => onChange({ width, height })}
              />
            )
          case 'seed':
            return <SeedField id={id} value={Number(value ?? -1)} onChange={set} />
          case 'count':
            return (
              <Segments
                label={label}
                value={Number(value ?? 1)}
                onChange={set}
                options={countsOf(field).map((count) => ({ value: count, label: String(count) }))}
              />
            )
          case 'prompt':
            return (
              <PromptBox
                id={id}
                label={label}
                rows={2}
                value={String(value ?? '')}
                placeholder={field.description ?? ''}
                onChange={set}
                assist={
                  name === 'negative_prompt' && (
                    <SuggestNegative
                      prompt={String(values['prompt'] ?? '')}
                      value={String(value ?? '')}
                      onChange={set}
                    />
                  )
                }
              />
            )
          default:
            return <PlainControl id={id} field={field} label={label} value={value} onChange={set} />
        }
      }}
    </Field>
  )
}

const countsOf = ({ minimum = 1, maximum = 4 }: FieldSchema): number[] =>
  Array.from({ length: maximum - minimum + 1 }, (_, at) => minimum + at)

/** What follows from a field's type alone. */
function PlainControl({
  id,
  field,
  label,
  value,
  onChange,
}: {
  readonly id: string
  readonly field: FieldSchema
  readonly label: string
  readonly value: string | number | undefined
  readonly onChange: (value: string | number | undefined) => void
}) {
  if (field.enum !== undefined)
    return (
      <Segments
        label={label}
        value={String(value ?? field.default ?? '')}
        options={field.enum.map((option) => ({ value: option, label: option.toUpperCase() }))}
        onChange={onChange}
      />
    )
  if (field.type === 'number' || field.type === 'integer') {
    const { minimum = 0, maximum = 100 } = field
    const shown = Number(value ?? field.default ?? minimum)
    return (
      <div className="flex items-center gap-3">
        <Suspense>
          <Slider
            id={id}
            label={label}
            value={shown}
            min={minimum}
            max={maximum}
            step={field['x-step'] ?? 1}
            onChange={onChange}
          />
        </Suspense>
        <span className="w-10 text-right tabular-nums">{shown}</span>
      </div>
    )
  }
  return (
    <input
      id={id}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value)}
      className={cn(inputLook, 'h-9')}
    />
  )
}
