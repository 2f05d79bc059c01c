import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { parts } from '../../db/schema/index.ts'
import { announce } from '../../events/outbox.ts'
import { progressOf } from '../../library/generation-view.ts'
import { partsOf } from '../settle/lock.ts'
import type { Claimed } from './claim.ts'

/** Between two tellings of one part's progress. */
const everyMs = 250

/**
 * Tells how far a part is: into its row, and to whoever listens. News that comes faster than it can be told
 * replaces what has not been told yet.
 */
export function tellProgress(db: Database, { generation, part }: Claimed) {
  let newest: number | undefined
  let telling: Promise<void> | undefined
  let ended = false

  async function tell(): Promise<void> {
    while (newest !== undefined && !ended) {
      const progress = newest
      newest = undefined
      await db
        .update(parts)
        .set({ progress })
        .where(
          and(
            eq(parts.generationId, part.generationId),
            eq(parts.index, part.index),
            eq(parts.state, 'running'),
          ),
        )
      const data = { generation_id: generation.id, progress: progressOf(await partsOf(db, generation.id)) }
      await announce(db, generation.ownerId, { type: 'progress', data })
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
    telling = undefined
  }

  return {
    progress(value: number): void {
      newest = Math.min(1, Math.max(0, value))
      // Progress is told as well as can be: a failure to tell it must not fail the picture.
      telling ??= tell().catch(() => undefined)
    },
    end(): void {
      ended = true
    },
  }
}
