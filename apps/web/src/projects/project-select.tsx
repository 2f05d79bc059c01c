import { noProject } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'

/** Which project’s is shown; offered as soon as there is one. */
export function ProjectSelect({
  value,
  onChange,
}: {
  readonly value: string | undefined
  readonly onChange: (project: string | undefined) => void
}) {
  const { data: projects = [] } = useQuery(queries.projectNames)
  if (projects.length === 0 && value === undefined) return null
  return (
    <select
      aria-label="Project"
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      className={cn(inputLook, 'h-9 w-auto max-w-48 pr-8', value !== undefined && 'border-accent-text')}
    >
      <option value="">Every project</option>
      <option value={noProject}>No project</option>
      {value !== undefined && value !== noProject && projects.every(({ id }) => id !== value) && (
        <option value={value}>A project that is gone</option>
      )}
      {projects.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
