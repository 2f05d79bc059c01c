import { ApiError } from '@krya/client'
import { type OperationId, operationId, operations } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, KeyRound, LoaderCircle, Sparkles } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { perform, tell } from '../../data/actions.ts'
import { queries } from '../../data/queries.ts'
import { editDraft, type FieldProblem, formPath, inputOf, useDraft } from '../../generation/draft.ts'
import { ParameterForm } from '../../generation/parameter-form.tsx'
import { Price } from '../../generation/price.tsx'
import { Results } from '../../generation/results.tsx'
import { Button } from '../../ui/button.tsx'
import { Nothing } from '../../ui/state.tsx'
import { places } from './places.ts'

/** One operation: its form, made from its schema, and what it made. */
export function OperationPage({ operation }: { readonly operation: OperationId }) {
  const { title, summary } = operations[operation]
  const values = useDraft(operation)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [sending, setSending] = useState(false)
  const results = useRef<HTMLDivElement>(null)
  const { data: models } = useQuery(queries.models(operation))
  const isPossible = models === undefined || models.some(({ available }) => available)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const input = inputOf(values)
    const parsed = operations[operation].input.safeParse(input)
    if (!parsed.success)
      return setProblems(
        parsed.error.issues.map(({ path, message, code }) => ({
          field: path.join('.'),
          message: code !== 'custom' && !(String(path[0]) in input) ? 'is needed' : message,
        })),
      )
    setProblems([])
    setSending(true)
    try {
      await perform(operation, input)
      results.current?.scrollIntoView({ behavior: 'smooth' })
    } catch (error) {
      if (error instanceof ApiError && error.details.length > 0) setProblems(error.details)
      tell(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <div className="flex h-full flex-col max-lg:overflow-y-auto lg:flex-row">
      <form
        aria-label={title}
        onSubmit={(event) => void send(event)}
        className="flex shrink-0 flex-col border-line bg-panel max-lg:border-b lg:w-[356px] lg:border-r"
      >
        <header className="border-b border-line px-4 py-3">
          <Link
            to="/tools/{-$operation}"
            className="-ml-1 inline-flex items-center gap-0.5 py-1 text-[13px] text-soft hover:text-text"
          >
            <ChevronLeft className="size-4" /> Tools
          </Link>
          <h1 className="text-[17px] font-semibold">{title}</h1>
          <p className="text-[13px] text-soft">{summary}</p>
          <Siblings operation={operation} />
        </header>
        <div className="flex min-h-0 grow flex-col gap-5 p-4 lg:overflow-y-auto">
          {!isPossible && <NeedsProvider />}
          <ParameterForm
            operation={operation}
            values={values}
            problems={problems}
            onChange={(change) => editDraft(change, operation)}
            without={[]}
          />
        </div>
        <div className="sticky bottom-0 z-10 border-t border-line bg-panel p-3">
          <Button
            type="submit"
            look="primary"
            size="large"
            disabled={sending || !isPossible}
            className="w-full"
          >
            {sending ? (
              <LoaderCircle className="size-[18px] animate-spin" />
            ) : (
              <Sparkles className="size-[18px]" />
            )}
            {title}
            <Price operation={operation} values={values} />
          </Button>
        </div>
      </form>
      <Results
        ref={results}
        operation={operation}
        empty={
          <Nothing icon={<Sparkles />} title="Nothing was made here yet">
            What you make is kept here and in the library.
          </Nothing>
        }
      />
    </div>
  )
}

/** What else belongs to the same work. */
function Siblings({ operation }: { readonly operation: OperationId }) {
  const { family } = places[operation]
  const own = operationId.options.filter((id) => places[id].family === family)
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone they are one row, and its own may be out of sight.
    const here = row.current?.querySelector('[aria-current=page]')
    if (here instanceof HTMLElement) row.current?.scrollTo({ left: here.offsetLeft - here.offsetWidth })
  }, [])
  if (own.length < 2) return null
  return (
    <nav
      ref={row}
      aria-label="Related tools"
      className="relative -mx-4 mt-2.5 flex gap-1 overflow-x-auto px-3 [scrollbar-width:none] lg:-mx-1 lg:flex-wrap lg:px-0"
    >
      {own.map((id) => (
        <Link
          key={id}
          to={formPath(id)}
          className="rounded-lg px-2 py-1 text-[12.5px] whitespace-nowrap text-soft transition-colors hover:bg-hover hover:text-text pointer-coarse:py-1.5"
          activeOptions={{ exact: true }}
          activeProps={{ className: 'bg-raised text-text!' }}
        >
          {operations[id].title}
        </Link>
      ))}
    </nav>
  )
}

/** Said before anything is filled in, not after. */
const NeedsProvider = () => (
  <div role="status" className="flex gap-3 rounded-xl border border-line bg-raised p-3 text-[13px]">
    <KeyRound className="mt-0.5 size-4 shrink-0 text-accent-text" />
    <p className="text-soft">
      No provider that can do this is set up here.{' '}
      <Link
        to="/settings/$section"
        params={{ section: 'providers' }}
        className="text-accent-text underline underline-offset-2"
      >
        Add a key, or a server of yours
      </Link>
      .
    </p>
  </div>
)
