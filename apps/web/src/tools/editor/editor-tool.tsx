import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { StartPage } from './start-page.tsx'

const Workspace = lazy(() => import('./workspace.tsx').then((part) => ({ default: part.Workspace })))

/** The editor: what was begun, or the document of the address. */
export default function EditorTool() {
  const { document } = useParams({ strict: false })
  if (typeof document !== 'string') return <StartPage />
  return (
    <Suspense>
      <Workspace key={document} id={document} />
    </Suspense>
  )
}
