import { KryaError } from '@krya/contracts'

/** What is longer is no text that a person reads. */
const mostBytes = 1024 * 1024
/** So much of it is kept beside it, to be shown in lists and searched. */
const mostKept = 2_000

/** How a GIMP palette begins (developer.gimp.org, “GPL palette format”). */
const paletteHead = 'GIMP Palette\n'

/**
 * The words of a file of text: UTF-8, with nothing in it that is not to be read.
 * @throws KryaError unreadable_file
 */
function readText(bytes: Uint8Array): string {
  if (bytes.byteLength > mostBytes) throw new KryaError('unreadable_file', 'The text is too long.')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // oxlint-disable-next-line no-control-regex
    if (text.trim() !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return text
  } catch (error) {
    throw new KryaError('unreadable_file', undefined, { cause: error })
  }
  throw new KryaError('unreadable_file')
}

/**
 * The type of a file of text, where one was asked for: text has no signature, so nothing else is ever taken for it.
 * @throws KryaError unreadable_file
 */
export function textTypeOf(bytes: Uint8Array): string {
  const text = readText(bytes)
  if (text.startsWith(paletteHead)) return 'application/x-gimp-palette'
  return isJson(text) ? 'application/json' : 'text/plain'
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What a text is known by: how it begins. @throws KryaError unreadable_file */
export const beginningOf = (bytes: Uint8Array): string =>
  readText(bytes).trim().slice(0, mostKept).toWellFormed()
