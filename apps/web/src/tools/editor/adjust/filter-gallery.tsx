import { type FilterId, filterIds, filters } from '@krya/contracts'
import { transfer } from 'comlink'
import { useEffect, useRef } from 'react'
import { flat } from '../../../canvas/compose/flat.ts'
import type { Scene } from '../../../canvas/document/layer.ts'
import { pixelWork } from '../../../canvas/work/pixel-work.ts'
import { useEditor, useEditorState } from '../../../drawing/use-editor.ts'

/** On the longer side of a filter's picture, in pixels. */
const side = 120

/** Every filter, on what is seen now. */
export function FilterGallery({ onChoose }: { readonly onChoose: (id: FilterId) => void }) {
  const editor = useEditor()
  const changes = useEditorState((state) => state.changes)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    void drawn(editor.scene, list.current?.querySelectorAll('canvas') ?? [], stop.signal)
    return () => stop.abort()
  }, [editor, changes])
  return (
    <section aria-labelledby="filters">
      <h3 id="filters" className="mb-2 text-[13px] font-medium text-faint">
        Filters
      </h3>
      <ul ref={list} className="grid grid-cols-3 gap-2">
        {filterIds.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)} className="group block w-full text-left">
              <span className="checkers grid aspect-square place-items-center overflow-hidden rounded-lg ring-accent group-hover:ring-2">
                <canvas data-filter={id} className="size-full object-cover" />
              </span>
              <span className="mt-1 block truncate text-[11.5px] text-soft">{filters[id].name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Draws each filter’s picture on the canvas that names it. */
async function drawn(
  scene: Scene,
  canvases: Iterable<HTMLCanvasElement>,
  signal: AbortSignal,
): Promise<void> {
  // What a filter would replace does not count.
  const layers = scene.layers.filter(({ id, kind }) => !(id === scene.activeId && kind === 'adjustment'))
  const small = await flat({ ...scene, layers }, undefined, side / Math.max(scene.width, scene.height))
  const { width, height } = small
  for (const canvas of canvases) {
    const filter = Object.entries(filters).find(([id]) => id === canvas.dataset['filter'])?.[1]
    if (filter === undefined) continue
    const pixels = small.pen.getImageData(0, 0, width, height)
    const made = await pixelWork().adjust(transfer(pixels, [pixels.data.buffer]), filter.adjustments)
    if (signal.aborted) return
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.putImageData(made, 0, 0)
  }
}
