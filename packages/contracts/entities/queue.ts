import { z } from 'zod'
import { generation } from './generation.ts'

/** A person's own queue, as every tab and device of theirs sees it. */
export const queue = z
  .object({
    paused: z.boolean(),
    active: z.array(generation),
    /** In the order they will start; the first 100. */
    waiting: z.array(generation),
    waiting_count: z.int(),
    /** The last 20 that ended, newest first. */
    finished: z.array(generation),
    failed_count: z.int(),
    /** Seconds until everything waiting is expected to be done. */
    estimated_time: z.number().nullable(),
  })
  .meta({ id: 'Queue' })
export type Queue = z.infer<typeof queue>
