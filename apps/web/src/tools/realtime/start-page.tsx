import { useNavigate } from '@tanstack/react-router'
import { LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Scene } from '../../canvas/document/layer.ts'
import { queryClient } from '../../data/queries.ts'
import { assetFile, sceneOfFile } from '../../drawing/open.ts'
import { Recent } from '../../drawing/recent.tsx'
import { createDocument } from '../../drawing/session.ts'
import { refuse } from '../../drawing/use-editor.ts'
import { ShapeIcon } from '../../ui/shape-icon.tsx'
import { drawnOver, sheet, usualPainting } from './begin.ts'
import { sizes } from './sizes.ts'

/** Where the real-time canvas begins: a new one, or what was painted before. */
export function StartPage() {
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  // A picture that the viewer sent here.
  const [asked, setAsked] = useState(() => new URLSearchParams(location.search).get('image'))
  async function begin(make: () => Promise<Scene> | Scene): Promise<void> {
    setBusy(true)
    try {
      const id = await createDocument('Untitled', await make(), usualPainting())
      void queryClient.invalidateQueries({ queryKey: ['documents'] })
      // Going back must not begin the same once more.
      await navigate({ to: `/realtime/${id}`, replace: asked !== null })
    } catch (error) {
      refuse(error)
      setAsked(null)
      setBusy(false)
    }
  }
  const isAsked = useRef(false)
  useEffect(() => {
    if (asked === null || isAsked.current) return
    isAsked.current = true
    void begin(async () => drawnOver(await sceneOfFile(await assetFile(asked), 'Background')))
  })
  if (busy || asked !== null)
    return (
      <div role="status" className="grid h-full place-items-center text-soft">
        <span className="flex items-center gap-3">
          <LoaderCircle className="size-5 animate-spin" /> Opening…
        </span>
      </div>
    )
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[1180px] flex-col gap-8 p-4 lg:p-8">
        <header>
          <h1 className="text-[22px] font-semibold tracking-tight">Real time</h1>
          <p className="mt-1 text-soft">Draw on one side, see it painted on the other, as you go.</p>
        </header>
        <section aria-labelledby="new-canvas">
          <h2 id="new-canvas" className="mb-2.5 text-[13px] font-medium text-faint">
            New canvas
          </h2>
          <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-4 lg:grid-cols-6">
            {sizes.map(({ name, width, height }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => void begin(() => sheet(width, height))}
                  className="flex w-full items-center gap-3 rounded-card border border-line bg-panel p-3 text-left transition-colors hover:border-strong hover:bg-raised"
                >
                  <span className="text-accent-text">
                    <ShapeIcon width={width} height={height} size={26} />
                  </span>
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{name}</span>
                    <span className="block text-xs whitespace-nowrap text-faint">
                      {width} × {height}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <Recent live path="/realtime" />
      </div>
    </div>
  )
}
