import { ApiError } from '@krya/client'
import {
  type ListedModel,
  type OperationId,
  operationId,
  operations,
  type ProviderView,
} from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { FileJson, LoaderCircle, Plus, Search, Trash2 } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { z } from 'zod'
import { addModel, removeModel, tell } from '../data/actions.ts'
import { notify } from '../data/news.ts'
import { queries } from '../data/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Field, inputLook } from '../ui/field.tsx'

/** Models beyond those that Krya knows: those of the service’s own catalog, and workflows of one’s own. */
export function ProviderModels({ provider }: { readonly provider: ProviderView }) {
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <Added provider={provider} />
      {provider.takes_documents && <AddWorkflow provider={provider} />}
      {provider.lists_models && <Browse provider={provider} />}
    </div>
  )
}

function Added({ provider }: { readonly provider: ProviderView }) {
  const { data = [] } = useQuery(queries.models(''))
  const own = data.filter(({ own: isOwn, providers }) => isOwn && providers.includes(provider.id))
  if (own.length === 0) return null
  return (
    <section aria-label="Models you added">
      <h3 className="mb-1.5 text-[13px] font-medium text-soft">Models you added</h3>
      <ul className="flex flex-col">
        {own.map((model) => (
          <li key={model.id} className="flex items-center gap-3 border-t border-line py-1.5 first:border-0">
            <span className="min-w-0 grow truncate">{model.name}</span>
            <span className="text-[13px] text-faint">
              {model.operations.map((one) => operations[one].title).join(', ')}
            </span>
            <IconButton label={`Take ${model.name} away`} onClick={() => void removeModel(model.id)}>
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

const workflow = z.record(z.string(), z.json())

function AddWorkflow({ provider }: { readonly provider: ProviderView }) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function take(file: File): Promise<void> {
    setProblem(null)
    try {
      const document = workflow.safeParse(JSON.parse(await file.text()))
      if (!document.success) return setProblem('It is no workflow: save it with “Export (API)”.')
      const name = file.name.replace(/\.json$/i, '').slice(0, 100)
      const added = await addModel({ provider: provider.id, document: document.data, name })
      notify(
        `${added.name} is a model now: ${added.operations.map((one) => operations[one].title).join(', ')}`,
      )
    } catch (error) {
      if (error instanceof SyntaxError) setProblem('The file is no JSON.')
      else if (error instanceof ApiError) setProblem(error.details[0]?.message ?? error.message)
      else tell(error)
    }
  }
  return (
    <section aria-label="Workflows of yours">
      <h3 className="text-[13px] font-medium text-soft">Workflows of yours</h3>
      <p className="mt-0.5 mb-2 text-[13px] text-faint">
        In ComfyUI choose Workflow → Export (API) and add the file here: it becomes a model, with a form made
        from its nodes.
      </p>
      <Button onClick={() => input.current?.click()}>
        <FileJson className="size-4" /> Add a workflow
      </Button>
      {problem !== null && (
        <p role="alert" className="mt-1.5 text-[13px] text-danger">
          {problem}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-label="Workflow file"
        className="hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) void take(file)
          target.value = ''
        }}
      />
    </section>
  )
}

function Browse({ provider }: { readonly provider: ProviderView }) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const wanted = useDeferredValue(text.trim())
  const query = useQuery({ ...queries.providerModels(provider.id, wanted), enabled: open && provider.set_up })
  if (!provider.set_up) return null
  if (!open)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        <Search className="size-4" /> All models of {provider.title}
      </Button>
    )
  return (
    <section aria-label={`All models of ${provider.title}`} className="fade flex flex-col gap-2">
      <h3 className="text-[13px] font-medium text-soft">All models of {provider.title}</h3>
      <input
        type="search"
        aria-label={`Search ${provider.title}`}
        value={text}
        autoFocus
        placeholder="Search its catalog"
        onChange={(event) => setText(event.target.value)}
        className={cn(inputLook, 'h-9')}
      />
      {query.isPending && <div className="shimmer h-24 rounded-lg" />}
      {query.isError && (
        <p role="alert" className="text-[13px] text-danger">
          {query.error.message}
        </p>
      )}
      {query.data?.items.length === 0 && <p className="text-[13px] text-soft">Nothing of that name there.</p>}
      <ul className="flex max-h-96 flex-col overflow-y-auto">
        {query.data?.items.map((model) => (
          <Row key={model.endpoint} provider={provider.id} model={model} />
        ))}
      </ul>
    </section>
  )
}

function Row({ provider, model }: { readonly provider: string; readonly model: ListedModel }) {
  const [needs, setNeeds] = useState<Readonly<Record<string, string>>>({})
  const [operation, setOperation] = useState<OperationId | ''>(model.operation ?? '')
  const [usd, setUsd] = useState('')
  const [busy, setBusy] = useState(false)

  async function add(): Promise<void> {
    setBusy(true)
    setNeeds({})
    try {
      const added = await addModel({
        provider,
        endpoint: model.endpoint,
        ...(operation === '' ? {} : { operation }),
        ...(usd === '' ? {} : { usd: Number(usd) }),
      })
      notify(`${added.name} is among the models now`)
    } catch (error) {
      if (error instanceof ApiError && error.details.length > 0)
        setNeeds((before) => ({
          ...before,
          ...Object.fromEntries(error.details.map(({ field, message }) => [field, message])),
        }))
      else tell(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className="flex flex-col gap-2 border-t border-line py-2 first:border-0">
      <div className="flex items-center gap-3">
        <span className="min-w-0 grow">
          <span className="block truncate">{model.name}</span>
          <span className="block truncate text-[13px] text-faint">{model.description || model.endpoint}</span>
        </span>
        {model.operation !== null && (
          <span className="text-[13px] whitespace-nowrap text-faint max-sm:hidden">
            {operations[model.operation].title}
          </span>
        )}
        {model.known_as === null ? (
          <Button size="small" disabled={busy} aria-label={`Add ${model.name}`} onClick={() => void add()}>
            {busy ? <LoaderCircle className="size-4 animate-spin" /> : <Plus className="size-4" />} Add
          </Button>
        ) : (
          <span className="text-[13px] text-good">Here</span>
        )}
      </div>
      {'endpoint' in needs && (
        <p role="alert" className="text-[13px] text-danger">
          {needs['endpoint']}
        </p>
      )}
      {'operation' in needs && (
        <Field label="What it does" error={needs['operation']}>
          {(id) => (
            <select
              id={id}
              value={operation}
              onChange={({ target }) => setOperation(operationId.safeParse(target.value).data ?? '')}
              className={cn(inputLook, 'h-9')}
            >
              <option value="">Choose …</option>
              {operationId.options.map((one) => (
                <option key={one} value={one}>
                  {operations[one].title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {('usd' in needs || usd !== '') && (
        <Field label="US dollars for one" error={needs['usd']}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={0}
              step="any"
              value={usd}
              onChange={(event) => setUsd(event.target.value)}
              className={cn(inputLook, 'h-9')}
            />
          )}
        </Field>
      )}
    </li>
  )
}
