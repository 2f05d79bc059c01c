import { drawnIn, extentOf } from '../compose/draw-layer.ts'
import {
  assertUnlocked,
  chosenIds,
  chosenLayers,
  chosenWhole,
  assertRoom,
  withActive,
  withChosen,
} from '../document/chosen.ts'
import { wholeOf } from '../document/group.ts'
import {
  activeLayer,
  isPlaced,
  type Layer,
  pageOf,
  pixelLayer,
  type Scene,
  storable,
  withLayers,
  withNew,
} from '../document/layer.ts'
import { added, without } from '../document/regroup.ts'
import { Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { movedChosen } from '../pointer-tools/move/index.ts'
import type { Command } from './command.ts'

const isActive: NonNullable<Command['isPossible']> = ({ scene }) => activeLayer(scene) !== undefined

/** Its own surfaces: what is painted on one is not seen on the other. */
function copyOf(layer: Layer, ids: ReadonlyMap<string, string>): Layer {
  const own = {
    id: ids.get(layer.id) ?? layer.id,
    group: ids.get(layer.group ?? '') ?? layer.group,
    mask: layer.mask && { ...layer.mask, surface: layer.mask.surface.clone() },
  }
  return layer.kind === 'pixels' ? { ...layer, ...own, surface: layer.surface.clone() } : { ...layer, ...own }
}

/** Copies what is chosen, with what lies in it, each over its own. */
const duplicate = (editor: Editor): void =>
  editor.change('Duplicate', (scene) => {
    const roots = chosenLayers(scene)
    assertRoom(scene, chosenWhole(scene).length)
    const made: string[] = []
    const layers = roots.reduce<readonly Layer[]>((list, root) => {
      const whole = wholeOf(list, root.id)
      const ids = new Map(whole.map(({ id }) => [id, crypto.randomUUID()]))
      made.push(ids.get(root.id) ?? root.id)
      const copies = whole.map((layer) => copyOf(layer, ids))
      const named = copies.with(-1, { ...copyOf(root, ids), name: `${root.name.slice(0, 190)} copy` })
      return added(list, named, root, () => false)
    }, scene.layers)
    return withChosen({ ...scene, layers }, made)
  })

function remove(editor: Editor): void {
  editor.change('Delete layer', (scene) => {
    const gone = chosenWhole(scene)
    const [lowest] = gone
    if (lowest === undefined) return scene
    assertUnlocked(scene, gone)
    const layers = without(scene.layers, chosenIds(scene))
    const below = layers[scene.layers.indexOf(lowest) - 1] ?? layers[0]
    return withActive({ ...scene, layers }, below?.id ?? null)
  })
}

/** The layer as pixels that lie in the document as it did; its mask, opacity and blending stay. */
export function asPixels(layer: Layer, page: Pick<Scene, 'width' | 'height'>): Layer {
  if (!isPlaced(layer)) return layer
  const box = storable(extentOf(layer), pageOf(page))
  const surface = drawnIn(layer, box)
  const { id, group, name, locked, visible, opacity, blend, mask } = layer
  return pixelLayer(name, surface, { id, group, locked, visible, opacity, blend, mask, x: box.x, y: box.y })
}

const nudge =
  (dx: number, dy: number) =>
  (editor: Editor): void =>
    editor.change('Nudge', (scene) => movedChosen(scene, dx, dy))

const hasOwn = ({ kind }: Layer): boolean => kind === 'text' || kind === 'shape'

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
    perform: duplicate,
  },
  {
    id: 'rasterise',
    label: 'Turn into pixels',
    group: 'Layer',
    isPossible: ({ scene }) => chosenWhole(scene).some(hasOwn),
    perform: (editor) =>
      editor.change('Turn into pixels', (scene) => {
        const ids = chosenWhole(scene).flatMap((layer) => (hasOwn(layer) ? layer.id : []))
        return withLayers(scene, ids, (layer) => asPixels(layer, pageOf(scene)))
      }),
  },
  {
    id: 'clear-layer',
    label: 'Clear layer',
    group: 'Layer',
    isPossible: ({ scene }) => chosenWhole(scene).some(({ kind }) => kind === 'pixels'),
    perform: (editor) =>
      editor.change('Clear layer', (scene) => {
        const whole = chosenWhole(scene)
        assertUnlocked(scene, whole)
        const ids = whole.map(({ id }) => id)
        return withLayers(scene, ids, (layer) =>
          layer.kind === 'pixels'
            ? { ...layer, surface: new Surface(layer.surface.width, layer.surface.height) }
            : layer,
        )
      }),
  },
  { id: 'delete-layer', label: 'Delete layer', group: 'Layer', isPossible: isActive, perform: remove },
  {
    // With a brush in hand the key would take away more than one thinks.
    id: 'delete-chosen',
    label: 'Delete layer',
    group: 'Layer',
    keys: ['backspace', 'delete'],
    isPossible: (state) => isActive(state) && state.tool === 'move' && state.scene.selection === null,
    perform: remove,
  },
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
