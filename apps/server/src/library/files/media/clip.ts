import { KryaError } from '@krya/contracts'
import { z } from 'zod'
import { apart } from './apart.ts'

/** FFmpeg's name of each format that is looked into; with it given, no playlist is taken for a clip. */
const formats: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'audio/mp4': 'mov',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
}

const seen = z.object({
  seconds: z.number(),
  still: z.object({ width: z.int(), height: z.int(), png: z.base64() }).nullable(),
  hasSound: z.boolean(),
})

/** What a clip or a recording shows and how long it is. */
export interface Clip {
  readonly durationMs: number
  /** Its first picture as PNG, and its size in the clip; null where there is none. */
  readonly still: { readonly width: number; readonly height: number; readonly png: Buffer } | null
  readonly hasSound: boolean
}

/** Looks into a clip or a recording, in a process of its own. @throws KryaError unreadable_file */
export async function lookInto(bytes: Uint8Array, mediaType: string): Promise<Clip> {
  const said = await apart(bytes, {
    script: new URL('look.ts', import.meta.url),
    arguments: [formats[mediaType] ?? mediaType],
  })
  if (said === null) throw new KryaError('unreadable_file')
  const { seconds, still, hasSound } = seen.parse(JSON.parse(said.toString()))
  return {
    durationMs: Math.round(seconds * 1000),
    still: still && { ...still, png: Buffer.from(still.png, 'base64') },
    hasSound,
  }
}
