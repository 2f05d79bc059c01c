import { Layers, SlidersHorizontal, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { cn } from '../../ui/class-names.ts'
import { AdjustPanel } from './adjust/adjust-panel.tsx'
import { AiPanel } from './ai-panel.tsx'
import { LayersPanel } from '../../drawing/layers-panel.tsx'

const tabs = [
  { id: 'layers', label: 'Layers', icon: Layers },
  { id: 'adjust', label: 'Adjust', icon: SlidersHorizontal },
  { id: 'ai', label: 'Generate', icon: Sparkles },
] as const
type Tab = (typeof tabs)[number]['id']

/** Layers, adjustments and what models do, one at a time. On a small screen it opens over the page. */
export function SidePanel() {
  const [tab, setTab] = useState<Tab>('layers')
  const [open, setOpen] = useState(false)
  return (
    <aside
      aria-label="Panels"
      className={cn(
        'flex shrink-0 flex-col border-line bg-panel md:w-[300px] md:border-l',
        'max-md:order-first max-md:border-t',
        open ? 'max-md:h-[46dvh]' : 'max-md:h-auto',
      )}
    >
      <div role="tablist" aria-label="Panels" className="flex shrink-0 gap-1 border-b border-line p-1.5">
        {tabs.map(({ id, label, icon: Icon }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="editor-panel"
            onClick={() => {
              setOpen(tab !== id || !open)
              setTab(id)
            }}
            className={cn(
              'flex h-8 flex-1 items-center justify-center gap-1.5 rounded-lg text-[13px] font-medium transition-colors',
              tab === id ? 'bg-hover text-text' : 'text-soft hover:text-text',
            )}
          >
            <Icon className="size-4" /> {label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="editor-panel"
        aria-labelledby={`tab-${tab}`}
        className={cn('min-h-0 grow overflow-y-auto', !open && 'max-md:hidden')}
      >
        {tab === 'layers' && <LayersPanel />}
        {tab === 'adjust' && <AdjustPanel />}
        {tab === 'ai' && <AiPanel />}
      </div>
    </aside>
  )
}
