import type { TemplateView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { queries } from '../data/queries.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { ShapeIcon } from '../ui/shape-icon.tsx'

interface TemplateDialogProps {
  /** What is being made: what it speaks of is suggested. */
  readonly prompt: string
  readonly onChoose: (template: TemplateView) => void
  readonly onClose: () => void
}

const mostSuggested = 3

/** Sizes by what a picture is for. */
export function TemplateDialog({ prompt, onChoose, onClose }: TemplateDialogProps) {
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const { data = [] } = useQuery(queries.templates({ search: wanted, prompt }))
  const suggested = data.filter((one) => one.suggested).slice(0, mostSuggested)
  const platforms = [...new Set(data.map(({ platform }) => platform))]
  const groups = [
    ...(suggested.length === 0 ? [] : [{ title: 'For what you wrote', own: suggested }]),
    ...platforms.map((title) => ({ title, own: data.filter(({ platform }) => platform === title) })),
  ]
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Templates"
      className="w-[min(720px,calc(100vw-24px))]"
    >
      <div className="flex flex-col gap-5">
        <label className="relative">
          <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" />
          <input
            type="search"
            aria-label="Search templates"
            placeholder="Instagram story, poster, thumbnail …"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={cn(inputLook, 'h-9 w-full pl-9')}
          />
        </label>
        {data.length === 0 && wanted !== '' && (
          <p className="py-8 text-center text-soft">
            Nothing is called that. Any size can be typed in the form.
          </p>
        )}
        {groups.map(({ title, own }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-2 text-[13px] font-medium text-faint">{title}</h3>
            <ul className="grid gap-1.5 min-[480px]:grid-cols-2 sm:grid-cols-3">
              {own.map((template) => (
                <li key={template.id}>
                  <button
                    type="button"
                    onClick={() => onChoose(template)}
                    className="flex w-full items-center gap-3 rounded-lg border border-line bg-raised p-2.5 text-left transition-colors hover:border-strong hover:bg-hover"
                  >
                    <ShapeIcon size={30} {...template} />
                    <span className="min-w-0">
                      <span className="block truncate text-[13px] font-medium">
                        {title === template.platform
                          ? template.name
                          : `${template.platform}: ${template.name}`}
                      </span>
                      <span className="block text-xs text-faint tabular-nums">
                        {template.width} × {template.height}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
