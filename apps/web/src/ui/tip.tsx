import { Tooltip } from 'radix-ui'
import type { FocusEvent, ReactNode } from 'react'
import { Keys } from './keys.tsx'

/** A word or two that appear beside a control under the pointer or the focus. */
export function Tip({
  label,
  shortcut,
  side = 'top',
  children,
}: {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild onFocus={unlessByKeyboard}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={8}
          className="rise z-60 flex items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-xs text-text shadow-float"
        >
          {label}
          {shortcut !== undefined && <Keys keys={shortcut} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** Focus that comes back when a menu closes shows no tip: the next Escape would close the tip, not the window. */
function unlessByKeyboard(event: FocusEvent): void {
  if (!event.target.matches(':focus-visible')) event.preventDefault()
}
