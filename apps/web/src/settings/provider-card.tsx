import type { ProviderTest, ProviderView } from '@krya/contracts'
import { ChevronDown, CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ApiError } from '@krya/client'
import { removeProvider, setProvider, tell, testProvider } from '../data/actions.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Field, inputLook } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { BalanceLeft } from './balance.tsx'
import { Downloads } from './downloads.tsx'
import { WeekInBrief } from './history.tsx'
import { ProviderHealth } from './provider-health.tsx'
import { ProviderModels } from './provider-models.tsx'

/** One provider, folded until it is looked at. */
export function ProviderCard({ provider }: { readonly provider: ProviderView }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="rounded-card border border-line bg-panel">
      <div className="flex items-center gap-3 pr-4">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 grow items-center gap-3 rounded-card px-4 py-3.5 text-left"
        >
          <span aria-hidden className={cn('size-2.5 shrink-0 rounded-full', colourOf(provider))} />
          <span className="min-w-0 grow">
            <span className="block font-medium">{provider.title}</span>
            <span className="line-clamp-2 text-[13px] text-faint">
              {stateOf(provider)}
              <BalanceLeft provider={provider} />
            </span>
          </span>
          {provider.history.length > 0 && <WeekInBrief hours={provider.history} />}
          <ChevronDown
            className={cn('size-4 shrink-0 text-faint transition-transform', open && 'rotate-180')}
          />
        </button>
        {provider.set_up || !provider.enabled ? (
          <Switch
            label={`Use ${provider.title}`}
            checked={provider.enabled}
            onChange={(enabled) => void setProvider(provider.id, { enabled, values: {} }).catch(tell)}
          />
        ) : null}
      </div>
      {open && <Details provider={provider} />}
    </div>
  )
}

function colourOf({ enabled, set_up, paused, locked }: ProviderView): string {
  if (locked) return 'bg-danger'
  if (!set_up || !enabled) return 'bg-strong'
  return paused.length > 0 ? 'bg-warn' : 'bg-good'
}

function stateOf({ enabled, set_up, locked, paused, models, problems }: ProviderView): string {
  const offered = `${models} ${models === 1 ? 'model' : 'models'}`
  if (locked) return 'Its key was sealed with another key of this server; enter it again'
  if (!enabled) return 'Switched off'
  if (problems.length > 0 && !set_up)
    return problems.map(({ field, message }) => `${field} ${message}`).join(', ')
  if (!set_up) return `Not set up · ${offered}`
  return paused.length > 0 ? `Left alone for now: it kept failing · ${offered}` : `Ready · ${offered}`
}

function Details({ provider }: { readonly provider: ProviderView }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [test, setTest] = useState<ProviderTest | null>(null)
  const [all, setAll] = useState(false)
  const isChanged = Object.keys(values).length > 0
  const basic = provider.fields.filter(({ secret, required, env_only }) => secret || required || env_only)
  const shown = all ? provider.fields : basic

  async function work(what: () => Promise<void>): Promise<void> {
    setBusy(true)
    setProblems({})
    try {
      await what()
    } catch (error) {
      if (error instanceof ApiError && error.details.length > 0)
        setProblems(
          Object.fromEntries(
            error.details.map(({ field, message }) => [field.replace('values.', ''), message]),
          ),
        )
      else tell(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    void work(async () => {
      await setProvider(provider.id, { values })
      setValues({})
      setTest(await testProvider(provider.id))
    })
  }

  return (
    <div className="fade flex flex-col gap-4 border-t border-line p-4">
      <form onSubmit={save} className="flex flex-col gap-4">
        {shown.map((field) => (
          <Field
            key={field.name}
            label={field.title}
            hint={hintOf(field)}
            error={problems[field.name]}
            aside={field.required ? undefined : <span className="text-xs text-faint">optional</span>}
          >
            {(id) => (
              <input
                id={id}
                type={field.secret ? 'password' : 'text'}
                autoComplete="off"
                spellCheck={false}
                readOnly={field.env_only}
                value={values[field.name] ?? field.value ?? ''}
                placeholder={placeholderOf(field)}
                onChange={(event) => setValues({ ...values, [field.name]: event.target.value })}
                className={cn(inputLook, 'h-9', field.env_only && 'bg-transparent text-soft')}
              />
            )}
          </Field>
        ))}
        {basic.length < provider.fields.length && (
          <button
            type="button"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="self-start text-[13px] text-soft hover:text-text"
          >
            {all ? 'Fewer settings' : 'Addresses and limits'}
          </button>
        )}
        {provider.webhook_url !== null && all && (
          <p className="text-[13px] break-all text-faint">Webhooks: {provider.webhook_url}</p>
        )}
        {test !== null && <TestResult test={test} />}
        <div className="flex flex-wrap items-center gap-2">
          {shown.some(({ env_only }) => !env_only) && (
            <Button type="submit" look="primary" disabled={!isChanged || busy}>
              {busy && <LoaderCircle className="size-4 animate-spin" />} Save and test
            </Button>
          )}
          <Button
            disabled={busy || !provider.set_up || isChanged}
            onClick={() => void work(async () => setTest(await testProvider(provider.id)))}
          >
            Test
          </Button>
          {provider.fields.some(({ source }) => source === 'person') && (
            <Button
              look="danger"
              disabled={busy}
              onClick={() => void work(() => removeProvider(provider.id))}
              className="ml-auto"
            >
              Forget
            </Button>
          )}
        </div>
      </form>
      {provider.set_up && <ProviderHealth provider={provider} />}
      {provider.keeps_models && <Downloads provider={provider} />}
      {(provider.lists_models || provider.takes_documents) && <ProviderModels provider={provider} />}
    </div>
  )
}

function TestResult({ test: { ok, detail, milliseconds, balance } }: { readonly test: ProviderTest }) {
  return (
    <p role="status" className={cn('flex items-start gap-2', ok ? 'text-good' : 'text-danger')}>
      {ok ? (
        <CircleCheck className="mt-0.5 size-4 shrink-0" />
      ) : (
        <CircleX className="mt-0.5 size-4 shrink-0" />
      )}
      <span>
        {detail} {ok && `(${milliseconds} ms)`}
        {balance !== null && ` Balance: ${balance.amount.toLocaleString()} ${balance.unit}.`}
      </span>
    </p>
  )
}

type FieldView = ProviderView['fields'][number]

function hintOf({ description, env, env_only, source }: FieldView): string | undefined {
  const unset = env_only ? `Set ${env} in the server’s environment; it cannot be set here.` : undefined
  const from = source === 'environment' ? `Set by ${env} in the environment.` : unset
  return [description, from].filter((part) => part !== null && part !== undefined).join(' ') || undefined
}

function placeholderOf({ secret, source, standard, env_only }: FieldView): string {
  if (env_only) return 'not set'
  if (secret && source !== 'none') return '•••••••• (set)'
  return standard ?? ''
}
