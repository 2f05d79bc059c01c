import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../data/queries.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { ShapeIcon } from '../ui/shape-icon.tsx'

const TemplateDialog = lazy(() =>
  import('./template-dialog.tsx').then((part) => ({ default: part.TemplateDialog })),
)

interface SizePickerProps {
  readonly width: number
  readonly height: number
  readonly error?: string | undefined
  /** What is being made: templates it speaks of are suggested. */
  readonly prompt: string
  /** @param style one that suits the template that was chosen */
  readonly onChange: (size: { width: number; height: number; style?: string }) => void
}

/** Chooses a shape by what it is for, or any size by number. */
export function SizePicker({ width, height, error, prompt, onChange }: SizePickerProps) {
  const [choosing, setChoosing] = useState(false)
  const { data = [] } = useQuery(queries.aspects)
  return (
    <div className="flex flex-col gap-2">
      <div role="radiogroup" aria-label="Shape" className="grid grid-cols-4 gap-1.5">
        {data.map((aspect) => {
          const isChosen = aspect.width === width && aspect.height === height
          return (
            <button
              key={aspect.id}
              type="button"
              role="radio"
              aria-checked={isChosen}
              title={`${aspect.name}: ${aspect.width} × ${aspect.height}`}
              onClick={() => onChange(aspect)}
              className={cn(
                'flex flex-col items-center gap-1 rounded-lg border py-1.5 transition-colors',
                isChosen
                  ? 'border-accent bg-accent-wash text-text'
                  : 'border-line bg-raised text-soft hover:border-strong',
              )}
            >
              <ShapeIcon width={aspect.width} height={aspect.height} size={22} />
              <span className="text-xs font-medium">{aspect.id}</span>
            </button>
          )
        })}
      </div>
      <div className="flex items-center gap-2 text-faint">
        <SideInput label="Width" value={width} onChange={(next) => onChange({ width: next, height })} />
        <span aria-hidden>×</span>
        <SideInput label="Height" value={height} onChange={(next) => onChange({ width, height: next })} />
        <span className="text-xs whitespace-nowrap">{((width * height) / 1_000_000).toFixed(1)} MP</span>
        <button
          type="button"
          onClick={() => setChoosing(true)}
          className="ml-auto rounded-lg px-2 py-1 text-[13px] text-accent-text transition-colors hover:bg-hover"
        >
          Templates
        </button>
      </div>
      <Suspense>
        {choosing && (
          <TemplateDialog
            prompt={prompt}
            onClose={() => setChoosing(false)}
            onChoose={({ width, height, style }) => {
              onChange(style === null ? { width, height } : { width, height, style })
              setChoosing(false)
            }}
          />
        )}
      </Suspense>
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** Kept as typed until it is left, so that a number can be written digit by digit. */
function SideInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      aria-label={`${label} in pixels`}
      inputMode="numeric"
      value={typed ?? String(value)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        const next = Math.round(Number(typed))
        if (typed !== null && typed.trim() !== '' && Number.isFinite(next)) onChange(next)
        setTyped(null)
      }}
      className={cn(inputLook, 'h-8 w-20 text-center')}
    />
  )
}
