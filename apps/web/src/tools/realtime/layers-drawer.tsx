import { X } from 'lucide-react'
import { LayersPanel } from '../../drawing/layers-panel.tsx'
import { IconButton } from '../../ui/button.tsx'
import { foot } from './foot.ts'

/** The layers of what is drawn; on a phone, a sheet over the page. */
export const LayersDrawer = ({ onClose }: { readonly onClose: () => void }) => (
  <aside
    ref={foot}
    aria-label="Layers"
    className="flex shrink-0 flex-col border-line bg-panel max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:h-[62%] max-md:rounded-t-2xl max-md:border-t max-md:shadow-float md:w-[280px] md:border-l"
  >
    <header className="flex h-11 shrink-0 items-center justify-between pr-1.5 pl-4 md:hidden">
      <h2 className="font-medium">Layers</h2>
      <IconButton label="Close the layers" onClick={onClose}>
        <X />
      </IconButton>
    </header>
    <div className="min-h-0 grow">
      <LayersPanel />
    </div>
  </aside>
)
