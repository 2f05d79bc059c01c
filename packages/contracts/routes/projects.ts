import { z } from 'zod'
import { project, projectName } from '../entities/project.ts'
import { id } from '../ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { route } from './route.ts'

const params = z.object({ id })
const body = z.strictObject({ name: projectName })
const bodyErrors = ['malformed_body', 'unsupported_media_type', 'body_too_large'] as const
const answer = { kind: 'json', status: 200, schema: project } as const

export const projectRoutes = {
  listProjects: route({
    method: 'GET',
    path: '/api/projects',
    tag: 'Projects',
    summary: 'List projects, newest first',
    query: z.strictObject(pageQuery),
    answer: { kind: 'json', status: 200, schema: pageOf(project) },
    errors: [],
  }),
  createProject: route({
    method: 'POST',
    path: '/api/projects',
    tag: 'Projects',
    summary: 'Begin a project',
    description: 'Its name is yours once, whether in large or small letters.',
    body,
    answer,
    errors: ['name_taken', ...bodyErrors],
  }),
  getProject: route({
    method: 'GET',
    path: '/api/projects/{id}',
    tag: 'Projects',
    summary: 'Read a project',
    params,
    answer,
    errors: ['not_found'],
  }),
  renameProject: route({
    method: 'PATCH',
    path: '/api/projects/{id}',
    tag: 'Projects',
    summary: 'Rename a project',
    params,
    body,
    answer,
    errors: ['not_found', 'name_taken', ...bodyErrors],
  }),
  removeProject: route({
    method: 'DELETE',
    path: '/api/projects/{id}',
    tag: 'Projects',
    summary: 'Remove a project, and nothing of what was made in it',
    description:
      'Its generations and assets stay, and what they cost stays counted: they belong to no project from then on.',
    params,
    answer: { kind: 'empty', status: 204 },
    errors: ['not_found'],
  }),
}
