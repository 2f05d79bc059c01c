import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { warn } from '../../../data/news.ts'
import { queries } from '../../../data/queries.ts'
import { useSession } from '../../../drawing/use-editor.ts'
import { usePreferences } from '../../../preferences/store.ts'
import { CanvasLine } from './canvas-line.ts'
import { LineContext, openedLine, useLine, useLineState } from './use-line.ts'

/** Where the owner said no name. */
const ownerName = 'Owner'

/** Shares the canvas that is open here as long as a link leads to it. */
export function Sharing({ children }: { readonly children: ReactNode }) {
  const session = useSession()
  const { data: links = [] } = useQuery(queries.canvasLinks(session.id))
  const name = usePreferences((state) => state.name) || ownerName
  const [opened] = useState(openedLine)
  const line = useStore(opened, (state) => state.line)
  const isShared = links.length > 0
  useEffect(() => {
    if (!isShared) return undefined
    const next = new CanvasLine(session.editor, {
      as: { document: session.id, revision: () => session.revision },
      name,
    })
    opened.setState({ line: next })
    return () => {
      opened.setState({ line: null })
      // What others drew is in the document before nobody is there to put it in.
      const isSaved = session.state.getState().saving === 'saved'
      void (isSaved ? Promise.resolve() : session.save()).finally(() => {
        next.saved(session.revision)
        next.close()
      })
    }
  }, [session, isShared, name, opened])
  return (
    <LineContext value={line}>
      {children}
      <Telling />
    </LineContext>
  )
}

/** Tells the others how it is painted, and the server what is saved. */
function Telling() {
  const session = useSession()
  const line = useLine()
  const hasScene = useLineState((state) => state.hasScene)
  const { name, live, saving } = useStore(session.state)
  const { prompt = '', strength = 0 } = live ?? {}
  useEffect(() => {
    if (hasScene) line?.describe({ name, prompt, strength })
  }, [line, hasScene, name, prompt, strength])
  useEffect(() => {
    if (hasScene && saving === 'saved') line?.saved(session.revision)
  }, [line, hasScene, saving, session])
  const refused = useLineState((state) => state.refused)
  const problem = useLineState((state) => state.problem)
  useEffect(() => {
    if (refused !== null) warn(refused.message, { description: refused.remedy })
    else if (problem !== '') warn(problem)
  }, [refused, problem])
  return null
}
