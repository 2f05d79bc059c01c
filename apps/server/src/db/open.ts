import path from 'node:path'
import type { OpenDatabase } from './database.ts'
import { openEmbedded } from './embedded.ts'

/** Opens the configured database, migrated: a Postgres server, or the embedded one in the data folder. */
export async function openDatabase(config: {
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
}): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined) return openEmbedded(path.join(config.dataFolder, 'database'))
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(config.databaseUrl)
}
