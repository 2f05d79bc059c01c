import { LayersPanel } from '../../drawing/layers-panel.tsx'

/** The layers of what is drawn. */
export const LayersDrawer = () => (
  <aside
    aria-label="Layers"
    className="shrink-0 border-line bg-panel max-md:h-[38dvh] max-md:border-t md:w-[280px] md:border-l"
  >
    <LayersPanel />
  </aside>
)
