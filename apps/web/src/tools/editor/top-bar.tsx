import { Zap } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { AreaDialog } from './area-dialog.tsx'
import { ExportMenu } from './export-menu.tsx'
import { SizeDialog } from './size-dialog.tsx'
import { CommandsMenu } from '../../drawing/commands-menu.tsx'
import { DocumentHead } from '../../drawing/document-bar.tsx'
import { UndoButtons } from '../../drawing/undo-buttons.tsx'
import { useEditorState } from '../../drawing/use-editor.ts'
import { useOpenIn } from '../../drawing/use-open-in.ts'
import { useZoom } from '../../drawing/zoom.ts'

/** The document's name, what can be undone, how it is seen, and what it becomes. */
export function TopBar() {
  const paint = useOpenIn('/realtime')
  const [asked, setAsked] = useState<'resize' | 'blur' | 'sharpen' | null>(null)
  const close = (): void => setAsked(null)
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-panel px-2">
      <DocumentHead path="/editor" all="All documents" />
      <UndoButtons />
      <Zoom />
      <IconButton label="Paint it in real time" onClick={paint}>
        <Zap />
      </IconButton>
      <CommandsMenu
        more={{
          Layer: (
            <>
              <MenuItem onSelect={() => setAsked('blur')}>Blur…</MenuItem>
              <MenuItem onSelect={() => setAsked('sharpen')}>Sharpen…</MenuItem>
            </>
          ),
          Document: <MenuItem onSelect={() => setAsked('resize')}>Size…</MenuItem>,
        }}
      />
      <ExportMenu />
      {asked === 'resize' && <SizeDialog onClose={close} />}
      {(asked === 'blur' || asked === 'sharpen') && <AreaDialog kind={asked} onClose={close} />}
    </header>
  )
}

function Zoom() {
  const stage = useZoom((state) => state.stage)
  const scale = useEditorState((state) => state.view.scale)
  return (
    <Menu
      trigger={
        <Button
          size="small"
          look="ghost"
          className="w-16 tabular-nums max-md:hidden"
          aria-label={`Zoom: ${Math.round(scale * 100)} %`}
        >
          {Math.round(scale * 100)} %
        </Button>
      }
    >
      <MenuItem shortcut="mod+0" onSelect={() => stage?.fit()}>
        Fit the window
      </MenuItem>
      <MenuItem shortcut="mod+1" onSelect={() => stage?.actualSize()}>
        Actual size
      </MenuItem>
      <MenuItem shortcut="mod++" onSelect={() => stage?.zoomBy(1.5)}>
        Nearer
      </MenuItem>
      <MenuItem shortcut="mod+-" onSelect={() => stage?.zoomBy(1 / 1.5)}>
        Farther
      </MenuItem>
    </Menu>
  )
}
