import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { FormValue, Values } from '../preferences/store.ts'
import { cn } from '../ui/class-names.ts'
import { Field, Segments } from '../ui/field.tsx'
import { AssetField } from './asset-field.tsx'
import { type FieldProblem, own } from './draft.ts'
import { EnglishHint } from './english-hint.tsx'
import type { FieldSchema } from './field-schema.ts'
import { MaskField } from './mask-field.tsx'
import { ModelPicker, useModel } from './model-picker.tsx'
import { OwnParameters } from './own-parameters.tsx'
import { PlainControl } from './plain-control.tsx'
import { PromptBox } from './prompt-box.tsx'
import { PromptField } from './prompt-field.tsx'
import { SeedField } from './seed-field.tsx'
import { SizePicker } from './size-picker.tsx'
import { StylePicker } from './style-picker.tsx'
import { SuggestNegative, SuggestStyles } from './suggest-buttons.tsx'
import { type Negative, useFields, useNegative } from './use-fields.ts'

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
  const model = useModel(operation, values)
  const fields = useFields(operation, values)
  const negative = useNegative(operation, values, onChange)
  const [open, setOpen] = useState(false)
  if (fields === undefined) return <div className="shimmer h-64 rounded-xl" />
  const shown = fields.filter(([name]) => !without.includes(name))
  const isAdvanced = ([, field]: (typeof shown)[number]): boolean => field['x-level'] === 'advanced'
  const control = ([name, field]: (typeof shown)[number]) => (
    <Control
      key={name}
      operation={operation}
      name={name}
      field={field}
      takesStyle={fields.some(([name]) => name === 'style')}
      negative={negative}
      values={values}
      error={
        problems.find((problem) => problem.field === name || (name === 'width' && problem.field === 'height'))
          ?.message
      }
      onChange={onChange}
    />
  )
  const isTold =
    problems.some(({ field }) => field.startsWith(own)) ||
    shown.filter(isAdvanced).some(([name]) => problems.some(({ field }) => field === name))
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
          <div className="fade mt-3 flex flex-col gap-5">
            {shown.filter(isAdvanced).map(control)}
            {model !== undefined && model.id === values['model'] && (
              <OwnParameters
                model={model}
                operation={operation}
                values={values}
                problems={problems}
                onChange={onChange}
              />
            )}
          </div>
        )}
      </div>
    </div>
  )
}

interface ControlProps {
  readonly operation: string
  readonly name: string
  readonly field: FieldSchema
  /** Whether its operation has a style to choose. */
  readonly takesStyle: boolean
  /** Its field of what must not be in it, where it is shown. */
  readonly negative: Negative | undefined
  readonly values: Values
  readonly error: string | undefined
  readonly onChange: (change: Values) => void
}

function Control({ operation, name, field, takesStyle, negative, values, error, onChange }: ControlProps) {
  const value = values[name]
  const label = field['x-control'] === 'size' ? 'Size' : (field.title ?? name)
  const set = (next: FormValue | undefined): void => onChange({ [name]: next })
  const text = typeof value === 'string' || typeof value === 'number' ? value : undefined
  return (
    <Field
      label={label}
      error={field['x-control'] === 'size' ? undefined : error}
      aside={field['x-narrowed'] === true && <Bounds field={field} />}
    >
      {(id) => {
        switch (field['x-control']) {
          case 'model':
            return <ModelPicker id={id} operation={operation} values={values} onChange={onChange} />
          case 'style':
            return (
              <>
                <StylePicker id={id} value={text} onChange={set} />
                <SuggestStyles prompt={String(values['prompt'] ?? '')} onChoose={set} />
              </>
            )
          case 'size':
            return (
              <SizePicker
                width={Number(values['width'] ?? 1024)}
                height={Number(values['height'] ?? 1024)}
                error={error}
                prompt={typeof values['prompt'] === 'string' ? values['prompt'] : ''}
                onChange={({ style, ...size }) =>
                  onChange(
                    style === undefined || !takesStyle || values['style'] !== undefined
                      ? size
                      : { ...size, style },
                  )
                }
              />
            )
          case 'asset':
            if (field['x-asset'] === 'mask')
              return (
                <MaskField
                  id={id}
                  title={label}
                  hint={field.description}
                  image={values['image']}
                  value={value}
                  onChange={set}
                />
              )
            return (
              <AssetField
                id={id}
                kind={field['x-asset-kind'] ?? 'image'}
                many={field.type === 'array'}
                most={field.maxItems ?? 1}
                hint={field.description}
                value={value}
                onChange={set}
              />
            )
          case 'seed':
            return <SeedField id={id} value={Number(value ?? -1)} onChange={set} />
          case 'count':
            return (
              <Segments
                label={label}
                value={Number(value ?? field.default ?? 1)}
                onChange={set}
                options={countsOf(field).map((count) => ({ value: count, label: String(count) }))}
              />
            )
          case 'prompt':
            return (
              <>
                {field['x-negative'] === true ? (
                  <PromptBox
                    id={id}
                    label={label}
                    rows={2}
                    value={String(value ?? '')}
                    placeholder={field.description ?? ''}
                    onChange={set}
                    assist={
                      <SuggestNegative
                        prompt={String(values['prompt'] ?? '')}
                        value={String(value ?? '')}
                        onChange={set}
                      />
                    }
                  />
                ) : (
                  <PromptField
                    id={id}
                    label={label}
                    rows={2}
                    value={String(value ?? '')}
                    placeholder={field.description ?? ''}
                    onChange={set}
                    negative={negative}
                  />
                )}
                <EnglishHint
                  operation={operation}
                  values={values}
                  prompt={String(value ?? '')}
                  onChange={set}
                />
              </>
            )
          default:
            return <PlainControl id={id} field={field} label={label} value={value} onChange={set} />
        }
      }}
    </Field>
  )
}

/** What the chosen model takes of a number. */
const Bounds = ({ field: { minimum, maximum } }: { readonly field: FieldSchema }) => (
  <span className="text-xs text-faint tabular-nums">
    {minimum} – {maximum}
  </span>
)

const countsOf = ({ minimum = 1, maximum = 4 }: FieldSchema): number[] =>
  Array.from({ length: maximum - minimum + 1 }, (_, at) => minimum + at)
