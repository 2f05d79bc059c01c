import { createProject, workIn } from '../data/projects.ts'
import { NameDialog } from './name-dialog.tsx'

/** Begins a project, which is worked in from then on. */
export const NewProjectDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <NameDialog
    title="New project"
    action="Create"
    onName={async (name) => workIn((await createProject(name)).id)}
    onClose={onClose}
  />
)
