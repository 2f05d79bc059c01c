import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { OptionsBar } from '../../drawing/options-bar.tsx'
import { Toolbox } from '../../drawing/toolbox.tsx'
import { useSession } from '../../drawing/use-editor.ts'
import { useEditorKeys } from '../../drawing/use-keys.ts'
import { usualPainting } from './begin.ts'
import { LayersDrawer } from './layers-drawer.tsx'
import type { Layout } from './layouts.tsx'
import { TopBar } from './top-bar.tsx'
import { Painting } from './painting.ts'
import { PromptBar } from './prompt-bar.tsx'
import { Result } from './result.tsx'
import { drawingTools } from './drawing-tools.ts'
import { DrawingCursors } from './shared/cursors.tsx'
import { Sharing } from './shared/sharing.tsx'
import { PaintingContext, useWishes } from './use-painting.ts'
import { usePlainKeys } from './use-plain-keys.ts'
import { TwoSides } from './two-sides.tsx'

/** The drawing, and what is painted of it. */
export function Studio() {
  const session = useSession()
  const isLive = useStore(session.state, ({ live }) => live !== null)
  const [painting] = useState(() => new Painting(session))
  // A document of the editor that is opened here is painted from now on.
  useEffect(() => session.beginLive(usualPainting()), [session])
  useEffect(() => painting.open(), [painting])
  if (!isLive) return null
  return (
    <PaintingContext value={painting}>
      <Sharing>
        <Desk />
      </Sharing>
    </PaintingContext>
  )
}

function Desk() {
  useEditorKeys(drawingTools)
  const [{ layout = 'split', overlay = 0.5 }, wish] = useWishes()
  const [showsLayers, setShowsLayers] = useState(false)
  const setLayout = (next: Layout): void => wish({ layout: next })
  usePlainKeys({
    1: () => setLayout('split'),
    2: () => setLayout('overlay'),
    3: () => setLayout('inset'),
    4: () => setLayout('result'),
  })
  return (
    <div className="relative flex h-full flex-col">
      <TopBar
        layout={layout}
        onLayout={setLayout}
        showsLayers={showsLayers}
        onLayers={() => setShowsLayers(!showsLayers)}
      />
      <div className="flex min-h-0 grow max-md:flex-col-reverse">
        <Toolbox groups={drawingTools} />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <OptionsBar />
          <TwoSides
            layout={layout}
            over={<DrawingCursors />}
            result={
              <Result
                layout={layout}
                overlay={overlay}
                onOverlay={(share) => wish({ overlay: share })}
                onLayout={setLayout}
              />
            }
          />
          <PromptBar />
        </div>
        {showsLayers && <LayersDrawer onClose={() => setShowsLayers(false)} />}
      </div>
    </div>
  )
}
