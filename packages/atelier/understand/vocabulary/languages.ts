/** The languages a prompt may be written in, in the order of a vocabulary's columns. */
const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'zh', 'ja', 'ko'] as const
export type Language = (typeof languages)[number]

/** A concept's words in each language: columns by `|`, words by `,`, most common first. */
export type Row = string

/** The words of a row in one language. */
export function wordsIn(row: Row, language: Language): string[] {
  const column = row.split('|')[languages.indexOf(language)] ?? ''
  return column
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
