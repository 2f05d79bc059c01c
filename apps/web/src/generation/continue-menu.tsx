import { operationId, operations } from '@krya/contracts'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRightFromLine, Brush, Zap } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem, MenuLine, MenuTitle } from '../ui/menu.tsx'
import { editDraft, formPath } from './draft.ts'
import type { Picture } from './pictures.ts'

/** What works on files of each kind, and the field that takes them. */
const uses = operationId.options.flatMap((operation) => {
  const field = operations[operation].files.find(({ role, isRequired }) => role === 'input' && isRequired)
  return field === undefined ? [] : [{ operation, field: field.name, kind: field.kind }]
})

/** Takes a picture or a clip on to the tools that work on such. */
export function ContinueMenu({
  picture: { id, kind },
  onUsed,
}: {
  readonly picture: Picture
  readonly onUsed: () => void
}) {
  const navigate = useNavigate()
  const fitting = uses.filter((one) => one.kind === kind)
  if (fitting.length === 0) return null
  return (
    <Menu
      trigger={
        <IconButton label="Continue with it">
          <ArrowRightFromLine />
        </IconButton>
      }
    >
      <MenuTitle>Continue with it</MenuTitle>
      {kind === 'image' && (
        <>
          <MenuItem
            onSelect={() => {
              void navigate({ href: `/editor?image=${id}` })
              onUsed()
            }}
          >
            <Brush /> Open in the editor
          </MenuItem>
          <MenuItem
            onSelect={() => {
              void navigate({ href: `/realtime?image=${id}` })
              onUsed()
            }}
          >
            <Zap /> Paint over it in real time
          </MenuItem>
          <MenuLine />
        </>
      )}
      <div className="max-h-[60dvh] overflow-y-auto">
        {fitting.map(({ operation, field }) => (
          <MenuItem
            key={operation}
            onSelect={() => {
              // A mask or a reference belonged to the picture before.
              const others = operations[operation].files.map(({ name }) => [name, undefined])
              editDraft({ ...Object.fromEntries(others), [field]: id }, operation)
              void navigate({ to: formPath(operation) })
              onUsed()
            }}
          >
            {operations[operation].title}
          </MenuItem>
        ))}
      </div>
    </Menu>
  )
}
