import type { Routing as Settings } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { setRouting, tell } from '../data/actions.ts'
import { queries } from '../data/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { Row, Section } from './section.tsx'

/** How requests find a provider, and what they may spend. */
export function Routing() {
  const { data: settings } = useQuery(queries.routing)
  const { data: operations = [] } = useQuery(queries.operations)
  if (settings === undefined) return <div className="shimmer h-64 rounded-card" />
  const change = (next: Partial<Settings>): void => void setRouting(next).catch(tell)
  return (
    <div className="flex flex-col gap-8">
      <Section title="When nothing else can be had">
        <Row
          title="Fall back to Atelier"
          hint="The built-in engine steps in where it can, and the picture says so. Off: the request fails instead."
        >
          <Switch
            label="Fall back to Atelier"
            checked={settings.fall_back_to_atelier}
            onChange={(fall_back_to_atelier) => change({ fall_back_to_atelier })}
          />
        </Row>
      </Section>
      <Section title="Budgets">
        <Row title="Each person, a day" hint="In credits; a credit is one US cent. Empty: no limit.">
          <CreditsInput
            label="Credits a day for each person"
            value={settings.daily_credits_per_person}
            onChange={(daily_credits_per_person) => change({ daily_credits_per_person })}
          />
        </Row>
        <Row title="All together, a day" hint="Requests beyond it are stopped before anything is sent.">
          <CreditsInput
            label="Credits a day for all together"
            value={settings.daily_credits}
            onChange={(daily_credits) => change({ daily_credits })}
          />
        </Row>
      </Section>
      <section aria-label="Chains">
        <h2 className="mb-1 text-[13px] font-medium text-faint">Chains</h2>
        <p className="mb-3 max-w-prose text-soft">
          With the model on Automatic, a request is tried with these providers in order. One that is not set
          up, or keeps failing, is passed over.
        </p>
        <div className="divide-y divide-line rounded-card border border-line bg-panel">
          {operations.map(({ id, title, chain }) => (
            <Chain
              key={id}
              operation={id}
              title={title}
              inForce={chain}
              isOwn={settings.chains[id] !== undefined}
              onChange={(next) => {
                const chains = { ...settings.chains }
                if (next === undefined) delete chains[id]
                else chains[id] = next
                change({ chains })
              }}
            />
          ))}
        </div>
      </section>
    </div>
  )
}

/** Sent when it is left, so that a number can be written digit by digit. */
function CreditsInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      aria-label={label}
      inputMode="decimal"
      placeholder="no limit"
      value={typed ?? (value === null ? '' : String(value))}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        const next = typed === null || typed.trim() === '' ? null : Number(typed.replace(',', '.'))
        if (typed !== null && (next === null || (Number.isFinite(next) && next >= 0))) onChange(next)
        setTyped(null)
      }}
      className={cn(inputLook, 'h-9 w-32 text-right')}
    />
  )
}

interface ChainProps {
  readonly operation: string
  readonly title: string
  /** The order in force, and whether somebody here chose it. */
  readonly inForce: readonly string[]
  readonly isOwn: boolean
  readonly onChange: (chain: string[] | undefined) => void
}

function Chain({ operation, title, inForce, isOwn, onChange }: ChainProps) {
  const [open, setOpen] = useState(false)
  const { data: models = [] } = useQuery(queries.models(operation))
  const { data: providers = [] } = useQuery(queries.providers)
  // The built-in engine is always the last resort.
  const isLast = (id: string): boolean => providers.find((one) => one.id === id)?.place === 'here'
  const able = new Set(models.flatMap((model) => model.providers).filter((id) => !isLast(id)))
  const chain = [...inForce.filter((id) => able.has(id)), ...[...able].filter((id) => !inForce.includes(id))]
  const nameOf = (id: string): string => providers.find((one) => one.id === id)?.title ?? id
  const isSetUp = (id: string): boolean => providers.find((one) => one.id === id)?.set_up === true
  const move = (at: number, by: number): void => {
    const next = [...chain]
    const [moved] = next.splice(at, 1)
    if (moved !== undefined) next.splice(at + by, 0, moved)
    onChange(next)
  }
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-4 px-4 py-3 text-left"
      >
        <span className="w-40 shrink-0 font-medium">{title}</span>
        <span className="min-w-0 grow truncate text-[13px] text-faint">
          {chain.filter(isSetUp).map(nameOf).join(' → ') || 'no provider set up'}
        </span>
        <ChevronDown className={cn('size-4 text-faint transition-transform', open && 'rotate-180')} />
      </button>
      {open && (
        <div className="fade px-4 pb-4">
          <ol className="flex flex-col gap-1">
            {chain.map((id, at) => (
              <li key={id} className="flex items-center gap-2 rounded-lg bg-raised py-1 pr-1 pl-3">
                <span className="w-5 text-[13px] text-faint tabular-nums">{at + 1}</span>
                <span className={cn('grow', !isSetUp(id) && 'text-faint')}>{nameOf(id)}</span>
                <IconButton
                  label={`${nameOf(id)} earlier`}
                  disabled={at === 0}
                  className="size-7"
                  onClick={() => move(at, -1)}
                >
                  <ChevronUp />
                </IconButton>
                <IconButton
                  label={`${nameOf(id)} later`}
                  disabled={at === chain.length - 1}
                  className="size-7"
                  onClick={() => move(at, 1)}
                >
                  <ChevronDown />
                </IconButton>
              </li>
            ))}
          </ol>
          {isOwn && (
            <Button size="small" look="ghost" className="mt-2" onClick={() => onChange(undefined)}>
              <RotateCcw className="size-4" /> As it came
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
