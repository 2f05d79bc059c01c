import type { Asset, Project } from '@krya/contracts'
import { usePreferences } from '../preferences/store.ts'
import { attempt, readAgain } from './actions.ts'
import { client } from './client.ts'
import { notify } from './news.ts'
import { queries, queryClient } from './queries.ts'

/** @throws ApiError naming the field that is wrong */
export async function createProject(name: string): Promise<Project> {
  const made = await client.createProject({ body: { name } })
  // Whoever works in it looks for its name at once.
  queryClient.setQueryData(queries.projectNames.queryKey, (known) => known && [made, ...known])
  readAgain('projects', 'project-names')
  return made
}

/** @throws ApiError naming the field that is wrong */
export async function renameProject(id: string, name: string): Promise<void> {
  await client.renameProject({ params: { id }, body: { name } })
  readAgain('projects', 'project-names', 'spend')
}

/** What was made in it stays. */
export async function removeProject({ id, name }: Project): Promise<void> {
  const done = await attempt(() => client.removeProject({ params: { id } }))
  const { project, set } = usePreferences.getState()
  if (done && project === id) set({ project: null })
  readAgain('projects', 'project-names', 'assets', 'generations', 'spend')
  if (done) notify(`“${name}” is gone; what was made in it stays in the library`)
}

/** What is made from now on belongs to it; null: to none. */
export const workIn = (project: string | null): void => usePreferences.getState().set({ project })

/** Into a project or out of any, with a way back. */
export async function moveAssets(assets: readonly Asset[], project: string | null): Promise<void> {
  const done = await move(assets, project)
  if (!done) return
  const before = Map.groupBy(assets, (asset) => asset.project)
  notify(assets.length === 1 ? 'Moved' : `${assets.length} moved`, {
    action: {
      label: 'Undo',
      onClick: () => {
        for (const [from, own] of before) void move(own, from)
      },
    },
  })
}

async function move(assets: readonly Asset[], project: string | null): Promise<boolean> {
  const done = await attempt(() => client.moveAssets({ body: { ids: assets.map(({ id }) => id), project } }))
  readAgain('assets', 'asset', 'projects')
  return done
}
