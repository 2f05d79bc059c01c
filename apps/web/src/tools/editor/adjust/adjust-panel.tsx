import { cubeOf } from '@krya/adjust'
import { type ColourAdjustment, type FilterId, filters } from '@krya/contracts'
import { FileUp, Plus, RotateCcw, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { addAdjustment } from '../../../canvas/commands/select.ts'
import {
  activeLayer,
  type AdjustmentLayer,
  adjustmentLayer,
  withLayer,
} from '../../../canvas/document/layer.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { refuse, useEditor, useEditorState } from '../../../drawing/use-editor.ts'
import { useStep } from '../../../drawing/use-step.ts'
import { AdjustmentForm } from './adjustment-form.tsx'
import { FilterGallery } from './filter-gallery.tsx'
import { kinds } from './kinds.ts'

/** Adjustments over the layers below: those of the active layer, or new ones. */
export function AdjustPanel() {
  const editor = useEditor()
  const active = useEditorState(({ scene }) => activeLayer(scene))
  const layer = active?.kind === 'adjustment' ? active : undefined
  const file = useRef<HTMLInputElement>(null)
  const add = (name: string, adjustments: readonly ColourAdjustment[]): void => {
    if (layer === undefined) addAdjustment(editor, adjustmentLayer(name, [...adjustments]))
    else
      editor.changeActive(name, (own) =>
        own.kind === 'adjustment'
          ? { ...own, adjustments: [...own.adjustments, ...adjustments].slice(0, 32) }
          : own,
      )
  }
  const setFilter = (id: FilterId): void => {
    const { name, adjustments } = filters[id]
    if (layer === undefined) addAdjustment(editor, adjustmentLayer(name, [...adjustments]))
    else
      editor.changeActive(name, (own) =>
        own.kind === 'adjustment' ? { ...own, name, adjustments: [...adjustments] } : own,
      )
  }
  async function addTable(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return
    try {
      add(chosen.name, [cubeOf(await chosen.text(), chosen.name)])
    } catch (error) {
      refuse(error instanceof Error ? new Error(`${chosen.name}: ${error.message}`) : error)
    }
  }
  return (
    <div className="flex flex-col gap-4 p-3">
      <div className="flex gap-2">
        <Menu
          trigger={
            <Button size="small" className="grow">
              <Plus className="size-4" /> Adjustment
            </Button>
          }
        >
          <div className="max-h-[60dvh] overflow-y-auto">
            {Object.values(kinds)
              .filter(({ first }) => first.kind !== 'lut')
              .map(({ title, first }) => (
                <MenuItem key={title} onSelect={() => add(title, [first])}>
                  {title}
                </MenuItem>
              ))}
          </div>
        </Menu>
        <Button size="small" onClick={() => file.current?.click()}>
          <FileUp className="size-4" /> .cube
        </Button>
        <input
          ref={file}
          type="file"
          aria-label="A look-up table (.cube)"
          accept=".cube"
          className="hidden"
          onChange={(event) => void addTable(event.target.files?.[0])}
        />
      </div>
      {layer === undefined ? (
        <p className="text-[12.5px] text-faint">
          An adjustment lies over the layers below it. It can be changed, masked or taken away at any time.
        </p>
      ) : (
        <Adjustments key={layer.id} layer={layer} />
      )}
      <FilterGallery onChoose={setFilter} />
    </div>
  )
}

function Adjustments({ layer }: { readonly layer: AdjustmentLayer }) {
  const editor = useEditor()
  const step = useStep('Adjust')
  const show = (adjustments: readonly ColourAdjustment[]): void =>
    step.show(
      withLayer(editor.scene, layer.id, (own) =>
        own.kind === 'adjustment' ? { ...own, adjustments: [...adjustments] } : own,
      ),
    )
  return (
    <ol aria-label="Adjustments" className="flex flex-col gap-3">
      {layer.adjustments.map((one, at) => {
        const { title, first } = kinds[one.kind]
        const put = (next: ColourAdjustment): void => show(layer.adjustments.with(at, next))
        return (
          <li key={`${at}-${one.kind}`} className="rounded-xl border border-line bg-raised p-3">
            <div className="mb-2 flex items-center">
              <h3 className="grow text-[13px] font-medium">{one.kind === 'lut' ? one.name : title}</h3>
              {one.kind !== 'lut' && (
                <IconButton
                  label={`Reset ${title}`}
                  className="size-7"
                  onClick={() => {
                    put(first)
                    step.keep()
                  }}
                >
                  <RotateCcw className="size-3.5!" />
                </IconButton>
              )}
              <IconButton
                label={`Remove ${title}`}
                className="size-7"
                onClick={() => {
                  show(layer.adjustments.toSpliced(at, 1))
                  step.keep()
                }}
              >
                <Trash2 className="size-3.5!" />
              </IconButton>
            </div>
            <AdjustmentForm adjustment={one} onChange={put} onCommit={step.keep} />
          </li>
        )
      })}
    </ol>
  )
}
