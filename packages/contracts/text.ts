import { z } from 'zod'

// C0 and C1 controls other than tab and line feed, and the byte order mark: no person types them and Postgres refuses NUL.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g

/** Text as a person typed it, made safe to store: well-formed Unicode in NFC, LF line ends, no control characters, trimmed. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().normalize('NFC').replace(controls, '').trim()
}

/** Text a person typed, cleaned before its length is judged. */
export const personText = () => z.string().overwrite(cleanText)

/** Whether a database takes it as JSON: Postgres refuses NUL and halves of characters, in names and in values. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner))
}

/** An object of JSON that somebody else made sense of, safe to store. */
export const storableObject = (longestName: number) =>
  z
    .record(z.string().max(longestName), z.json())
    .refine(isStorable, 'must hold no NUL characters and only whole ones')
