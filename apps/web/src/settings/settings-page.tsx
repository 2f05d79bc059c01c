import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { cn } from '../ui/class-names.ts'
import { General } from './general.tsx'

const Providers = lazy(() => import('./providers.tsx').then((part) => ({ default: part.Providers })))
const Routing = lazy(() => import('./routing.tsx').then((part) => ({ default: part.Routing })))
const Spend = lazy(() => import('./spend.tsx').then((part) => ({ default: part.Spend })))

const sections = [
  { id: 'general', title: 'General', page: General },
  { id: 'providers', title: 'Providers', page: Providers },
  { id: 'routing', title: 'Routing and budgets', page: Routing },
  { id: 'spend', title: 'Spend', page: Spend },
] as const

/** What is set for this device and for the whole installation, a section at a time. */
export function SettingsPage({ section }: { readonly section: string }) {
  const { page: Page, id } = sections.find((one) => one.id === section) ?? sections[0]
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-5 lg:py-10">
        <h1 className="text-[22px] font-semibold tracking-tight">Settings</h1>
        <nav aria-label="Sections" className="flex gap-1 overflow-x-auto border-b border-line">
          {sections.map((one) => (
            <Link
              key={one.id}
              to="/settings/$section"
              params={{ section: one.id }}
              aria-current={one.id === id ? 'page' : undefined}
              className={cn(
                '-mb-px border-b-2 border-transparent px-3 pb-2.5 font-medium whitespace-nowrap text-soft transition-colors hover:text-text',
                one.id === id && 'border-accent text-text',
              )}
            >
              {one.title}
            </Link>
          ))}
        </nav>
        <Suspense fallback={<div className="shimmer h-64 rounded-card" />}>
          <Page />
        </Suspense>
      </div>
    </div>
  )
}
