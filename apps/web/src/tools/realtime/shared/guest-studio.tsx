import { Brush, Ellipsis, Eye, Layers } from 'lucide-react'
import { useEffect, useState } from 'react'
import { OptionsBar } from '../../../drawing/options-bar.tsx'
import { Toolbox } from '../../../drawing/toolbox.tsx'
import { UndoButtons } from '../../../drawing/undo-buttons.tsx'
import { useEditor } from '../../../drawing/use-editor.ts'
import { useEditorKeys } from '../../../drawing/use-keys.ts'
import { CommandsMenu } from '../../../drawing/commands-menu.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { ScrollRow } from '../../../ui/scroll-row.tsx'
import { drawingTools } from '../drawing-tools.ts'
import { foot } from '../foot.ts'
import { LayersDrawer } from '../layers-drawer.tsx'
import { TwoSides } from '../two-sides.tsx'
import { type Layout, LayoutItems, Layouts } from '../layouts.tsx'
import { DrawingCursors } from './cursors.tsx'
import { GuestResult } from './guest-result.tsx'
import { GuestStanding, NotHere } from './guest-standing.tsx'
import { People } from './people.tsx'
import { useLineState } from './use-line.ts'

/** The drawing and what is painted of it, for somebody who watches or draws along. */
export function GuestStudio() {
  const hasScene = useLineState((state) => state.hasScene)
  const line = useLineState((state) => state.line)
  return hasScene && line !== 'refused' ? <Desk /> : <NotHere />
}

function Desk() {
  const editor = useEditor()
  const mayDraw = useLineState((state) => state.role) === 'draw'
  const [layout, setLayout] = useState<Layout>('split')
  const [showsLayers, setShowsLayers] = useState(false)
  // Whoever watches moves only what they see of it.
  useEffect(() => editor.set({ tool: mayDraw ? 'brush' : 'hand' }), [editor, mayDraw])
  return (
    <div className="relative flex h-full flex-col">
      <TopBar
        layout={layout}
        onLayout={setLayout}
        mayDraw={mayDraw}
        showsLayers={showsLayers}
        onLayers={() => setShowsLayers(!showsLayers)}
      />
      <div className="flex min-h-0 grow max-md:flex-col-reverse">
        {mayDraw && <Toolbox groups={drawingTools} />}
        {mayDraw && <Keys />}
        <div className="flex min-h-0 min-w-0 grow flex-col">
          {mayDraw && <OptionsBar />}
          <TwoSides
            layout={layout}
            over={
              <>
                <DrawingCursors />
                <GuestStanding />
              </>
            }
            result={<GuestResult layout={layout} onLayout={setLayout} />}
          />
          <Words />
        </div>
        {mayDraw && showsLayers && <LayersDrawer onClose={() => setShowsLayers(false)} />}
      </div>
    </div>
  )
}

function Keys() {
  useEditorKeys(drawingTools)
  return null
}

function TopBar({
  layout,
  onLayout,
  mayDraw,
  showsLayers,
  onLayers,
}: {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
  readonly mayDraw: boolean
  readonly showsLayers: boolean
  readonly onLayers: () => void
}) {
  const name = useLineState((state) => state.painting.name)
  return (
    <header className="h-12 shrink-0 border-b border-line bg-panel">
      <ScrollRow className="flex h-full items-center gap-1.5 px-3 max-md:gap-0.5 max-md:px-2">
        <img src="/icon.svg" alt="Krya" className="size-6 shrink-0" />
        <h1 className="min-w-12 truncate px-1 font-medium">{name ?? 'Shared canvas'}</h1>
        <span className="flex shrink-0 items-center gap-1.5 rounded-md bg-raised px-2 py-1 text-[12.5px] text-soft">
          {mayDraw ? <Brush className="size-3.5" /> : <Eye className="size-3.5" />}
          <span className="max-sm:sr-only">{mayDraw ? 'You draw along' : 'You watch'}</span>
        </span>
        <div className="grow" />
        <People />
        {mayDraw && (
          <>
            <UndoButtons />
            <CommandsMenu />
          </>
        )}
        <Layouts layout={layout} onLayout={onLayout} />
        {mayDraw && (
          <IconButton label="Layers" pressed={showsLayers} onClick={onLayers}>
            <Layers />
          </IconButton>
        )}
        <span className="md:hidden">
          <Menu
            trigger={
              <IconButton label="More">
                <Ellipsis />
              </IconButton>
            }
          >
            <LayoutItems layout={layout} onLayout={onLayout} />
          </Menu>
        </span>
      </ScrollRow>
    </header>
  )
}

/** What it is painted as: its owner says so. */
function Words() {
  const { prompt = '', strength } = useLineState((state) => state.painting)
  return (
    <dl
      ref={foot}
      aria-label="What is painted"
      className="flex shrink-0 items-center gap-4 border-t border-line bg-panel px-3 py-2.5 text-[13px]"
    >
      <div className="flex min-w-0 grow gap-2">
        <dt className="shrink-0 text-faint">Prompt</dt>
        <dd className="truncate" title={prompt}>
          {prompt === '' ? <span className="text-faint">None yet</span> : prompt}
        </dd>
      </div>
      {strength !== undefined && (
        <div className="flex shrink-0 gap-2">
          <dt className="text-faint">AI strength</dt>
          <dd className="tabular-nums">{Math.round(strength * 100)} %</dd>
        </div>
      )}
    </dl>
  )
}
