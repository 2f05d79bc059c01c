import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ProviderError } from '@krya/provider-kit'
import type { LocalModel } from './document.ts'
import { filesOf, type Hub, type HubFile } from './hub.ts'

/** Written when a model lies whole on the disk. */
const mark = 'complete.json'

interface Download {
  readonly done: Promise<void>
  readonly stop: AbortController
  /** 0–1. */
  share: number
}

/** The models that lie on this machine. */
export interface Store {
  /** Whether it can be used at once. */
  has(id: string): boolean
  /** What it takes of the disk, an unfinished download too. */
  bytes(id: string): Promise<number>
  /**
   * Its folder, once it lies there whole. A download goes on when nobody waits for it any more, and goes on
   * from where it was when it is asked for again.
   * @throws ProviderError
   */
  obtain(id: string, model: LocalModel, hub: Hub, waiting: Waiting): Promise<string>
  remove(id: string): Promise<void>
  close(): Promise<void>
}

interface Waiting {
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
}

/** @param folder made when the first model comes */
export function createStore(folder: string): Store {
  const underWay = new Map<string, Download>()
  const homeOf = (id: string): string => path.join(folder, id)
  const has = (id: string): boolean => existsSync(path.join(homeOf(id), mark))

  function begin(id: string, model: LocalModel, hub: Hub): Download {
    const stop = new AbortController()
    const download: Download = {
      done: fetchAll(homeOf(id), model, hub, stop.signal, (share) => {
        download.share = share
      }).finally(() => underWay.delete(id)),
      stop,
      share: 0,
    }
    // Those who wait hear of a fault; where nobody does any more, it is met again at the next use.
    download.done.catch(() => undefined)
    underWay.set(id, download)
    return download
  }

  return {
    has,
    bytes: (id) => sizeOf(homeOf(id)),

    async obtain(id, model, hub, { signal, onProgress }) {
      if (has(id)) return homeOf(id)
      const download = underWay.get(id) ?? begin(id, model, hub)
      const news = setInterval(() => onProgress(download.share), 500)
      try {
        await Promise.race([download.done, aborted(signal, () => download.share)])
      } finally {
        clearInterval(news)
      }
      return homeOf(id)
    },

    async remove(id) {
      const download = underWay.get(id)
      download?.stop.abort()
      await download?.done.catch(() => undefined)
      await rm(homeOf(id), { recursive: true, force: true })
    },

    async close() {
      for (const { stop } of underWay.values()) stop.abort()
      await Promise.allSettled([...underWay.values()].map(({ done }) => done))
    },
  }
}

function aborted(signal: AbortSignal, share: () => number): Promise<never> {
  return new Promise((_, reject) => {
    const tell = () =>
      reject(
        new ProviderError(
          'unavailable',
          `The model is still being downloaded (${Math.round(share() * 100)} %). That goes on: try again in a while.`,
          { billed: 'no' },
        ),
      )
    if (signal.aborted) tell()
    else signal.addEventListener('abort', tell, { once: true })
  })
}

async function fetchAll(
  home: string,
  model: LocalModel,
  hub: Hub,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  const files = await filesOf(model, hub, signal)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  try {
    for (const file of files) {
      await fetchOne(path.join(home, file.path), file, hub, signal, (bytes) =>
        onProgress((before + bytes) / total),
      )
      before += file.bytes
    }
    await writeFile(
      path.join(home, mark),
      JSON.stringify(files.map(({ path: name, bytes }) => ({ name, bytes }))),
    )
  } catch (error) {
    throw free(error, total)
  }
}

/** A download costs nothing, whatever becomes of it. */
function free(error: unknown, total: number): unknown {
  if (isFull(error))
    return new ProviderError(
      'rejected',
      `The disk is full: the model takes ${(total / 1e9).toFixed(1)} GB.`,
      { billed: 'no', cause: error },
    )
  return error instanceof ProviderError
    ? new ProviderError(error.kind, error.message, { billed: 'no', cause: error })
    : error
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'

async function fetchOne(
  target: string,
  file: HubFile,
  { http }: Hub,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (existsSync(target)) return
  const part = `${target}.part`
  await mkdir(path.dirname(target), { recursive: true })
  const here = await stat(part).then(
    ({ size }) => size,
    () => 0,
  )
  if (here < file.bytes) {
    const { from, body } = await http.pull({ url: file.url, at: 'service' }, here, signal)
    const counted = count(body, from, file, onBytes)
    await pipeline(counted, createWriteStream(part, { flags: from === 0 ? 'w' : 'a' }), { signal })
  }
  if ((await checksumOf(part, file)) !== file.checksum.value) {
    await rm(part)
    throw new ProviderError(
      'unavailable',
      `${file.path} came in damaged (its checksum is another) and was removed; it is fetched anew at the next try.`,
      { billed: 'no' },
    )
  }
  await rename(part, target)
}

/** Passes on what comes in, but no more than was announced. */
async function* count(
  body: AsyncIterable<Uint8Array>,
  from: number,
  { path: name, bytes }: HubFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let at = from
  for await (const chunk of body) {
    at += chunk.byteLength
    if (at > bytes)
      throw new ProviderError('malformed-answer', `${name} is larger than its listing says.`, {
        billed: 'no',
      })
    onBytes(at)
    yield chunk
  }
}

async function checksumOf(file: string, { bytes, checksum }: HubFile): Promise<string> {
  const hash = createHash(checksum.kind === 'sha256' ? 'sha256' : 'sha1')
  // As git names what it keeps.
  if (checksum.kind === 'git-blob') hash.update(`blob ${bytes}\0`)
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(path.join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
