import { Switch as Radix } from 'radix-ui'

/** On or off, at once. */
export const Switch = ({
  label,
  checked,
  onChange,
  disabled = false,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}) => (
  <Radix.Root
    aria-label={label}
    checked={checked}
    disabled={disabled}
    onCheckedChange={onChange}
    className="relative h-6 w-10 shrink-0 rounded-full bg-strong transition-colors disabled:opacity-45 data-[state=checked]:bg-accent"
  >
    <Radix.Thumb className="block size-4.5 translate-x-[3px] rounded-full bg-white shadow transition-transform data-[state=checked]:translate-x-[19px]" />
  </Radix.Root>
)
