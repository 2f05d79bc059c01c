import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Folder, FolderOpen, LayoutGrid } from 'lucide-react'
import { useEffect } from 'react'
import { workIn } from '../data/projects.ts'
import { queries } from '../data/queries.ts'
import { usePreferences } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { ProjectPicker } from './project-picker.tsx'

/** The project that is worked in, while it is there. */
function useCurrent(): { readonly id: string | null; readonly name: string | undefined } {
  const id = usePreferences((state) => state.project)
  const { data, isFetching } = useQuery({ ...queries.projectNames, enabled: id !== null })
  const name = data?.find((one) => one.id === id)?.name
  const isGone = id !== null && data !== undefined && !isFetching && name === undefined
  // Somebody removed it in another window, or on another device.
  useEffect(() => {
    if (isGone) workIn(null)
  }, [isGone])
  return { id, name }
}

const title = 'Work in a project'

/** In the navigation: what is worked in, and another. */
export function ProjectSwitcher({ className }: { readonly className: string }) {
  const { id, name } = useCurrent()
  return (
    <ProjectPicker
      title={title}
      chosen={id}
      onChoose={workIn}
      side="right"
      footer={(close) => <ToProjects onClick={close} />}
      trigger={
        <button
          type="button"
          aria-label={`Project: ${name ?? 'none'}`}
          title={name ?? 'No project'}
          className={cn(className, id !== null && 'text-accent-text')}
        >
          {id === null ? <Folder className="size-5" /> : <FolderOpen className="size-5" />}
          <span className="max-w-full truncate px-1">{name ?? 'Project'}</span>
        </button>
      }
    />
  )
}

/** On a phone, above the page: what is worked in, while something is. */
export function ProjectBar() {
  const { id, name } = useCurrent()
  if (id === null) return null
  return (
    <div className="flex items-center justify-center border-b border-line bg-panel px-3 py-1 md:hidden">
      <ProjectPicker
        title={title}
        chosen={id}
        onChoose={workIn}
        footer={(close) => <ToProjects onClick={close} />}
        trigger={
          <Button size="small" look="ghost" className="max-w-full text-accent-text">
            <FolderOpen className="size-4 shrink-0" />
            <span className="min-w-0 truncate">{name ?? 'Project'}</span>
          </Button>
        }
      />
    </div>
  )
}

const ToProjects = ({ onClick }: { readonly onClick: () => void }) => (
  <Link
    to="/projects"
    onClick={onClick}
    className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-soft hover:bg-hover hover:text-text [&_svg]:size-4"
  >
    <LayoutGrid /> All projects
  </Link>
)
