import { Menu as MenuIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Command, commands } from '../canvas/commands/index.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem, MenuLine, MenuTitle } from '../ui/menu.tsx'
import { perform, useEditor, useEditorState } from './use-editor.ts'

const groups = ['Edit', 'Select', 'Layer', 'Document'] as const
/** Found in the menu; the others are keys and buttons. */
const inMenu = (command: Command): boolean =>
  !/^(?:nudge|smaller|larger|confirm|escape|undo|redo|delete-chosen)/.test(command.id)

/** Everything else that can be done, in words. @param more what a page can do beside, by its group */
export const CommandsMenu = ({
  more = {},
}: {
  readonly more?: Partial<Record<Command['group'], ReactNode>>
}) => (
  <Menu
    trigger={
      <IconButton label="All commands">
        <MenuIcon />
      </IconButton>
    }
  >
    <div className="max-h-[70dvh] overflow-y-auto">
      {groups.map((group, at) => (
        <div key={group}>
          {at > 0 && <MenuLine />}
          <MenuTitle>{group}</MenuTitle>
          {commands
            .filter((command) => command.group === group && inMenu(command))
            .map((command) => (
              <Line key={command.id} command={command} />
            ))}
          {more[group]}
        </div>
      ))}
    </div>
  </Menu>
)

function Line({ command }: { readonly command: Command }) {
  const editor = useEditor()
  const isPossible = useEditorState((state) => command.isPossible?.(state) !== false)
  const [keys] = command.keys ?? []
  return (
    <MenuItem
      {...(keys === undefined ? {} : { shortcut: keys })}
      disabled={!isPossible}
      onSelect={() => void perform(command, editor)}
    >
      {command.label}
    </MenuItem>
  )
}
