import { DropdownMenu } from 'radix-ui'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './class-names.ts'
import { Keys } from './keys.tsx'

/** A list of things to do, at its trigger. */
export function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          align="end"
          collisionPadding={12}
          className="rise z-50 min-w-52 rounded-card border border-line bg-panel p-1.5 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const row =
  'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-[13px] outline-none select-none data-highlighted:bg-hover [&_svg]:size-4'

export function MenuItem({
  children,
  onSelect,
  shortcut,
  danger = false,
  disabled = false,
}: {
  readonly children: ReactNode
  readonly onSelect: () => void
  readonly shortcut?: string
  readonly danger?: boolean
  readonly disabled?: boolean
}) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      disabled={disabled}
      className={cn(row, disabled && 'opacity-45', danger ? 'text-danger' : 'text-text [&_svg]:text-soft')}
    >
      {children}
      {shortcut !== undefined && (
        <span className="ml-auto pl-4">
          <Keys keys={shortcut} />
        </span>
      )}
    </DropdownMenu.Item>
  )
}

export function MenuCheck({
  children,
  checked,
  onChange,
}: {
  readonly children: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={row}
    >
      <span
        className={cn(
          'grid size-4 place-items-center rounded border',
          checked ? 'border-accent bg-accent text-on-accent' : 'border-strong',
        )}
      >
        {checked && <Check className="size-3!" strokeWidth={3} />}
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  )
}

export const MenuLine = () => <DropdownMenu.Separator className="my-1.5 h-px bg-line" />

export const MenuTitle = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className="px-2.5 pt-1 pb-1.5 text-xs font-medium text-faint">
    {children}
  </DropdownMenu.Label>
)
