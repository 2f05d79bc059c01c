import { drawnIn, extentOf } from '../compose/draw-layer.ts'
import { flat } from '../compose/flat.ts'
import {
  activeLayer,
  type Layer,
  pageOf,
  pixelLayer,
  type Scene,
  storable,
  withNew,
} from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { movedLayer } from '../pointer-tools/move/index.ts'
import { Unpaintable } from '../pointer-tools/target.ts'
import type { Command } from './command.ts'

const isActive: NonNullable<Command['isPossible']> = ({ scene }) => activeLayer(scene) !== undefined

/** Its own surfaces: what is painted on one is not seen on the other. */
function copyOf(layer: Layer): Layer {
  const own = {
    id: crypto.randomUUID(),
    name: `${layer.name.slice(0, 190)} copy`,
    mask: layer.mask && { ...layer.mask, surface: layer.mask.surface.clone() },
  }
  return layer.kind === 'pixels' ? { ...layer, ...own, surface: layer.surface.clone() } : { ...layer, ...own }
}

function remove(editor: Editor): void {
  editor.change('Delete layer', (scene) => {
    const at = scene.layers.findIndex(({ id }) => id === scene.activeId)
    if (at < 0) return scene
    if (scene.layers[at]?.locked === true) throw new Unpaintable('The layer is locked. Unlock it in its row.')
    const layers = scene.layers.toSpliced(at, 1)
    return { ...scene, layers, activeId: (layers[at - 1] ?? layers[0])?.id ?? null }
  })
}

/** The layer as pixels that lie in the document as it did; its mask, opacity and blending stay. */
export function asPixels(layer: Layer, page: Pick<Scene, 'width' | 'height'>): Layer {
  if (layer.kind === 'adjustment') return layer
  const box = storable(extentOf(layer), pageOf(page))
  const surface = drawnIn(layer, box)
  const { id, name, locked, visible, opacity, blend, mask } = layer
  return pixelLayer(name, surface, { id, locked, visible, opacity, blend, mask, x: box.x, y: box.y })
}

/** Layers as one, drawn as they are seen. */
async function joined(scene: Scene, layers: readonly Layer[], name: string): Promise<Layer> {
  return pixelLayer(name, await flat({ ...scene, layers }))
}

async function mergeDown(editor: Editor): Promise<void> {
  const { scene } = editor
  const at = scene.layers.findIndex(({ id }) => id === scene.activeId)
  const [upper, lower] = [scene.layers[at], scene.layers[at - 1]]
  if (upper === undefined || lower === undefined) return
  // The lower one's blending is kept for the two of them.
  const layer = {
    ...(await joined(scene, [{ ...lower, opacity: 1, blend: 'normal' }, upper], lower.name)),
    opacity: lower.opacity,
    blend: lower.blend,
  }
  if (editor.scene !== scene) return
  editor.commit('Merge down', scene, {
    ...scene,
    layers: scene.layers.toSpliced(at - 1, 2, layer),
    activeId: layer.id,
  })
}

async function flatten(editor: Editor): Promise<void> {
  const { scene } = editor
  const layer = await joined(scene, scene.layers, 'Flattened')
  if (editor.scene === scene)
    editor.commit('Flatten', scene, { ...scene, layers: [layer], activeId: layer.id })
}

/** Moves the active layer by so many places, upwards. */
const shift =
  (by: number) =>
  (editor: Editor): void =>
    editor.change('Reorder', (scene) => {
      const at = scene.layers.findIndex(({ id }) => id === scene.activeId)
      const layer = scene.layers[at]
      const to = at + by
      if (layer === undefined || to < 0 || to >= scene.layers.length) return scene
      return { ...scene, layers: scene.layers.toSpliced(at, 1).toSpliced(to, 0, layer) }
    })

/** Puts a layer where another one is. */
export const reorder = (editor: Editor, id: string, overId: string): void =>
  editor.change('Reorder', (scene) => {
    const [from, to] = [id, overId].map((one) => scene.layers.findIndex((layer) => layer.id === one))
    const layer = scene.layers[from ?? -1]
    if (layer === undefined || from === undefined || to === undefined || from === to) return scene
    return { ...scene, layers: scene.layers.toSpliced(from, 1).toSpliced(to, 0, layer) }
  })

