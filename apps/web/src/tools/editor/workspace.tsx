import { Link } from '@tanstack/react-router'
import { FileX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiError } from '@krya/client'
import { queryClient } from '../../data/queries.ts'
import { Nothing } from '../../ui/state.tsx'
import { CanvasView } from '../../drawing/canvas-view.tsx'
import { Proposal } from './proposal.tsx'
import { OptionsBar } from '../../drawing/options-bar.tsx'
import { SidePanel } from './side-panel.tsx'
import { Session } from '../../drawing/session.ts'
import { Toolbox } from '../../drawing/toolbox.tsx'
import { TopBar } from './top-bar.tsx'
import { SessionContext } from '../../drawing/use-editor.ts'
import { useEditorKeys } from '../../drawing/use-keys.ts'

/** A document that is worked on. */
export function Workspace({ id }: { readonly id: string }) {
  const [session, setSession] = useState<Session | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isGone = false
    let opened: Session | null = null
    Session.open(id).then(
      (found) => {
        opened = found
        if (isGone) void found.close()
        else setSession(found)
      },
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error)
        setProblem(error instanceof ApiError ? `${text} ${error.remedy}` : text)
      },
    )
    return () => {
      isGone = true
      void opened?.close().then(() => queryClient.invalidateQueries({ queryKey: ['documents'] }))
    }
  }, [id])
  if (problem !== '')
    return (
      <div className="flex h-full">
        <Nothing
          icon={<FileX />}
          title="This document cannot be opened"
          action={
            <Link to="/editor" className="text-accent-text hover:underline">
              All documents
            </Link>
          }
        >
          {problem}
        </Nothing>
      </div>
    )
  if (session === null)
    return <div role="status" aria-label="Opening" className="shimmer h-full opacity-40" />
  return (
    <SessionContext value={session}>
      <Desk />
    </SessionContext>
  )
}

function Desk() {
  useEditorKeys()
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <div className="flex min-h-0 grow max-md:flex-col-reverse">
        <Toolbox />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <OptionsBar />
          <CanvasView>
            <Proposal />
          </CanvasView>
        </div>
        <SidePanel />
      </div>
    </div>
  )
}
