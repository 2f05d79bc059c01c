import { lazy, Suspense } from 'react'
import type { FormValue } from '../preferences/store.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook, Segments } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { inWords } from '../ui/words.ts'
import { type FieldSchema, typeOf } from './field-schema.ts'

// Few models have a number to slide.
const Slider = lazy(() => import('../ui/slider.tsx').then((part) => ({ default: part.Slider })))

/** More choices than this do not fit side by side, nor do more letters in all. */
const mostSegments = 4
const mostLetters = 48
/** A wider range is written, not slid. */
const mostSlid = 10_000

interface PlainProps {
  readonly id: string
  readonly field: FieldSchema
  readonly label: string
  readonly value: FormValue | undefined
  readonly onChange: (value: FormValue | undefined) => void
}

/** The control that follows from a field's type alone. */
export function PlainControl({ id, field, label, value, onChange }: PlainProps) {
  const type = typeOf(field)
  const choices = field.enum?.flatMap((one) => (one === null ? [] : [one]))
  if (choices !== undefined) {
    const chosen = value ?? field.default ?? ''
    const nameOf = (choice: string): string => field['x-names']?.[choice] ?? wordFor(choice)
    const pick = (name: string): void => onChange(choices.find((one) => String(one) === name))
    const letters = choices.reduce<number>((sum, one) => sum + nameOf(String(one)).length, 0)
    return choices.length <= mostSegments && letters <= mostLetters ? (
      <Segments
        label={label}
        value={String(chosen)}
        options={choices.map((one) => ({ value: String(one), label: nameOf(String(one)) }))}
        onChange={pick}
      />
    ) : (
      <select
        id={id}
        value={String(chosen)}
        onChange={(event) => pick(event.target.value)}
        className={cn(inputLook, 'h-9')}
      >
        {field.default === undefined && <option value="">—</option>}
        {choices.map((one) => (
          <option key={one} value={String(one)}>
            {nameOf(String(one))}
          </option>
        ))}
      </select>
    )
  }
  if (type === 'boolean')
    return <Switch label={label} checked={(value ?? field.default ?? false) === true} onChange={onChange} />
  if (type === 'number' || type === 'integer') {
    const { minimum, maximum } = field
    const step = field['x-step'] ?? (type === 'integer' ? 1 : 0.05)
    if (minimum === undefined || maximum === undefined || maximum - minimum > mostSlid)
      return (
        <input
          id={id}
          type="number"
          step={type === 'integer' ? 1 : 'any'}
          value={typeof value === 'number' ? value : ''}
          placeholder={field.default === undefined ? field.description : String(field.default)}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)}
          className={cn(inputLook, 'h-9 tabular-nums')}
        />
      )
    // What was neither set nor has a default is the model’s own affair.
    const set = value ?? field.default
    const shown = set === undefined ? (minimum + maximum) / 2 : Number(set)
    return (
      <div className="flex items-center gap-3">
        <Suspense>
          <Slider
            id={id}
            label={label}
            value={shown}
            min={minimum}
            max={maximum}
            step={step}
            onChange={onChange}
          />
        </Suspense>
        <span className="min-w-10 text-right whitespace-nowrap tabular-nums">
          {set === undefined ? <span className="text-faint">Auto</span> : shown}
          {set !== undefined && field['x-unit'] !== undefined && (
            <span className="text-faint"> {field['x-unit']}</span>
          )}
        </span>
      </div>
    )
  }
  return (
    <input
      id={id}
      value={typeof value === 'string' ? value : ''}
      placeholder={typeof field.default === 'string' ? field.default : (field.description ?? '')}
      onChange={(event) => onChange(event.target.value)}
      className={cn(inputLook, 'h-9')}
    />
  )
}

/** File formats are written large, words with a capital; shapes and sizes stay as they are. */
const wordFor = (choice: string): string => {
  if (/^(?:png|jpe?g|tiff|webp|avif|svg|mp4|glb)$/i.test(choice)) return choice.toUpperCase()
  return /^[a-z]/.test(choice) ? inWords(choice) : choice
}
