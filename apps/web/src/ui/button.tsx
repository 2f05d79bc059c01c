import type { ComponentProps, ReactNode } from 'react'
import { cn } from './class-names.ts'
import { Tip } from './tip.tsx'

const looks = {
  primary: 'bg-accent text-on-accent hover:brightness-110 active:brightness-95',
  plain: 'bg-raised text-text hover:bg-hover',
  ghost: 'text-soft hover:bg-hover hover:text-text',
  danger: 'bg-danger-wash text-danger hover:brightness-125',
} as const

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks
  readonly size?: 'small' | 'medium' | 'large'
}

const sizes = {
  small: 'h-8 px-2.5 text-[13px]',
  medium: 'h-9 px-3.5',
  large: 'h-11 px-5 text-[15px]',
} as const

export function Button({
  look = 'plain',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-[background,filter,color] duration-150 select-none disabled:cursor-not-allowed disabled:opacity-45',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    />
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does, in words: read aloud, and shown as a tip. */
  readonly label: string
  readonly shortcut?: string
  readonly children: ReactNode
  readonly pressed?: boolean
}

/** A button that shows only an icon. */
export function IconButton({
  label,
  shortcut,
  pressed,
  className,
  look = 'ghost',
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <Button
        look={look}
        aria-label={label}
        aria-pressed={pressed}
        className={cn('size-9 px-0 [&_svg]:size-[18px]', pressed && 'text-accent-text', className)}
        {...rest}
      >
        {children}
      </Button>
    </Tip>
  )
}
