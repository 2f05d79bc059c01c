import type { Project } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { FolderPlus, Folders } from 'lucide-react'
import { useState } from 'react'
import { removeProject, renameProject } from '../data/projects.ts'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { Nothing } from '../ui/state.tsx'
import { NameDialog } from './name-dialog.tsx'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { ProjectCard } from './project-card.tsx'

type Asked = { readonly to: 'create' } | { readonly to: 'rename' | 'remove'; readonly project: Project }

const cards = 'grid grid-cols-2 gap-3 sm:grid-cols-3 lg:gap-4 xl:grid-cols-4'

/** Every project, those first where something happened last. */
export function ProjectsPage() {
  const query = useQuery(queries.projects)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = (): void => setAsked(null)
  const create = (
    <Button look="primary" onClick={() => setAsked({ to: 'create' })}>
      <FolderPlus className="size-4" /> New project
    </Button>
  )
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-[1180px] flex-col gap-6 p-4 lg:p-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-[22px] font-semibold tracking-tight">Projects</h1>
            <p className="mt-1 text-soft">
              What you make while you work in one belongs to it, and what it costs counts there.
            </p>
          </div>
          {query.isSuccess && query.data.length > 0 && create}
        </header>
        {query.isPending && (
          <div className={cards} role="status" aria-label="Loading">
            {Array.from({ length: 4 }, (_, at) => (
              <div key={at} className="shimmer aspect-[5/6] rounded-card" />
            ))}
          </div>
        )}
        {query.isError && (
          <Nothing
            icon={<Folders />}
            title="Your projects could not be read"
            action={<Button onClick={() => void query.refetch()}>Try again</Button>}
          >
            Nothing is lost; the server did not answer as it should.
          </Nothing>
        )}
        {query.isSuccess && query.data.length === 0 && (
          <Nothing icon={<Folders />} title="No projects yet" action={create}>
            A project keeps together what belongs together: a campaign, a client, a book. You see what is in
            it and what it cost.
          </Nothing>
        )}
        {query.isSuccess && (
          <ul className={cards}>
            {query.data.map((project) => (
              <li key={project.id}>
                <ProjectCard
                  project={project}
                  onRename={() => setAsked({ to: 'rename', project })}
                  onRemove={() => setAsked({ to: 'remove', project })}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      {asked?.to === 'create' && <NewProjectDialog onClose={close} />}
      {asked?.to === 'rename' && (
        <NameDialog
          title="Rename the project"
          action="Rename"
          name={asked.project.name}
          onName={(name) => renameProject(asked.project.id, name)}
          onClose={close}
        />
      )}
      {asked?.to === 'remove' && <RemoveDialog project={asked.project} onClose={close} />}
    </div>
  )
}

function RemoveDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete the project?"
      description={`“${project.name}” goes; nothing that was made in it does. Its files stay in the library, without a project, and what they cost is counted under “No project”.`}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep</Button>
        <Button
          look="danger"
          disabled={busy}
          onClick={() => {
            setBusy(true)
            void removeProject(project).then(onClose)
          }}
        >
          Delete the project
        </Button>
      </div>
    </Dialog>
  )
}
