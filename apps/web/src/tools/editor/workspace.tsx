import { CanvasView } from '../../drawing/canvas-view.tsx'
import { OpenDocument } from '../../drawing/open-document.tsx'
import { OptionsBar } from '../../drawing/options-bar.tsx'
import { Toolbox } from '../../drawing/toolbox.tsx'
import { useEditorKeys } from '../../drawing/use-keys.ts'
import { Proposal } from './proposal.tsx'
import { SidePanel } from './side-panel.tsx'
import { TopBar } from './top-bar.tsx'

/** A document that is worked on. */
export const Workspace = ({ id }: { readonly id: string }) => (
  <OpenDocument id={id} path="/editor">
    <Desk />
  </OpenDocument>
)

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
