import { arrangeCommands } from './arrange.ts'
import type { EditorState } from '../editor.ts'
import type { Command } from './command.ts'
import { documentCommands } from './document.ts'
import { clearAll } from './clear-all.ts'
import { editCommands } from './edit.ts'
import { layerCommands } from './layers.ts'
import { mergeCommands } from './merge.ts'
import { selectCommands } from './select.ts'
import { turnCommands } from './turn.ts'

export type { Command } from './command.ts'
export const commands: readonly Command[] = [
  ...editCommands,
  ...selectCommands,
  ...layerCommands,
  ...arrangeCommands,
  ...mergeCommands,
  ...turnCommands,
  clearAll,
  ...documentCommands,
]

/** The command a key means, if any: of several, the first that is possible. */
export function commandFor(event: KeyboardEvent, state: EditorState): Command | undefined {
  const pressed = [
    ...(event.metaKey || event.ctrlKey ? ['mod'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey ? ['shift'] : []),
    event.key.toLowerCase(),
  ].join('+')
  const meant = commands.filter(({ keys }) => keys?.includes(pressed))
  return meant.find(({ isPossible }) => isPossible?.(state) !== false) ?? meant[0]
}
