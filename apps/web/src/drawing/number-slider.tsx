import { Slider } from '../ui/slider.tsx'

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly unit?: string
  /** What is shown is so many times the value. */
  readonly scale?: number
  readonly onChange: (value: number) => void
  readonly onCommit?: () => void
}

/** A number with its name, on a line; `onCommit` when it is let go. */
export function NumberSlider({
  label,
  value,
  min,
  max,
  step = 1,
  unit = '',
  scale = 1,
  onChange,
  onCommit,
}: SliderProps) {
  const shown = Math.round(value * scale * 100) / 100
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <div className="flex items-baseline justify-between gap-2 text-[12.5px]">
        <span className="truncate text-soft">{label}</span>
        <span className="text-faint tabular-nums">
          {shown}
          {unit}
        </span>
      </div>
      <Slider
        label={label}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={onChange}
        {...(onCommit === undefined ? {} : { onCommit })}
      />
    </div>
  )
}

/** A part of one, shown in percent. */
export const PercentSlider = ({
  min = 0,
  max = 1,
  ...props
}: Omit<SliderProps, 'min' | 'max' | 'unit' | 'scale' | 'step'> & {
  readonly min?: number
  readonly max?: number
}) => <NumberSlider {...props} min={min} max={max} step={0.01} unit=" %" scale={100} />
