import type { ModelView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { queries } from '../data/queries.ts'
import { cn } from '../ui/class-names.ts'
import { Popover } from '../ui/overlay.tsx'

const speed = (seconds: number): string =>
  seconds < 3 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds)} s`
const price = (credits: number): string => (credits === 0 ? 'free' : `${credits} credits`)

/** The model that will be used: the one chosen, or the default. */
export function useModel(id: string | number | undefined): ModelView | undefined {
  const { data = [] } = useQuery(queries.models)
  return data.find((model) => model.id === id) ?? data.find((model) => model.is_default)
}

/** Chooses a model among its kind, each with what it can do, its speed and its price. */
export function ModelPicker({
  id,
  value,
  onChange,
}: {
  readonly id: string
  readonly value: string | number | undefined
  readonly onChange: (id: string) => void
}) {
  const { data = [] } = useQuery(queries.models)
  const [open, setOpen] = useState(false)
  const chosen = useModel(value)
  const groups = Map.groupBy(data, ({ group }) => group)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="w-[min(400px,calc(100vw-24px))]"
      trigger={
        <button
          id={id}
          type="button"
          aria-labelledby={`${id}-label ${id}`}
          className="flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-3 py-2 text-left transition-colors hover:border-strong"
        >
          <span className="min-w-0 grow">
            <span className="block truncate font-medium">{chosen?.name ?? '…'}</span>
            {chosen !== undefined && (
              <span className="block truncate text-xs text-faint">
                {speed(chosen.seconds)} · {price(chosen.credits)}
              </span>
            )}
          </span>
          <ChevronsUpDown className="size-4 text-faint" />
        </button>
      }
    >
      {[...groups].map(([group, models]) => (
        <section key={group} aria-label={group}>
          <h3 className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-faint">{group}</h3>
          {models.map((model) => (
            <button
              key={model.id}
              type="button"
              disabled={!model.available}
              aria-pressed={model.id === chosen?.id}
              onClick={() => {
                onChange(model.id)
                setOpen(false)
              }}
              className={cn(
                'flex w-full gap-2.5 rounded-lg px-2.5 py-2 text-left hover:bg-hover disabled:opacity-50',
                model.id === chosen?.id && 'bg-raised',
              )}
            >
              <span className="min-w-0 grow">
                <span className="flex items-baseline justify-between gap-3 font-medium">
                  {model.name}
                  <span className="text-xs font-normal whitespace-nowrap text-faint">
                    {speed(model.seconds)} · {price(model.credits)}
                  </span>
                </span>
                <span className="mt-0.5 block text-[13px] text-soft">{model.description}</span>
                <span className="mt-1.5 flex flex-wrap gap-1">
                  {model.abilities.map((ability) => (
                    <span key={ability} className="rounded-md bg-hover px-1.5 py-0.5 text-[11px] text-soft">
                      {ability}
                    </span>
                  ))}
                </span>
              </span>
              {model.id === chosen?.id && <Check className="mt-0.5 size-4 shrink-0 text-accent-text" />}
            </button>
          ))}
        </section>
      ))}
    </Popover>
  )
}
