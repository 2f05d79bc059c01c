import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { KryaError } from '@krya/contracts'
import type { Storage } from '../../storage/storage.ts'

/** What is larger is worked on in a file, not in memory. */
export const largeBytes = 48 * 1024 * 1024

/**
 * Lends a file of the storage as one on the disk, in a folder where more may be put; both go afterwards.
 * @throws KryaError storage_failed, when it is missing
 */
export async function withFile<Answer>(
  storage: Storage,
  key: string,
  use: (file: string, folder: string) => Promise<Answer>,
): Promise<Answer> {
  const stored = await storage.get(key)
  if (stored === null) throw new KryaError('storage_failed', 'The file is missing from the storage.')
  const folder = await mkdtemp(path.join(tmpdir(), 'krya-'))
  try {
    const file = path.join(folder, randomUUID())
    await pipeline(stored.stream, createWriteStream(file))
    return await use(file, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
