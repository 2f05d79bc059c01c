import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { KryaError } from '@krya/contracts'
import { hashing } from './hashing.ts'
import { assertKey, type ByteRange, type Storage, type StoredStream } from './storage.ts'

/** Kept free of what the disk has, for the database and everyone else. */
const keptFreeBytes = 64 * 1024 * 1024

/**
 * Files in a folder. A write goes to a temporary file that is renamed once it is on the disk, so a file is never
 * half there.
 * @param quotaBytes refuse writes that would make the folder larger than this
 */
export async function createDiskStorage(folder: string, quotaBytes?: number): Promise<Storage> {
  const unfinished = path.join(folder, 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  let used = quotaBytes === undefined ? 0 : await sizeOf(folder)

  const fileOf = (key: string): string => {
    assertKey(key)
    return path.join(folder, ...key.split('/'))
  }

  async function assertRoom(bytes: number): Promise<void> {
    if (quotaBytes !== undefined && used + bytes > quotaBytes)
      throw new KryaError('storage_full', `The quota of ${quotaBytes} bytes is used up.`)
    const disk = await statfs(folder)
    if (disk.bavail * disk.bsize < bytes + keptFreeBytes)
      throw new KryaError('storage_full', 'The disk of the data folder is full.')
  }

  /** @param data read once */
  async function keep(key: string, bytes: number, data: Uint8Array | Readable): Promise<void> {
    const file = fileOf(key)
    const temporary = path.join(unfinished, randomUUID())
    try {
      await assertRoom(bytes)
      await writeThrough(temporary, data)
      await mkdir(path.dirname(file), { recursive: true })
      await rename(temporary, file)
    } catch (error) {
      await rm(temporary, { force: true })
      throw told(error)
    }
    used += bytes
  }

  return {
    async put(key, data) {
      await keep(key, data.byteLength, data)
      return { bytes: data.byteLength, sha256: createHash('sha256').update(data).digest('hex') }
    },

    async putStream(key, { bytes, open }) {
      const hashed = hashing(open())
      await keep(key, bytes, hashed.stream)
      return { bytes, sha256: hashed.digest() }
    },

    async get(key, range): Promise<StoredStream | null> {
      return openFile(fileOf(key), range)
    },

    async delete(key) {
      const file = fileOf(key)
      const bytes = quotaBytes === undefined ? 0 : await sizeOf(file)
      await rm(file, { force: true }).catch(rethrow)
      used -= bytes
    },

    async deletePrefix(prefix) {
      const inside = fileOf(prefix.replace(/\/$/, ''))
      const bytes = quotaBytes === undefined ? 0 : await sizeOf(inside)
      await rm(inside, { recursive: true, force: true }).catch(rethrow)
      used -= bytes
    },

    async health() {
      const probe = path.join(unfinished, `probe-${randomUUID()}`)
      try {
        await writeThrough(probe, new Uint8Array(1))
        await rm(probe)
      } catch (error) {
        throw told(error)
      }
    },
  }
}

async function openFile(file: string, range: ByteRange | undefined): Promise<StoredStream | null> {
  try {
    const facts = await stat(file)
    if (!facts.isFile()) return null
    return { stream: createReadStream(file, range ?? {}), bytes: facts.size }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw told(error)
  }
}

/** Written and on the disk when this returns: a file we tell of outlives a loss of power. */
async function writeThrough(file: string, data: Uint8Array | Readable): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number> {
  const facts = await stat(file).catch(() => undefined)
  if (facts === undefined) return 0
  if (!facts.isDirectory()) return facts.size
  const entries = await readdir(file, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => stat(path.join(entry.parentPath, entry.name)).then(({ size }) => size)),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const rethrow = (error: unknown): never => {
  throw told(error)
}

function told(error: unknown): KryaError {
  if (error instanceof KryaError) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new KryaError('storage_full', undefined, { cause: error })
  return new KryaError('storage_failed', undefined, { cause: error })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
