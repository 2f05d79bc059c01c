import { type Generation, type OperationId, operations } from '@krya/contracts'
import { create } from 'zustand'
import { maskOf } from '../../canvas/commands/select.ts'
import { croppedTo } from '../../canvas/commands/document.ts'
import { type Layer, pixelLayer, type Scene, withLayer } from '../../canvas/document/layer.ts'
import { Surface } from '../../canvas/document/surface.ts'
import type { Editor } from '../../canvas/editor.ts'
import type { Values } from '../../preferences/store.ts'
import { takesMask } from '../../drawing/generate.ts'
import { assetFile, bitmapOf } from '../../drawing/open.ts'
import { placed, sidesOf } from './placing.ts'

/** A result that is looked at: a layer that is kept, compared or taken away. */
interface Proposal {
  readonly layers: readonly string[]
  readonly title: string
  readonly notes: readonly string[]
}

/** What lies on the page to be decided about. */
export const useProposal = create<{ readonly proposal: Proposal | null }>(() => ({ proposal: null }))

/** Puts results on the page, each as a layer of its own; only the first is seen. @throws Error in words */
export async function propose(
  editor: Editor,
  asked: Scene,
  operation: OperationId,
  values: Values,
  made: Generation,
): Promise<void> {
  const layers: Layer[] = []
  for (const [at, { id }] of made.images.entries()) {
    const bitmap = await bitmapOf(await assetFile(id))
    const surface = Surface.from(bitmap, bitmap)
    bitmap.close()
    layers.push(
      pixelLayer(
        `${nameOf(operation)}${at > 0 ? ` ${at + 1}` : ''}`,
        surface,
        placed(surface, asked, operation, values),
      ),
    )
  }
  const [first] = layers
  if (first === undefined) return
  // What was not chosen stays to the last bit as it was.
  const mask = takesMask(operation) && asked.selection !== null ? maskOf(asked) : null
  const shown = layers.map((layer, at) => ({ ...layer, mask, visible: at === 0 }))
  editor.change(nameOf(operation), (scene) => ({
    ...scene,
    layers: [...scene.layers, ...shown.toReversed()],
    activeId: first.id,
    selection: mask === null ? scene.selection : null,
  }))
  if (operation === 'outpaint') {
    const [left, top, right, bottom] = sidesOf(values)
    croppedTo(editor, {
      x: -left,
      y: -top,
      width: asked.width + left + right,
      height: asked.height + top + bottom,
      rotation: 0,
    })
  }
  useProposal.setState({
    proposal: {
      layers: shown.map(({ id }) => id),
      title: nameOf(operation),
      notes: made.warnings.map(({ message }) => message),
    },
  })
}

const nameOf = (operation: OperationId): string => operations[operation].title

/** Shows one of the results. */
export function show(editor: Editor, layers: readonly string[], id: string): void {
  const scene = layers.reduce<Scene>(
    (before, one) => withLayer(before, one, (layer) => ({ ...layer, visible: one === id })),
    { ...editor.scene, activeId: id },
  )
  editor.preview(scene)
}

/** Takes results off the page; the one that is named stays. */
export function settle(editor: Editor, layers: readonly string[], kept: string | null): void {
  useProposal.setState({ proposal: null })
  const gone = new Set(layers.filter((id) => id !== kept))
  if (gone.size === 0) return
  editor.change(kept === null ? 'Discard' : 'Keep one', (scene) => {
    const left = scene.layers.filter(({ id }) => !gone.has(id))
    return { ...scene, layers: left, activeId: kept ?? left.at(-1)?.id ?? null }
  })
}
