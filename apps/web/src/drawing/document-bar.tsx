import { Link, useNavigate } from '@tanstack/react-router'
import { Check, ChevronLeft, CloudAlert, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../ui/button.tsx'
import { refuse, useSession } from './use-editor.ts'

/** Where a bar over a document begins: the way back, its name, and whether it is saved. */
export const DocumentHead = ({
  path,
  all,
}: {
  /** Where documents of this kind are listed and opened. */
  readonly path: '/editor' | '/realtime'
  /** What the list is called. */
  readonly all: string
}) => (
  <>
    <Link
      to={path}
      aria-label={all}
      className="grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-hover hover:text-text"
    >
      <ChevronLeft className="size-5" />
    </Link>
    <DocumentName />
    <SavingState path={path} />
    <div className="grow" />
  </>
)

/** The name of the document that is open, to be changed. */
function DocumentName() {
  const session = useSession()
  const name = useStore(session.state, (state) => state.name)
  return (
    <input
      key={name}
      aria-label="Name of the document"
      defaultValue={name}
      maxLength={200}
      onBlur={(event) => session.rename(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      className="w-0 max-w-60 min-w-12 grow text-ellipsis rounded-lg bg-transparent px-2 py-1 font-medium hover:bg-hover focus-visible:bg-raised"
    />
  )
}

/** Whether everything is on the server, and why not. @param path where documents of this kind are opened */
function SavingState({ path }: { readonly path: string }) {
  const session = useSession()
  const { saving, problem } = useStore(session.state)
  const navigate = useNavigate()
  useEffect(() => {
    if (saving === 'saved') return undefined
    const warnBefore = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warnBefore)
    return () => removeEventListener('beforeunload', warnBefore)
  }, [saving])
  if (saving === 'changed-elsewhere')
    return (
      <span role="alert" className="flex items-center gap-2 text-[12.5px] text-warn">
        <CloudAlert className="size-4" />
        <span className="max-md:hidden">{problem}</span>
        <Button
          size="small"
          onClick={() => void session.saveAsNew().then((id) => navigate({ to: `${path}/${id}` }), refuse)}
        >
          Keep mine as a copy
        </Button>
      </span>
    )
  if (saving === 'failed')
    return (
      <span role="alert" title={problem} className="flex items-center gap-1.5 text-[12.5px] text-warn">
        <CloudAlert className="size-4 shrink-0" />{' '}
        <span className="max-md:sr-only">Not saved; trying again</span>
      </span>
    )
  return (
    <span role="status" className="flex items-center gap-1.5 text-[12.5px] text-faint">
      {saving === 'saved' ? <Check className="size-4" /> : <LoaderCircle className="size-4 animate-spin" />}
      <span className="max-md:sr-only">{saving === 'saved' ? 'Saved' : 'Saving'}</span>
    </span>
  )
}
