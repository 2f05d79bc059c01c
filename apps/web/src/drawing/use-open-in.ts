import { useNavigate } from '@tanstack/react-router'
import { warn } from '../data/news.ts'
import { refuse, useSession } from './use-editor.ts'

/** Opens the document that is open here by another tool, once everything is on the server. */
export function useOpenIn(path: '/editor' | '/realtime'): () => void {
  const session = useSession()
  const navigate = useNavigate()
  const open = async (): Promise<void> => {
    await session.save()
    const { saving, problem } = session.state.getState()
    if (saving === 'failed' || saving === 'changed-elsewhere') warn(problem)
    else await navigate({ to: `${path}/${session.id}` })
  }
  return () => void open().catch(refuse)
}
