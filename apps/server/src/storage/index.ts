import path from 'node:path'
import type { Config } from '../config.ts'
import { createDiskStorage } from './disk.ts'
import type { Storage } from './storage.ts'

/** The configured storage: an S3 server, or a folder of the data folder. */
export async function createStorage(
  config: Pick<Config, 's3' | 'dataFolder' | 'quotaBytes'>,
): Promise<Storage> {
  if (config.s3 === undefined)
    return createDiskStorage(path.join(config.dataFolder, 'files'), config.quotaBytes)
  // Loaded only where it is used: it takes longer than all the rest of the start.
  const { createS3Storage } = await import('./s3.ts')
  return createS3Storage(config.s3)
}
