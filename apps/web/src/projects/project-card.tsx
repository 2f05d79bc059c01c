import type { Project } from '@krya/contracts'
import { Link } from '@tanstack/react-router'
import { Check, Ellipsis, Folder, FolderOpen, Pencil, Trash2 } from 'lucide-react'
import { workIn } from '../data/projects.ts'
import { Thumb } from '../generation/thumb.tsx'
import { usePreferences } from '../preferences/store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { ago } from '../ui/ago.ts'

/** Counting stops here on the server. */
const countedUpTo = 10_000

function filesOf({ asset_count: count }: Project): string {
  if (count === 0) return 'No files yet'
  if (count >= countedUpTo) return '10,000+ files'
  return `${count.toLocaleString()} ${count === 1 ? 'file' : 'files'}`
}

/** A project as it is opened, worked in, renamed and removed. */
export function ProjectCard({
  project,
  onRename,
  onRemove,
}: {
  readonly project: Project
  readonly onRename: () => void
  readonly onRemove: () => void
}) {
  const { id, name, cover, last_activity } = project
  const isCurrent = usePreferences((state) => state.project === id)
  return (
    <article
      aria-label={name}
      className={cn(
        'group relative flex flex-col overflow-hidden rounded-card border border-line bg-panel transition-colors focus-within:border-strong hover:border-strong',
        isCurrent && 'border-accent-text!',
      )}
    >
      <Link
        to="/library"
        search={{ project: id }}
        className="flex grow flex-col rounded-card outline-offset-[-3px]!"
      >
        <span className="block aspect-[4/3] overflow-hidden bg-raised">
          {cover === null ? (
            <span className="grid size-full place-items-center text-faint">
              <Folder className="size-9" strokeWidth={1.5} />
            </span>
          ) : (
            <Thumb url={cover.thumbnail_url} hash={cover.thumbhash} alt="" fit="cover" />
          )}
        </span>
        <span className="block p-3.5 pb-1.5">
          <span className="block truncate text-[15px] font-medium" title={name}>
            {name}
          </span>
          <span className="block truncate text-[13px] text-faint">
            {filesOf(project)} · {ago(last_activity)}
          </span>
        </span>
      </Link>
      <div className="flex items-center justify-between gap-2 p-2 pt-0.5">
        {isCurrent ? (
          <Button size="small" look="ghost" className="text-accent-text" onClick={() => workIn(null)}>
            <Check className="size-4" /> Working in it
          </Button>
        ) : (
          <Button size="small" look="ghost" onClick={() => workIn(id)}>
            <FolderOpen className="size-4" /> Work in it
          </Button>
        )}
        <Menu
          trigger={
            <IconButton label={`More: ${name}`} className="size-8">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem onSelect={onRename}>
            <Pencil /> Rename
          </MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={onRemove}>
            <Trash2 /> Delete
          </MenuItem>
        </Menu>
      </div>
    </article>
  )
}
