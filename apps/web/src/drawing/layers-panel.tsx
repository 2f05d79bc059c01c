import { blendModes } from '@krya/contracts'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Copy, ImagePlus, Images, Plus, SquareDashedBottom, Trash2, Upload } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { reorder } from '../canvas/commands/layers.ts'
import { activeLayer, withLayer } from '../canvas/document/layer.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { inWords } from '../ui/words.ts'
import { LayerRow } from './layer-row.tsx'
import { LayerSettings } from './layer-settings.tsx'
import { PercentSlider } from './number-slider.tsx'
import { Select } from './select.tsx'
import { Stickers } from './stickers.tsx'
import { assetFile } from './open.ts'
import { place, takeFiles } from './take-files.ts'
import { performById, refuse, useEditor, useEditorState } from './use-editor.ts'
import { TurnButtons } from './turn-buttons.tsx'
import { useStep } from './use-step.ts'

const AssetDialog = lazy(() =>
  import('../generation/asset-dialog.tsx').then((part) => ({ default: part.AssetDialog })),
)

const blendNames = blendModes.map((mode) => ({
  value: mode,
  label: inWords(mode),
}))

/** The layers, from the top down, and what the active one is like. */
export function LayersPanel() {
  const editor = useEditor()
  const layers = useEditorState(({ scene }) => scene.layers)
  const active = useEditorState(({ scene }) => activeLayer(scene))
  const { show, keep } = useStep('Opacity')
  const file = useRef<HTMLInputElement>(null)
  const [browsing, setBrowsing] = useState(false)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }))
  const run = (id: string): void => performById(id, editor)
  const setOpacity = (opacity: number): void => {
    if (active === undefined) return
    show(withLayer(editor.scene, active.id, (layer) => ({ ...layer, opacity })))
  }
  const onDragEnd = ({ active: moved, over }: DragEndEvent): void => {
    if (over !== null && moved.id !== over.id) reorder(editor, String(moved.id), String(over.id))
  }
  const shown = layers.toReversed()
  return (
    <div className="flex h-full flex-col">
      {active !== undefined && (
        <div className="flex flex-col gap-3 border-b border-line p-3">
          <div className="grid grid-cols-2 items-center gap-3">
            <Select
              label="Blend mode"
              className="w-full"
              value={active.blend}
              options={blendNames}
              onChange={(blend) => editor.changeActive('Blend mode', (layer) => ({ ...layer, blend }))}
            />
            <PercentSlider label="Opacity" value={active.opacity} onChange={setOpacity} onCommit={keep} />
          </div>
          {active.kind !== 'adjustment' && <TurnButtons />}
          <LayerSettings key={active.id} layer={active} />
        </div>
      )}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={shown.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ul aria-label="Layers" className="min-h-24 grow overflow-y-auto p-1.5">
            {shown.map((layer) => (
              <LayerRow key={layer.id} layer={layer} isActive={layer.id === active?.id} />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <div className="flex items-center gap-0.5 border-t border-line p-1.5">
        <IconButton label="New layer" shortcut="shift+N" onClick={() => run('new-layer')}>
          <Plus />
        </IconButton>
        <Menu
          trigger={
            <IconButton label="Place a picture">
              <ImagePlus />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => file.current?.click()}>
            <Upload /> From this device
          </MenuItem>
          <MenuItem onSelect={() => setBrowsing(true)}>
            <Images /> From the library
          </MenuItem>
        </Menu>
        <Stickers />
        <IconButton label="Add layer mask" onClick={() => run('add-mask')}>
          <SquareDashedBottom />
        </IconButton>
        <IconButton label="Duplicate layer" onClick={() => run('duplicate')}>
          <Copy />
        </IconButton>
        <span className="grow" />
        <IconButton label="Delete layer" onClick={() => run('delete-layer')}>
          <Trash2 />
        </IconButton>
        <input
          ref={file}
          type="file"
          multiple
          aria-label="Place a picture"
          accept="image/*"
          className="hidden"
          onChange={(event) => void takeFiles(editor, [...(event.target.files ?? [])])}
        />
      </div>
      <Suspense>
        {browsing && (
          <AssetDialog
            kind="image"
            onClose={() => setBrowsing(false)}
            onChoose={(id) => {
              setBrowsing(false)
              void assetFile(id)
                .then((blob) => place(editor, blob, 'Picture'))
                .catch(refuse)
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
