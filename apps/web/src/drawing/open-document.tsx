import { Link } from '@tanstack/react-router'
import { FileX } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '@krya/client'
import { queryClient } from '../data/queries.ts'
import { Nothing } from '../ui/state.tsx'
import { Session } from './session.ts'
import { SessionContext } from './use-editor.ts'

/** Opens a document for what is in it, and closes it with it. @param path where documents of this kind are listed */
export function OpenDocument({
  id,
  path,
  children,
}: {
  readonly id: string
  readonly path: string
  readonly children: ReactNode
}) {
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
            <Link to={path} className="text-accent-text hover:underline">
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
  return <SessionContext value={session}>{children}</SessionContext>
}
