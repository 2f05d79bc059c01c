import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Nothing that is still wanted is older: each call that leaves something there has a time limit below it. */
const staleMs = 6 * 60 * 60_000

/** Where results too large for memory lie until they are stored. */
export const scratchOf = (dataFolder: string): string => path.join(dataFolder, 'scratch')

/** Removes what processes left there that died. Several may share the folder, so only what is old goes. */
export async function sweepScratch(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const file = path.join(folder, name)
    const facts = await stat(file).catch(() => undefined)
    if (facts !== undefined && now - facts.mtimeMs > staleMs) await rm(file, { recursive: true, force: true })
  }
}
