import { type AssetKind, KryaError, mediaTypes } from '@krya/contracts'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { inspect, inspectFile, sniffPicture } from './inspect.ts'
import { lookInto } from './media/clip.ts'
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

/** Looks at a picture that is too large for memory. @throws KryaError unreadable_file */
export const examineFile = async (file: string): Promise<Examined> => ({
  kind: 'image',
  durationMs: null,
  still: file,
  ...(await inspectFile(file)),
})

const unseen = { width: null, height: null, durationMs: null, thumbhash: null, still: null }

/** The media type that a file's own bytes show. @throws KryaError unreadable_file */
export async function examineType(bytes: Uint8Array): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const type = otherNames[found] ?? found
  if (mediaTypes.has(type)) return type
  if (isSafetensors(bytes)) return 'application/x-safetensors'
  return sniffPicture(bytes)
}

const tensors = z.record(z.string(), z.unknown())

/** Eight bytes of length, then a header of that length in JSON (huggingface.co/docs/safetensors). */
function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 10) return false
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > 100_000_000n || length + 8n > BigInt(bytes.byteLength)) return false
  try {
    return tensors.safeParse(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + Number(length)))))
      .success
  } catch {
    return false
  }
}
