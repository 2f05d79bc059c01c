import { blendModes, type GroupBlendMode, groupBlendModes } from '@krya/contracts'
import {
  Copy,
  FolderPlus,
  ImagePlus,
  Images,
  ListChecks,
  Plus,
  SquareDashedBottom,
  Trash2,
  Upload,
} from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { chosenIds } from '../canvas/document/chosen.ts'
import { activeLayer, type Layer, withLayers } from '../canvas/document/layer.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { inWords } from '../ui/words.ts'
import { LayerList } from './layer-list.tsx'
import { LayerSettings } from './layer-settings.tsx'
import { PercentSlider } from './number-slider.tsx'
import { Select } from './select.tsx'
import { SeveralSettings } from './several-settings.tsx'
import { Stickers } from './stickers.tsx'
import { assetFile } from './open.ts'
import { place, takeFiles } from './take-files.ts'
import { performById, refuse, useEditor, useEditorState, useHasStudio } from './use-editor.ts'
import { TurnButtons } from './turn-buttons.tsx'
import { useStep } from './use-step.ts'

const AssetDialog = lazy(() =>
  import('../generation/asset-dialog.tsx').then((part) => ({ default: part.AssetDialog })),
)

const named = <Mode extends string>(modes: readonly Mode[]) =>
  modes.map((mode) => ({ value: mode, label: inWords(mode) }))
const blendNames = named<GroupBlendMode>(blendModes)
const groupBlendNames = named<GroupBlendMode>(groupBlendModes)

/** Only groups let their layers pass through. */
function blended(layer: Layer, blend: GroupBlendMode): Layer {
  if (layer.kind === 'group') return { ...layer, blend }
  return blend === 'pass-through' ? layer : { ...layer, blend }
}

/** The layers, from the top down, and what the active one is like. */
export function LayersPanel() {
  const editor = useEditor()
  const hasStudio = useHasStudio()
  const active = useEditorState(({ scene }) => activeLayer(scene))
  const count = useEditorState(({ scene }) => chosenIds(scene).length)
  const { show, keep } = useStep('Opacity')
  const file = useRef<HTMLInputElement>(null)
  const [browsing, setBrowsing] = useState(false)
  const [joins, setJoins] = useState(false)
  const run = (id: string): void => performById(id, editor)
  const setOpacity = (opacity: number): void =>
    show(withLayers(editor.scene, chosenIds(editor.scene), (layer) => ({ ...layer, opacity })))
  return (
    <div className="flex h-full flex-col">
      {active !== undefined && (
        <div className="flex flex-col gap-3 border-b border-line p-3">
          <div className="grid grid-cols-2 items-center gap-3">
            <Select
              label="Blend mode"
              className="w-full"
              value={active.blend}
              options={active.kind === 'group' ? groupBlendNames : blendNames}
              onChange={(blend) => editor.changeChosen('Blend mode', (layer) => blended(layer, blend))}
            />
            <PercentSlider label="Opacity" value={active.opacity} onChange={setOpacity} onCommit={keep} />
          </div>
          {active.kind !== 'adjustment' && <TurnButtons />}
          {count > 1 ? <SeveralSettings count={count} /> : <LayerSettings key={active.id} layer={active} />}
        </div>
      )}
      <LayerList joins={joins} />
      <div className="flex items-center gap-0.5 border-t border-line p-1.5 [&>button]:min-w-8 [&>button]:shrink">
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
          {hasStudio && (
            <MenuItem onSelect={() => setBrowsing(true)}>
              <Images /> From the library
            </MenuItem>
          )}
        </Menu>
        {hasStudio && <Stickers />}
        <IconButton label="Add layer mask" onClick={() => run('add-mask')}>
          <SquareDashedBottom />
        </IconButton>
        <IconButton label="Group layers" shortcut="mod+G" onClick={() => run('group')}>
          <FolderPlus />
        </IconButton>
        <IconButton label="Duplicate layer" onClick={() => run('duplicate')}>
          <Copy />
        </IconButton>
        <IconButton
          label="Choose several"
          pressed={joins}
          onClick={() => setJoins(!joins)}
          className="pointer-fine:hidden"
        >
          <ListChecks />
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
