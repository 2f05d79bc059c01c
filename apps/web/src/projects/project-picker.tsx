import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Check, CircleSlash, Folder, FolderPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { tell } from '../data/actions.ts'
import { createProject } from '../data/projects.ts'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/overlay.tsx'

interface PickerProps {
  readonly trigger: ReactNode
  /** What choosing one means, in words. */
  readonly title: string
  /** Which is chosen now; null: none; left out: that is not known. */
  readonly chosen?: string | null
  readonly onChoose: (project: string | null) => void
  readonly side?: 'top' | 'right' | 'bottom'
  /** Below the list. */
  readonly footer?: (close: () => void) => ReactNode
}

/** One of the projects, none, or a new one, by typing some of its name. */
export function ProjectPicker({ trigger, title, chosen, onChoose, side = 'bottom', footer }: PickerProps) {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <Popover
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      side={side}
      label={title}
      className="w-72 p-0"
    >
      <Choices
        title={title}
        chosen={chosen}
        onChoose={(project) => {
          close()
          onChoose(project)
        }}
      />
      {footer !== undefined && <div className="border-t border-line p-1.5">{footer(close)}</div>}
    </Popover>
  )
}

const row =
  'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1.5 data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint'

/** Found by any part of a name, and not by an id. */
const found = (_id: string, typed: string, names: string[] = []): number =>
  names.some((name) => name.toLowerCase().includes(typed.trim().toLowerCase())) ? 1 : 0

function Choices({
  title,
  chosen,
  onChoose,
}: {
  readonly title: string
  readonly chosen: string | null | undefined
  readonly onChoose: (project: string | null) => void
}) {
  const { data: projects, isPending, isError, refetch } = useQuery(queries.projectNames)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const isNew =
    name !== '' && projects?.every((one) => one.name.toLowerCase() !== name.toLowerCase()) === true
  const begin = (): void => void createProject(name).then(({ id }) => onChoose(id), tell)
  return (
    <Command loop label={title} filter={found}>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        maxLength={100}
        placeholder="Find a project, or name a new one"
        className="w-full rounded-t-card border-b border-line bg-transparent px-3.5 py-2.5 outline-none placeholder:text-faint"
      />
      {isPending && <div className="shimmer m-2 h-16 rounded-lg" role="status" aria-label="Loading" />}
      {isError && (
        <p className="flex items-center justify-between gap-2 p-2.5 text-soft">
          They could not be read.
          <Button size="small" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {projects !== undefined && (
        <Command.List className="max-h-[min(320px,50dvh)] overflow-y-auto p-1.5">
          <Command.Item
            value="none"
            keywords={['No project']}
            onSelect={() => onChoose(null)}
            className={row}
          >
            <CircleSlash /> No project
            {chosen === null && <Chosen />}
          </Command.Item>
          {projects.map((one) => (
            <Command.Item
              key={one.id}
              value={one.id}
              keywords={[one.name]}
              onSelect={() => onChoose(one.id)}
              className={row}
            >
              <Folder /> <span className="min-w-0 truncate">{one.name}</span>
              {chosen === one.id && <Chosen />}
            </Command.Item>
          ))}
          {isNew && (
            // What it is called changes with every key: it is there whenever it is drawn.
            <Command.Item forceMount value="new" onSelect={begin} className={row}>
              <FolderPlus /> <span className="min-w-0 truncate">Create “{name}”</span>
            </Command.Item>
          )}
        </Command.List>
      )}
    </Command>
  )
}

const Chosen = () => <Check className="ml-auto text-accent-text!" aria-label="chosen" />
