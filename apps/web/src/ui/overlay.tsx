import { Dialog as Radix, Popover as RadixPopover } from 'radix-ui'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { cn } from './class-names.ts'
import { focusItself } from './focus.ts'

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A window over the page; the page behind it waits. */
export function Dialog({ open, onOpenChange, title, description, className, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-black/60 backdrop-blur-[2px]" />
        <Radix.Content
          onOpenAutoFocus={focusItself}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={cn(
            'rise fixed top-1/2 left-1/2 z-50 flex max-h-[86dvh] w-[min(560px,calc(100vw-32px))] -translate-1/2 flex-col rounded-card border border-line bg-panel shadow-float focus:outline-none',
            className,
          )}
        >
          <header className="flex items-center justify-between gap-3 border-b border-line py-2.5 pr-2.5 pl-5">
            <Radix.Title className="text-[15px] font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          {description !== undefined && (
            <Radix.Description className="px-5 pt-3 text-soft">{description}</Radix.Description>
          )}
          <div className="min-h-0 overflow-y-auto p-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A small panel at its trigger. */
export function Popover({
  trigger,
  children,
  open,
  onOpenChange,
  className,
  side = 'bottom',
  label,
}: {
  readonly trigger: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly className?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** What it is for, in words: read aloud. */
  readonly label?: string
}) {
  return (
    <RadixPopover.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          side={side}
          align="start"
          sideOffset={8}
          collisionPadding={12}
          {...(label === undefined ? {} : { 'aria-label': label })}
          className={cn(
            'rise z-50 rounded-card border border-line bg-panel p-2 shadow-float focus:outline-none',
            className,
          )}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
