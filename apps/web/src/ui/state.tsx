import type { ReactNode } from 'react'

/** What a place shows when there is nothing in it, or nothing could be had: what it is, and what to do. */
export function Nothing({
  icon,
  title,
  children,
  action,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="fade m-auto flex max-w-96 flex-col items-center gap-3 p-8 text-center">
      <div className="grid size-12 place-items-center rounded-2xl bg-raised text-faint [&_svg]:size-6">
        {icon}
      </div>
      <h2 className="text-[15px] font-semibold">{title}</h2>
      {children !== undefined && <p className="text-soft">{children}</p>}
      {action}
    </div>
  )
}

/** How far something is, 0–1. */
export function ProgressBar({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1 overflow-hidden rounded-full bg-hover"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-300"
        style={{ width: `${Math.max(3, value * 100)}%` }}
      />
    </div>
  )
}
