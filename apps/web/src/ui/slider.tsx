import { Slider as RadixSlider } from 'radix-ui'

/** A number on a line between two others. */
export function Slider({
  id,
  value,
  min,
  max,
  step,
  label,
  onChange,
  onCommit,
}: {
  readonly id?: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly label: string
  readonly onChange: (value: number) => void
  /** When it is let go. */
  readonly onCommit?: () => void
}) {
  return (
    <RadixSlider.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      {...(onCommit === undefined ? {} : { onValueCommit: onCommit })}
      className="relative flex h-6 w-full touch-none items-center select-none"
    >
      <RadixSlider.Track className="relative h-1 grow rounded-full bg-hover">
        <RadixSlider.Range className="absolute h-full rounded-full bg-accent" />
      </RadixSlider.Track>
      <RadixSlider.Thumb
        id={id}
        aria-label={label}
        className="block size-4 rounded-full pointer-coarse:size-6 border-2 border-accent bg-panel shadow"
      />
    </RadixSlider.Root>
  )
}
