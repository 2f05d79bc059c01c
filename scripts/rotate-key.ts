/**
 * `npm run rotate-key`: seals the keys of providers anew with a fresh key file; with KRYA_SECRET set, from that
 * secret to the one in KRYA_NEW_SECRET. Stop the server first when the embedded database is used.
 */
import { randomBytes } from 'node:crypto'
import { readConfig } from '../apps/server/src/config.ts'
import { lockFolder } from '../apps/server/src/db/folder-lock.ts'
import { openDatabase } from '../apps/server/src/db/open.ts'
import { createSeal, keyFromSecret, readKeyFile, writeKeyFile } from '../apps/server/src/providers/sealing.ts'
import { reseal } from '../apps/server/src/providers/settings.ts'

const config = readConfig(process.env)
const next = process.env['KRYA_NEW_SECRET']
if (config.secret !== undefined && (next === undefined || next.length < 16))
  throw new Error(
    'KRYA_SECRET is set, so set KRYA_NEW_SECRET to the secret that replaces it: 16 characters or more.',
  )
const unlock = config.databaseUrl === undefined ? await lockFolder(config.dataFolder) : undefined
const database = await openDatabase(config)
const before =
  config.secret === undefined ? await readKeyFile(config.dataFolder) : keyFromSecret(config.secret)
const after = config.secret === undefined || next === undefined ? randomBytes(32) : keyFromSecret(next)
const count = await reseal(database.db, createSeal(before), createSeal(after))
if (config.secret === undefined) await writeKeyFile(config.dataFolder, after)
await database.close()
await unlock?.()
console.log(
  config.secret === undefined
    ? `${count} providers sealed with a new key.`
    : `${count} providers sealed anew. Start the server with KRYA_SECRET set to the new secret.`,
)
