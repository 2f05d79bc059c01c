import type { ReactNode } from 'react'

/** A group of settings under its heading. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2 className="mb-2 text-[13px] font-medium text-faint">{title}</h2>
    <div className="divide-y divide-line rounded-card border border-line bg-panel">{children}</div>
  </section>
)

/** One setting: what it is, and its control. */
export const Row = ({
  title,
  hint,
  children,
}: {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}) => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
    <div className="min-w-40 flex-1">
      <h3 className="font-medium">{title}</h3>
      {hint !== undefined && <p className="text-[13px] text-faint">{hint}</p>}
    </div>
    {children}
  </div>
)
