import { type ReactNode, useId } from 'react'
import { cn } from './class-names.ts'

/** A control with its name above it, and what is wrong with it below. */
export function Field({
  label,
  hint,
  error,
  aside,
  children,
}: {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly aside?: ReactNode
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-5 items-center justify-between gap-2">
        <label id={`${id}-label`} htmlFor={id} className="text-[13px] font-medium text-soft">
          {label}
        </label>
        {aside}
      </div>
      {children(id)}
      {error === undefined ? (
        hint !== undefined && <p className="text-xs text-faint">{hint}</p>
      ) : (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

export const inputLook =
  'w-full rounded-lg border border-line bg-raised px-3 text-text placeholder:text-faint transition-colors hover:border-strong focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0'

/** One of a few, side by side. */
export function Segments<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string }[]
  readonly onChange: (value: Value) => void
  readonly className?: string
}) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('flex rounded-lg border border-line bg-raised p-0.5', className)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          {...(option.name === undefined ? {} : { 'aria-label': option.name })}
          onClick={() => onChange(option.value)}
          className={cn(
            'flex h-7.5 flex-1 items-center justify-center gap-1.5 rounded-md px-2 text-[13px] font-medium whitespace-nowrap transition-colors',
            option.value === value ? 'bg-hover text-text shadow-sm' : 'text-soft hover:text-text',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
