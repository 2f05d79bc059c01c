import { z } from 'zod'
import { id, moment } from '../ids.ts'
import { personText } from '../text.ts'

/** What a project may be called. */
export const projectName = personText().min(1, 'needs a name').max(100)

/** A named place for work: what is made while it is on belongs to it. */
export const project = z
  .object({
    id,
    name: z.string(),
    /** Files of it that the library shows, counted up to 10,000. */
    asset_count: z.int(),
    /** Its newest picture or clip; null: it has none yet. */
    cover: z.object({ id, thumbnail_url: z.string(), thumbhash: z.string().nullable() }).nullable(),
    /** When something was last asked for, made or put into it, or it was renamed. */
    last_activity: moment,
    created_at: moment,
    updated_at: moment,
  })
  .meta({ id: 'Project' })
export type Project = z.infer<typeof project>

/** Where a request or a file goes; left out or null: into no project. */
export const inProject = id.nullable().optional().meta({
  description: 'A project of yours, which what is made belongs to. Left out or null: none.',
})

/** The word for whatever belongs to no project. */
export const noProject = 'none'

/** What of a list is wanted. */
export const projectFilter = z
  .union([id, z.literal(noProject)], { error: 'must be a project’s id, or none' })
  .meta({ description: 'Only what belongs to this project; none: only what belongs to no project.' })
