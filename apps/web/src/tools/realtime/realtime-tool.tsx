import { useParams } from '@tanstack/react-router'
import { OpenDocument } from '../../drawing/open-document.tsx'
import { StartPage } from './start-page.tsx'
import { Studio } from './studio.tsx'

/** Draw, and see it painted as you go. */
export default function RealtimeTool() {
  const { document: id } = useParams({ strict: false })
  if (id === undefined) return <StartPage />
  return (
    <OpenDocument key={id} id={id} path="/realtime">
      <Studio />
    </OpenDocument>
  )
}
