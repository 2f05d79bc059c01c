import { Switch } from '../ui/switch.tsx'

/** A switch with its name beside it. */
export const OnOff = (props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) => (
  <span className="flex shrink-0 items-center gap-2 text-[12.5px] whitespace-nowrap text-soft">
    <Switch {...props} /> <span aria-hidden>{props.label}</span>
  </span>
)
