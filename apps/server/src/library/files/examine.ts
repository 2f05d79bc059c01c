import { open } from 'node:fs/promises'
import { type AssetKind, KryaError, mediaTypes } from '@krya/contracts'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { inspect, inspectFile, sniffPicture } from './inspect.ts'
import { lookInto } from './media/clip.ts'
import { stillOfModel } from './media/model.ts'
import { textTypeOf } from './text.ts'

/** What any file's bytes say about it, whatever anyone claimed. */
export interface Examined {
  readonly kind: AssetKind
  readonly mediaType: string
  readonly width: number | null
  readonly height: number | null
  readonly durationMs: number | null
  /** ThumbHash, base64, of what it looks like. */
  readonly thumbhash: string | null
  /** A picture of it, its bytes or where it lies; null for what cannot be seen. */
  readonly still: Uint8Array | string | null
}

/** Types by the names that others have for them. */
const otherNames: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'video/matroska': 'video/webm',
  'video/x-m4v': 'video/mp4',
}

/** Looks at a file of any kind that the library keeps, but for text. @throws KryaError unreadable_file */
export async function examine(bytes: Uint8Array): Promise<Examined> {
  const mediaType = await examineType(bytes)
  const kind = mediaTypes.get(mediaType)?.kind
  switch (kind) {
    case 'image':
      return { kind, durationMs: null, still: bytes, ...(await inspect(bytes)) }
    case 'video':
    case 'audio': {
      const { durationMs, still, hasSound } = await lookInto(bytes, mediaType)
      if (kind === 'audio' || still === null) {
        if (!hasSound || durationMs <= 0) throw new KryaError('unreadable_file')
        return { ...unseen, kind: 'audio', mediaType: mediaType.replace('video/', 'audio/'), durationMs }
      }
      const { thumbhash } = await inspect(still.png)
      const { width, height, png } = still
      return { kind, mediaType, width, height, durationMs, thumbhash, still: png }
    }
    case 'model-3d': {
      const still = await stillOfModel(bytes)
      const thumbhash = still === null ? null : (await inspect(still)).thumbhash
      return { ...unseen, kind, mediaType, thumbhash, still }
    }
    default:
      if (kind === undefined || kind === 'text') throw new KryaError('unreadable_file')
      return { ...unseen, kind, mediaType }
  }
}

/** Looks at what is to be a text. @throws KryaError unreadable_file */
export const examineText = (bytes: Uint8Array): Examined => ({
  ...unseen,
  kind: 'text',
  mediaType: textTypeOf(bytes),
})

/** Looks at a picture or at weights that are too large for memory. @throws KryaError unreadable_file */
export const examineFile = async (file: string, kind: AssetKind): Promise<Examined> =>
  kind === 'lora'
    ? { ...unseen, kind, mediaType: await weightsType(file) }
    : { kind: 'image', durationMs: null, still: file, ...(await inspectFile(file)) }

/** By their header alone. */
async function weightsType(file: string): Promise<string> {
  const opened = await open(file, 'r')
  try {
    const { size } = await opened.stat()
    const { buffer } = await opened.read(Buffer.alloc(lengthBytes), 0, lengthBytes, 0)
    const length = headerLength(buffer, size)
    if (length === undefined) throw new KryaError('unreadable_file')
    const header = await opened.read(Buffer.alloc(length), 0, length, lengthBytes)
    if (!isHeader(header.buffer)) throw new KryaError('unreadable_file')
    return weights
  } finally {
    await opened.close()
  }
}

const unseen = { width: null, height: null, durationMs: null, thumbhash: null, still: null }

/** The media type that a file's own bytes show. @throws KryaError unreadable_file */
export async function examineType(bytes: Uint8Array): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const type = otherNames[found] ?? found
  if (mediaTypes.has(type)) return type
  if (isSafetensors(bytes)) return weights
  return sniffPicture(bytes)
}

const tensors = z.record(z.string(), z.unknown())
const lengthBytes = 8
const weights = 'application/x-safetensors'

/** Eight bytes of length, then a header of that length in JSON (huggingface.co/docs/safetensors). */
function isSafetensors(bytes: Uint8Array): boolean {
  const length = headerLength(bytes, bytes.byteLength)
  return length !== undefined && isHeader(bytes.subarray(lengthBytes, lengthBytes + length))
}

/** Undefined where no file of that size can begin so. */
function headerLength(start: Uint8Array, size: number): number | undefined {
  if (size < lengthBytes + 2) return undefined
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true)
  if (length > 100_000_000n || length + BigInt(lengthBytes) > BigInt(size)) return undefined
  return Number(length)
}

function isHeader(bytes: Uint8Array): boolean {
  try {
    return tensors.safeParse(JSON.parse(new TextDecoder().decode(bytes))).success
  } catch {
    return false
  }
}
