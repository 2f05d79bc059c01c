import { flat } from '../compose/flat.ts'
import { assertUnlocked, chosenIds, chosenLayers, withActive } from '../document/chosen.ts'
import { wholeOf } from '../document/group.ts'
import { activeLayer, type Layer, type PixelLayer, pixelLayer, type Scene } from '../document/layer.ts'
import { without } from '../document/regroup.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/** What becomes one layer. */
interface Joint {
  readonly label: string
  /** From the bottom up; the last gives the new layer its place. */
  readonly parts: readonly Layer[]
  /** What is drawn of them. */
  readonly drawn: readonly Layer[]
  /** What the new layer is like. */
  readonly look: Pick<PixelLayer, 'name'> & Partial<PixelLayer>
}

/** A group's look for one layer: passing through has no meaning for that. */
const lookOf = ({ name, group, visible, opacity, blend }: Layer) => ({
  name,
  group,
  visible,
  opacity,
  blend: blend === 'pass-through' ? ('normal' as const) : blend,
})

/** All that is in a group, as the group is seen. */
function groupJoint(scene: Scene): Joint | undefined {
  const group = activeLayer(scene)
  if (group?.kind !== 'group') return undefined
  const drawn = wholeOf(scene.layers, group.id).filter((layer) => layer !== group)
  return { label: 'Merge group', parts: [group], drawn, look: { ...lookOf(group), mask: group.mask } }
}

/** What is chosen, as it is seen. */
function chosenJoint(scene: Scene): Joint | undefined {
  const parts = chosenLayers(scene)
  const upper = parts.at(-1)
  if (upper === undefined || parts.length < 2) return undefined
  const drawn = parts.flatMap(({ id }) => wholeOf(scene.layers, id))
  return { label: 'Merge layers', parts, drawn, look: { name: upper.name, group: upper.group } }
}

/** The active layer and the next below it; the blending of that one is kept for the two of them. */
function downJoint(scene: Scene): Joint | undefined {
  const upper = activeLayer(scene)
  const siblings = scene.layers.filter(({ group }) => group === upper?.group)
  const lower = siblings[siblings.findIndex((layer) => layer === upper) - 1]
  if (upper === undefined || lower === undefined) return undefined
  const drawn = [
    ...wholeOf(scene.layers, lower.id).map((layer) =>
      layer === lower ? { ...lower, opacity: 1, blend: 'normal' as const } : layer,
    ),
    ...wholeOf(scene.layers, upper.id),
  ]
  return { label: 'Merge down', parts: [lower, upper], drawn, look: { ...lookOf(lower), visible: true } }
}

const jointOf = (scene: Scene): Joint | undefined =>
  chosenJoint(scene) ?? groupJoint(scene) ?? downJoint(scene)

async function merge(editor: Editor, joint: Joint | undefined): Promise<void> {
  const { scene } = editor
  const top = joint?.parts.at(-1)
  if (joint === undefined || top === undefined) return
  assertUnlocked(scene, joint.drawn)
  assertUnlocked(scene, joint.parts)
  const { name, ...look } = joint.look
  const made = pixelLayer(name, await flat({ ...scene, layers: joint.drawn }), look)
  if (editor.scene !== scene) return
  const gone = joint.parts.flatMap(({ id }) => wholeOf(scene.layers, id)).filter((layer) => layer !== top)
  const left = without(
    scene.layers.map((layer) => (layer === top ? made : layer)),
    gone.map(({ id }) => id),
  )
  editor.commit(joint.label, scene, withActive({ ...scene, layers: left }, made.id))
}

async function flatten(editor: Editor): Promise<void> {
  const { scene } = editor
  const layer = pixelLayer('Flattened', await flat(scene))
  if (editor.scene === scene)
    editor.commit('Flatten', scene, withActive({ ...scene, layers: [layer] }, layer.id))
}

export const mergeCommands: readonly Command[] = [
  {
    id: 'merge-down',
    label: 'Merge down',
    group: 'Layer',
    keys: ['mod+e'],
    isPossible: ({ scene }) => jointOf(scene) !== undefined,
    perform: (editor) => merge(editor, jointOf(editor.scene)),
  },
  {
    id: 'merge-group',
    label: 'Merge group',
    group: 'Layer',
    isPossible: ({ scene }) => chosenIds(scene).length === 1 && groupJoint(scene) !== undefined,
    perform: (editor) => merge(editor, groupJoint(editor.scene)),
  },
  {
    id: 'flatten',
    label: 'Flatten all',
    group: 'Layer',
    keys: ['mod+shift+e'],
    isPossible: ({ scene }) => scene.layers.length > 1,
    perform: flatten,
  },
]