const nudge =
  (dx: number, dy: number) =>
  (editor: Editor): void =>
    editor.changeActive('Nudge', (layer) => (layer.locked ? layer : movedLayer(layer, dx, dy)))

/** Mirrors the active layer about its own middle. */
const flip =
  (across: boolean) =>
  (editor: Editor): void =>
    editor.changeActive('Flip layer', (layer) => {
      if (layer.kind === 'adjustment' || layer.locked) return layer
      const before = extentOf(layer)
      // A mirror of a turned layer is one that is turned the other way.
      const turned = across
        ? { ...layer, scale_x: -layer.scale_x, rotation: -layer.rotation }
        : { ...layer, scale_y: -layer.scale_y, rotation: -layer.rotation }
      const after = extentOf(turned)
      return { ...turned, x: turned.x + before.x - after.x, y: turned.y + before.y - after.y }
    })

export const layerCommands: readonly Command[] = [
  {
    id: 'new-layer',
    label: 'New layer',
    group: 'Layer',
    keys: ['mod+shift+n', 'shift+n'],
    perform: (editor) =>
      editor.change('New layer', (scene) =>
        withNew(
          scene,
          pixelLayer(`Layer ${scene.layers.length + 1}`, new Surface(scene.width, scene.height)),
        ),
      ),
  },
  {
    id: 'duplicate',
    label: 'Duplicate layer',
    group: 'Layer',
    keys: ['mod+shift+j'],
    isPossible: isActive,
    perform: (editor) =>
      editor.change('Duplicate', (scene) => {
        const layer = activeLayer(scene)
        return layer === undefined ? scene : withNew(scene, copyOf(layer))
      }),
  },
  {
    id: 'rasterise',
    label: 'Turn into pixels',
    group: 'Layer',
    isPossible: ({ scene }) => ['text', 'shape'].includes(activeLayer(scene)?.kind ?? ''),
    perform: (editor) =>
      editor.changeActive('Turn into pixels', (layer) => asPixels(layer, pageOf(editor.scene))),
  },
  {
    id: 'merge-down',
    label: 'Merge down',
    group: 'Layer',
    keys: ['mod+e'],
    isPossible: ({ scene }) => scene.layers.findIndex(({ id }) => id === scene.activeId) > 0,
    perform: mergeDown,
  },
  {
    id: 'flatten',
    label: 'Flatten all',
    group: 'Layer',
    keys: ['mod+shift+e'],
    isPossible: ({ scene }) => scene.layers.length > 1,
    perform: flatten,
  },
  {
    id: 'layer-up',
    label: 'Bring layer forward',
    group: 'Layer',
    keys: ['mod+]'],
    isPossible: isActive,
    perform: shift(1),
  },
  {
    id: 'layer-down',
    label: 'Send layer back',
    group: 'Layer',
    keys: ['mod+['],
    isPossible: isActive,
    perform: shift(-1),
  },
  {
    id: 'flip-across',
    label: 'Flip layer across',
    group: 'Layer',
    isPossible: isActive,
    perform: flip(true),
  },
  {
    id: 'flip-down',
    label: 'Flip layer upside down',
    group: 'Layer',
    isPossible: isActive,
    perform: flip(false),
  },
  {
    id: 'clear-layer',
    label: 'Clear layer',
    group: 'Layer',
    isPossible: ({ scene }) => activeLayer(scene)?.kind === 'pixels',
    perform: (editor) =>
      editor.changeActive('Clear layer', (layer) =>
        layer.kind === 'pixels'
          ? { ...layer, surface: new Surface(layer.surface.width, layer.surface.height) }
          : layer,
      ),
  },
  { id: 'delete-layer', label: 'Delete layer', group: 'Layer', isPossible: isActive, perform: remove },
  ...(
    [
      ['left', -1, 0],
      ['right', 1, 0],
      ['up', 0, -1],
      ['down', 0, 1],
    ] as const
  ).flatMap(([way, dx, dy]): Command[] => [
    {
      id: `nudge-${way}`,
      label: `Nudge ${way}`,
      group: 'Layer',
      keys: [`arrow${way}`],
      isPossible: isActive,
      perform: nudge(dx, dy),
    },
    {
      id: `nudge-far-${way}`,
      label: `Nudge ${way} by ten`,
      group: 'Layer',
      keys: [`shift+arrow${way}`],
      isPossible: isActive,
      perform: nudge(10 * dx, 10 * dy),
    },
  ]),
]
