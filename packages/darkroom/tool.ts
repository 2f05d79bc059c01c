import { z } from 'zod'
import { type Picture, readPicture, Unworkable } from './picture.ts'

/** One request, as a tool sees it. */
export interface Work {
  /** The operation’s validated input; each tool reads what it knows of it. */
  readonly input: Readonly<Record<string, unknown>>
  /** The files that the input names, by their ids. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** The words that files were made from, by their ids, where they are known. */
  readonly prompts?: Readonly<Record<string, string>>
  readonly seed: number
  /** Which of the outputs that one call makes. */
  readonly index: number
  /** A folder for results that are too large for memory. */
  readonly scratch: string
}

interface Facts {
  readonly mediaType: string
  /** What is kept with the file: it must be plain JSON. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** What was not done as asked, with the field it is about. */
  readonly notes: readonly { readonly field: string; readonly message: string }[]
}

/** A result in memory. */
export type MadeBytes = Facts & { readonly bytes: Uint8Array }
/** A result, in memory or as the path of a file that is the caller’s from now on. */
export type Made = MadeBytes | (Facts & { readonly file: string })

/**
 * Something that is done to pictures.
 * @param told called with 0–1 as it goes on
 * @throws Unworkable for what a person can mend
 */
export type Tool = (work: Work, told: (share: number) => void) => Promise<Made>

/** A file of the input. @throws Unworkable */
export function fileOf({ files }: Work, id: string, field: string): Uint8Array {
  const file = files[id]
  if (file === undefined) throw new Unworkable(`The file of “${field}” is gone. Choose another.`)
  return file
}

const withImage = z.object({ image: z.string() })

/** The picture to work on, by the field that all operations have for it. */
export const imageOf = (work: Work): Promise<Picture> =>
  readPicture(fileOf(work, withImage.parse(work.input).image, 'image'))

export const png = (bytes: Uint8Array, notes: Made['notes'] = []): MadeBytes => ({
  bytes,
  mediaType: 'image/png',
  notes,
})
