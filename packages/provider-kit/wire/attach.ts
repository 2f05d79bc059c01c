import { extensionOf } from '@krya/contracts'
import type { InputFile } from '../spec/provider.ts'

/** A file written out within the body itself (RFC 2397). */
export async function dataUri(file: InputFile): Promise<string> {
  return `data:${file.mediaType};base64,${await base64(file)}`
}

/** A file's bytes as base64 alone. */
export async function base64(file: InputFile): Promise<string> {
  return Buffer.from(await file.bytes()).toString('base64')
}

/** A file as a part of a form. */
export async function blob(file: InputFile): Promise<Blob> {
  return new Blob([Uint8Array.from(await file.bytes())], { type: file.mediaType })
}

/** A file's name for a service: it says nothing of what it shows. */
export const nameOf = (file: InputFile): string => `${file.id}.${extensionOf(file.mediaType)}`
