import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import {
  CircleSlash,
  Folder,
  FolderPlus,
  Folders,
  Images,
  Keyboard,
  ListChecks,
  Moon,
  Palette,
  Pause,
  Play,
  Settings,
  Sparkles,
  Sun,
} from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { pauseQueue, resumeQueue } from '../data/actions.ts'
import { workIn } from '../data/projects.ts'
import { queries } from '../data/queries.ts'
import { editDraft, formPath } from '../generation/draft.ts'
import { usePreferences } from '../preferences/store.ts'
import { plainPath, tools } from './tools.ts'

interface PaletteProps {
  readonly onClose: () => void
  readonly onShortcuts: () => void
  readonly onQueue: () => void
  readonly onNewProject: () => void
}

/** Everything the studio does, by typing a few letters of it. */
export function CommandPalette({ onClose, onShortcuts, onQueue, onNewProject }: PaletteProps) {
  const navigate = useNavigate()
  const { data: styles = [] } = useQuery(queries.styles)
  const { data: operations = [] } = useQuery(queries.operations)
  const { data: queue } = useQuery(queries.queue)
  const { data: projects = [] } = useQuery(queries.projectNames)
  const project = usePreferences((state) => state.project)
  const theme = usePreferences((state) => state.theme)
  const set = usePreferences((state) => state.set)
  const run = (work: () => void) => () => {
    onClose()
    work()
  }
  const isDark = theme !== 'light'
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade fixed inset-0 z-50 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed top-[14vh] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-card border border-line bg-panel shadow-float focus:outline-none"
        >
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <Command loop>
            <Command.Input
              autoFocus
              placeholder="Go to, do, choose a style …"
              className="w-full border-b border-line bg-transparent px-4 py-3.5 text-[15px] outline-none placeholder:text-faint"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint">
              <Command.Empty className="py-8 text-center text-soft">Nothing of that name.</Command.Empty>
              <Command.Group heading="Go to">
                {tools.map(({ id, title, path, icon: Icon }) => (
                  <Item key={id} icon={<Icon />} onSelect={run(() => void navigate({ to: plainPath(path) }))}>
                    {title}
                  </Item>
                ))}
                <Item icon={<Images />} onSelect={run(() => void navigate({ to: '/library' }))}>
                  Library
                </Item>
                <Item icon={<Folders />} onSelect={run(() => void navigate({ to: '/projects' }))}>
                  Projects
                </Item>
                <Item icon={<Settings />} onSelect={run(() => void navigate({ to: '/settings' }))}>
                  Settings
                </Item>
              </Command.Group>
              <Command.Group heading="Do">
                <Item icon={<ListChecks />} onSelect={run(onQueue)}>
                  Show or hide the queue
                </Item>
                <Item
                  icon={queue?.paused === true ? <Play /> : <Pause />}
                  onSelect={run(() => void (queue?.paused === true ? resumeQueue() : pauseQueue()))}
                >
                  {queue?.paused === true ? 'Resume the queue' : 'Pause the queue'}
                </Item>
                <Item
                  icon={isDark ? <Sun /> : <Moon />}
                  onSelect={run(() => set({ theme: isDark ? 'light' : 'dark' }))}
                >
                  {isDark ? 'Light appearance' : 'Dark appearance'}
                </Item>
                <Item icon={<Keyboard />} onSelect={run(onShortcuts)}>
                  Keyboard shortcuts
                </Item>
              </Command.Group>
              <Command.Group heading="Project">
                <Item icon={<FolderPlus />} onSelect={run(onNewProject)}>
                  New project
                </Item>
                {project !== null && (
                  <Item icon={<CircleSlash />} onSelect={run(() => workIn(null))}>
                    Work in no project
                  </Item>
                )}
                {projects
                  .filter(({ id }) => id !== project)
                  .map(({ id, name }) => (
                    <Item key={id} icon={<Folder />} keywords={['project']} onSelect={run(() => workIn(id))}>
                      Work in “{name}”
                    </Item>
                  ))}
              </Command.Group>
              <Command.Group heading="Tools">
                {operations
                  .filter(({ id }) => id !== 'text-to-image')
                  .map(({ id, title }) => (
                    <Item
                      key={id}
                      icon={<Sparkles />}
                      onSelect={run(() => void navigate({ to: formPath(id) }))}
                    >
                      {title}
                    </Item>
                  ))}
              </Command.Group>
              <Command.Group heading="Style">
                {styles.map(({ id, name, description }) => (
                  <Item
                    key={id}
                    icon={<Palette />}
                    keywords={[description]}
                    onSelect={run(() => {
                      editDraft({ style: id })
                      void navigate({ to: '/' })
                    })}
                  >
                    {name}
                  </Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Item({
  icon,
  children,
  onSelect,
  keywords,
}: {
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly onSelect: () => void
  readonly keywords?: string[]
}) {
  return (
    <Command.Item
      onSelect={onSelect}
      {...(keywords === undefined ? {} : { keywords })}
      className="flex cursor-pointer items-center gap-3 rounded-lg px-2.5 py-2 data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-faint"
    >
      {icon}
      {children}
    </Command.Item>
  )
}
