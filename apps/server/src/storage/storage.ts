import type { Readable } from 'node:stream'
import { KryaError } from '@krya/contracts'

interface StoredFacts {
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
}

/** A span of bytes, both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** A body that can be read more than once. */
export interface Streamable {
  readonly bytes: number
  open(): Readable
}

export interface StoredStream {
  readonly stream: Readable
  /** Size of the whole file, also when a range was asked for. */
  readonly bytes: number
}

/**
 * Where files lie. A key is a path of plain names, `pictures/<id>/0.png`. A file is there whole or not at all,
 * and writing the same key again replaces it.
 */
export interface Storage {
  /** @throws KryaError storage_full, storage_failed */
  put(key: string, data: Uint8Array, options: { readonly mediaType: string }): Promise<StoredFacts>
  /** As `put`, for what is too large for memory. */
  putStream(key: string, body: Streamable, options: { readonly mediaType: string }): Promise<StoredFacts>
  /** Null when there is no such file. */
  get(key: string, range?: ByteRange): Promise<StoredStream | null>
  /** Does nothing when there is no such file. */
  delete(key: string): Promise<void>
  /** Removes everything whose key begins with the prefix, which ends with `/`. */
  deletePrefix(prefix: string): Promise<void>
  /** @throws KryaError storage_failed when files cannot be read and written now. */
  health(): Promise<void>
}

const keyShape = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/** Keys are made by us from ids; one that could lead out of the storage is a fault of ours and goes no further. */
export function assertKey(key: string): void {
  if (key.length > 500 || !keyShape.test(key))
    throw new KryaError('internal', `unusable storage key “${key}”`)
}
