import { chosenIds, withActive, withChosen } from '../canvas/document/chosen.ts'
import type { Scene } from '../canvas/document/layer.ts'
import type { Editor } from '../canvas/editor.ts'

/** How a press on a layer's row joins what is chosen: alone, with it or out of it, or up to it. */
export type Joining = 'alone' | 'toggle' | 'range'

export const joiningOf = (event: {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}): Joining => (event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone')

/** Chooses a layer. @param listed ids as they are listed, for what lies between two */
export function chooseLayer(editor: Editor, id: string, how: Joining, listed: readonly string[]): void {
  editor.preview(chosenBy(editor.scene, id, how, listed))
}

function chosenBy(scene: Scene, id: string, how: Joining, listed: readonly string[]): Scene {
  const chosen = chosenIds(scene)
  if (how === 'range' && scene.activeId !== null) {
    const [from, to] = [listed.indexOf(scene.activeId), listed.indexOf(id)]
    if (from < 0) return withActive(scene, id)
    return withChosen(scene, listed.slice(Math.min(from, to), Math.max(from, to) + 1))
  }
  if (how === 'toggle' && chosen.includes(id))
    return chosen.length === 1
      ? scene
      : withChosen(
          scene,
          chosen.filter((one) => one !== id),
        )
  if (how === 'toggle') return withChosen({ ...scene, activeId: id }, [...chosen, id])
  return withActive(scene, id)
}

/** What is changed with a layer: all that are chosen, where it is one of them. */
export function togetherWith(scene: Scene, id: string): readonly string[] {
  const chosen = chosenIds(scene)
  return chosen.includes(id) ? chosen : [id]
}
