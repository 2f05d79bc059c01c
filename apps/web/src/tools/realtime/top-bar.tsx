import { Ellipsis, Eraser, FileX2, Layers, PenTool, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { activeLayer } from '../../canvas/document/layer.ts'
import { UndoButtons } from '../../drawing/undo-buttons.tsx'
import { performById, useEditor } from '../../drawing/use-editor.ts'
import { useOpenIn } from '../../drawing/use-open-in.ts'
import { CommandsMenu } from '../../drawing/commands-menu.tsx'
import { DocumentHead } from '../../drawing/document-bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { People } from './shared/people.tsx'
import { Share } from './shared/share.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { ScrollRow } from '../../ui/scroll-row.tsx'
import { type Layout, LayoutItems, Layouts } from './layouts.tsx'
import { Sources } from './sources.tsx'

/** The name, what can be undone, what is drawn from, and how both sides lie. */
export function TopBar({
  layout,
  onLayout,
  showsLayers,
  onLayers,
}: {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
  readonly showsLayers: boolean
  readonly onLayers: () => void
}) {
  const [sharing, setSharing] = useState(false)
  const openEditor = useOpenIn('/editor')
  return (
    <header className="h-12 shrink-0 border-b border-line bg-panel">
      <ScrollRow className="flex h-full items-center gap-1 px-2 max-md:gap-0 max-md:px-1">
        <DocumentHead path="/realtime" all="All canvases" />
        <UndoButtons />
        <span className="max-md:hidden">
          <Clear />
        </span>
        <Sources />
        <CommandsMenu />
        <Layouts layout={layout} onLayout={onLayout} />
        <IconButton label="Layers" pressed={showsLayers} onClick={onLayers}>
          <Layers />
        </IconButton>
        <People />
        <Share open={sharing} onOpenChange={setSharing} />
        <span className="max-md:hidden">
          <IconButton label="Open in the editor" onClick={openEditor}>
            <PenTool />
          </IconButton>
        </span>
        <span className="md:hidden">
          <Menu
            trigger={
              <IconButton label="More">
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => setSharing(true)}>
              <UserPlus /> Share
            </MenuItem>
            <MenuLine />
            <LayoutItems layout={layout} onLayout={onLayout} />
            <MenuLine />
            <ClearItems />
            <MenuLine />
            <MenuItem onSelect={openEditor}>
              <PenTool /> Open in the editor
            </MenuItem>
          </Menu>
        </span>
      </ScrollRow>
    </header>
  )
}

const Clear = () => (
  <Menu
    trigger={
      <IconButton label="Clear">
        <Eraser />
      </IconButton>
    }
  >
    <ClearItems />
  </Menu>
)

/** Empties the layer, whatever is on it, or the page: each one step. */
function ClearItems() {
  const editor = useEditor()
  const clearLayer = (): void => {
    const kind = activeLayer(editor.scene)?.kind
    performById(kind === 'pixels' || kind === undefined ? 'clear-layer' : 'delete-layer', editor)
  }
  return (
    <>
      <MenuItem onSelect={clearLayer}>
        <Eraser /> Clear the layer
      </MenuItem>
      <MenuItem onSelect={() => performById('clear-all', editor)}>
        <FileX2 /> Clear all
      </MenuItem>
    </>
  )
}
