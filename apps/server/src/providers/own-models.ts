import { type Model, modelSchema } from '@krya/catalog'
import { asc, eq } from 'drizzle-orm'
import { type Database, notify } from '../db/database.ts'
import { ownModels } from '../db/schema/index.ts'
import { settingsChannel } from './settings.ts'

/** What the ids of models begin with that were added here. */
export const ownPrefix = 'own.'

/** The models that people added here, oldest first; one that today's catalog cannot read is left out. */
export async function readOwnModels(db: Database): Promise<Model[]> {
  const rows = await db.select().from(ownModels).orderBy(asc(ownModels.createdAt))
  return rows.flatMap(({ definition }) => {
    const parsed = modelSchema.safeParse(definition)
    return parsed.success ? [definition] : []
  })
}

/** Adds one, and tells every process. */
export async function addOwnModel(db: Database, model: Model): Promise<void> {
  await db.insert(ownModels).values({ id: model.id, definition: model })
  await notify(db, settingsChannel, model.id)
}

/** Takes one away, and tells every process. False: there is none of that id. */
export async function removeOwnModel(db: Database, id: string): Promise<boolean> {
  const gone = await db.delete(ownModels).where(eq(ownModels.id, id)).returning({ id: ownModels.id })
  if (gone.length > 0) await notify(db, settingsChannel, id)
  return gone.length > 0
}
