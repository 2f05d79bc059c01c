import type { ModelView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, ChevronsUpDown, KeyRound, Search, Wand2 } from 'lucide-react'
import { useState } from 'react'
import { queries } from '../data/queries.ts'
import type { Values } from '../preferences/store.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook, Segments } from '../ui/field.tsx'
import { Popover } from '../ui/overlay.tsx'
import { useEstimate } from './estimate.ts'

const speed = (seconds: number): string => `about ${Math.max(1, Math.round(seconds))} s`
export const price = (credits: number): string =>
  credits === 0 ? 'free' : `${Number(credits.toFixed(2))} ${credits === 1 ? 'credit' : 'credits'}`

const wishes = [
  { value: '', label: 'Usual', name: 'The configured chain of providers' },
  { value: 'best', label: 'Best' },
  { value: 'fastest', label: 'Fastest' },
  { value: 'cheapest', label: 'Cheapest' },
  { value: 'private', label: 'Private', name: 'Never leaves this machine and your own servers' },
]

const isAutomatic = (chosen: Values['model']): boolean =>
  chosen === undefined || chosen === '' || chosen === 'auto'

/** The model that will be used: the one chosen, or the one that automatic choice would take now. */
export function useModel(operation: string, values: Values): ModelView | undefined {
  const { data = [] } = useQuery(queries.models(operation))
  const { data: estimate } = useEstimate(operation, values)
  const wanted = isAutomatic(values['model']) ? estimate?.ways[0]?.model : values['model']
  return data.find(({ id }) => id === wanted) ?? data.find(({ available }) => available)
}

interface PickerProps {
  readonly id: string
  readonly operation: string
  readonly values: Values
  readonly onChange: (change: Values) => void
}

/** Chooses a model among its kind, or how one is chosen; each with what it can do, its speed and its price. */
export function ModelPicker({ id, operation, values, onChange }: PickerProps) {
  const [open, setOpen] = useState(false)
  const model = useModel(operation, values)
  const automatic = isAutomatic(values['model'])
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="flex max-h-[min(620px,80dvh)] w-[min(430px,calc(100vw-24px))] flex-col gap-2"
      trigger={
        <button
          id={id}
          type="button"
          aria-labelledby={`${id}-label ${id}`}
          className="flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-3 py-2 text-left transition-colors hover:border-strong"
        >
          <span className="min-w-0 grow">
            <span className="block truncate font-medium">
              {automatic ? 'Automatic' : (model?.name ?? '…')}
            </span>
            {model !== undefined && (
              <span className="block truncate text-xs text-faint">
                {automatic ? model.name : `${speed(model.seconds)} · ${price(model.credits)}`}
              </span>
            )}
          </span>
          <ChevronsUpDown className="size-4 text-faint" />
        </button>
      }
    >
      <Automatic
        isChosen={automatic}
        prefer={String(values['prefer'] ?? '')}
        onChange={(prefer) => onChange({ model: undefined, prefer: prefer === '' ? undefined : prefer })}
      />
      <Models
        operation={operation}
        chosen={automatic ? undefined : model?.id}
        onChoose={(chosen) => {
          onChange({ model: chosen, prefer: undefined })
          setOpen(false)
        }}
      />
    </Popover>
  )
}

function Automatic({
  isChosen,
  prefer,
  onChange,
}: {
  readonly isChosen: boolean
  readonly prefer: string
  readonly onChange: (prefer: string) => void
}) {
  return (
    <section
      aria-label="Automatic"
      className={cn('rounded-lg border border-line p-2.5', isChosen && 'border-accent bg-accent-wash')}
    >
      <div className="mb-2 flex items-center gap-2 font-medium">
        <Wand2 className="size-4 text-accent-text" /> Automatic
        {isChosen && <Check className="ml-auto size-4 text-accent-text" />}
      </div>
      <Segments
        label="What automatic goes by"
        value={isChosen ? prefer : '-'}
        options={wishes}
        onChange={onChange}
      />
    </section>
  )
}

interface ModelsProps {
  readonly operation: string
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

function Models({ operation, chosen, onChoose }: ModelsProps) {
  const { data = [] } = useQuery(queries.models(operation))
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = data.filter((model) => {
    const said = [model.name, model.group, ...model.abilities, ...model.providers].join(' ').toLowerCase()
    return words.every((word) => said.includes(word))
  })
  const usable = Map.groupBy(
    found.filter(({ available }) => available),
    ({ group }) => group,
  )
  const others = found.filter(({ available }) => !available)
  return (
    <>
      {data.length > 6 && (
        <div className="relative">
          <Search className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-faint" />
          <input
            aria-label="Find a model"
            value={text}
            placeholder="Find by name, maker or ability"
            onChange={(event) => setText(event.target.value)}
            className={cn(inputLook, 'h-9 pl-8')}
          />
        </div>
      )}
      <div className="min-h-0 overflow-y-auto">
        {[...usable].map(([group, models]) => (
          <section key={group} aria-label={group}>
            <h3 className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-faint">{group}</h3>
            {models.map((model) => (
              <Choice key={model.id} model={model} isChosen={model.id === chosen} onChoose={onChoose} />
            ))}
          </section>
        ))}
        {found.length === 0 && <p className="p-3 text-soft">No model is called that.</p>}
        {others.length > 0 && <NeedsKeys models={others} />}
      </div>
    </>
  )
}

function Choice({
  model,
  isChosen,
  onChoose,
}: {
  readonly model: ModelView
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => onChoose(model.id)}
      className={cn(
        'flex w-full gap-2.5 rounded-lg px-2.5 py-2 text-left hover:bg-hover',
        isChosen && 'bg-raised',
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
      {isChosen && <Check className="mt-0.5 size-4 shrink-0 text-accent-text" />}
    </button>
  )
}

/** Models that are there once a provider is set up. */
function NeedsKeys({ models }: { readonly models: readonly ModelView[] }) {
  const [open, setOpen] = useState(false)
  return (
    <section aria-label="Models that need a key" className="mt-1 border-t border-line pt-2">
      <div className="flex items-center justify-between gap-2 px-2.5 py-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="text-left text-[13px] text-soft hover:text-text"
        >
          {models.length} more {models.length === 1 ? 'model needs' : 'models need'} a provider’s key
        </button>
        <Link
          to="/settings/$section"
          params={{ section: 'providers' }}
          className="flex items-center gap-1.5 text-[13px] whitespace-nowrap text-accent-text hover:underline"
        >
          <KeyRound className="size-3.5" /> Add a key
        </Link>
      </div>
      {open && (
        <ul className="fade px-2.5 pb-1 text-[13px] text-soft">
          {models.map(({ id, name, providers }) => (
            <li key={id} className="flex justify-between gap-4 py-1">
              <span>{name}</span>
              <span className="truncate text-faint">{providers.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
