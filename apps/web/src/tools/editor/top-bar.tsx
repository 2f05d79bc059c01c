import { Link } from '@tanstack/react-router'
import { ChevronLeft, Menu as MenuIcon, Redo2, Undo2, Zap } from 'lucide-react'
import { useState } from 'react'
import { type Command, commands } from '../../canvas/commands/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Menu, MenuItem, MenuLine, MenuTitle } from '../../ui/menu.tsx'
import { AreaDialog } from './area-dialog.tsx'
import { ExportMenu } from './export-menu.tsx'
import { SizeDialog } from './size-dialog.tsx'
import { DocumentName, SavingState } from '../../drawing/document-bar.tsx'
import { perform, useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { useOpenIn } from '../../drawing/use-open-in.ts'
import { useZoom } from '../../drawing/zoom.ts'

const groups = ['Edit', 'Select', 'Layer', 'Document'] as const
/** Found in the menu; the others are keys and buttons. */
const inMenu = (command: Command): boolean =>
  !/^(?:nudge|smaller|larger|confirm|escape|undo|redo)/.test(command.id)

/** The document's name, what can be undone, how it is seen, and what it becomes. */
export function TopBar() {
  const editor = useEditor()
  const canUndo = useEditorState((state) => state.canUndo)
  const canRedo = useEditorState((state) => state.canRedo)
  const paint = useOpenIn('/realtime')
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-panel px-2">
      <Link
        to="/editor"
        aria-label="All documents"
        className="grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-hover hover:text-text"
      >
        <ChevronLeft className="size-5" />
      </Link>
      <DocumentName />
      <SavingState path="/editor" />
      <div className="grow" />
      <IconButton
        label={canUndo === null ? 'Undo' : `Undo: ${canUndo}`}
        shortcut="mod+Z"
        disabled={canUndo === null}
        onClick={() => void editor.undo()}
      >
        <Undo2 />
      </IconButton>
      <IconButton
        label={canRedo === null ? 'Redo' : `Redo: ${canRedo}`}
        shortcut="mod+shift+Z"
        disabled={canRedo === null}
        onClick={() => void editor.redo()}
      >
        <Redo2 />
      </IconButton>
      <Zoom />
      <IconButton label="Paint it in real time" onClick={paint}>
        <Zap />
      </IconButton>
      <Commands />
      <ExportMenu />
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

/** Everything else that can be done, in words. */
function Commands() {
  const editor = useEditor()
  const [open, setOpen] = useState<'resize' | 'blur' | 'sharpen' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <Menu
        trigger={
          <IconButton label="All commands">
            <MenuIcon />
          </IconButton>
        }
      >
        <div className="max-h-[70dvh] overflow-y-auto">
          {groups.map((group, at) => (
            <div key={group}>
              {at > 0 && <MenuLine />}
              <MenuTitle>{group}</MenuTitle>
              {commands
                .filter((command) => command.group === group && inMenu(command))
                .map((command) => (
                  <Line key={command.id} command={command} onSelect={() => void perform(command, editor)} />
                ))}
              {group === 'Layer' && (
                <>
                  <MenuItem onSelect={() => setOpen('blur')}>Blur…</MenuItem>
                  <MenuItem onSelect={() => setOpen('sharpen')}>Sharpen…</MenuItem>
                </>
              )}
              {group === 'Document' && <MenuItem onSelect={() => setOpen('resize')}>Size…</MenuItem>}
            </div>
          ))}
        </div>
      </Menu>
      {open === 'resize' && <SizeDialog onClose={close} />}
      {(open === 'blur' || open === 'sharpen') && <AreaDialog kind={open} onClose={close} />}
    </>
  )
}

function Line({ command, onSelect }: { readonly command: Command; readonly onSelect: () => void }) {
  const isPossible = useEditorState((state) => command.isPossible?.(state) !== false)
  const [keys] = command.keys ?? []
  return (
    <span className={cn('block', !isPossible && 'opacity-45')}>
      <MenuItem {...(keys === undefined ? {} : { shortcut: keys })} onSelect={onSelect}>
        {command.label}
      </MenuItem>
    </span>
  )
}
