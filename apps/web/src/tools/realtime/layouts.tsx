import { Check, Columns2, Layers2, PictureInPicture2, Square } from 'lucide-react'
import { Segments } from '../../ui/field.tsx'
import { MenuItem } from '../../ui/menu.tsx'

export type Layout = 'split' | 'overlay' | 'inset' | 'result'

const layouts = [
  { value: 'split', label: <Columns2 className="size-4" />, name: 'Side by side' },
  { value: 'overlay', label: <Layers2 className="size-4" />, name: 'One over the other' },
  { value: 'inset', label: <PictureInPicture2 className="size-4" />, name: 'Picture in picture' },
  { value: 'result', label: <Square className="size-4" />, name: 'The result alone' },
] as const

interface LayoutProps {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
}

/** How both sides lie, side by side where there is room. */
export const Layouts = ({ layout, onLayout }: LayoutProps) => (
  <Segments
    label="Layout"
    className="shrink-0 max-md:hidden"
    value={layout}
    options={layouts}
    onChange={onLayout}
  />
)

/** The same in a menu. */
export const LayoutItems = ({ layout, onLayout }: LayoutProps) =>
  layouts.map(({ value, label, name }) => (
    <MenuItem key={value} onSelect={() => onLayout(value)}>
      {label} {name} {value === layout && <Check className="ml-auto" aria-label="chosen" />}
    </MenuItem>
  ))
