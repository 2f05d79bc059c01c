import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** Named places for work. */
export function projectHandlers({ projects }: Services): Handled[] {
  return [
    handle(routes.listProjects, ({ who, query }) => projects.list(who, query)),
    handle(routes.createProject, ({ who, body }) => projects.create(who, body.name)),
    handle(routes.getProject, ({ who, params }) => projects.get(who, params.id)),
    handle(routes.renameProject, ({ who, params, body }) => projects.rename(who, params.id, body.name)),
    handle(routes.removeProject, ({ who, params }) => projects.remove(who, params.id)),
  ]
}
