import type { Language } from './vocabulary/languages.ts'

/** Case, accents and typographic apostrophes do not tell words apart. */
export function fold(text: string): string {
  const plain = text.toLowerCase().replaceAll('’', "'").replaceAll('ё', 'е')
  // Marks of Latin letters only: in Japanese and Korean they make another letter.
  return plain
    .normalize('NFD')
    .replace(/(\p{sc=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
}

const endings: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /(?:'s|ies|(?<=[sxz]|ch|sh)es|s)$/,
  de: /(?:chen|ern|en|er|es|em|e|n|s)$/,
  fr: /(?:eaux|aux|es|s|x|e)$/,
  es: /(?:ces|ecitos?|itos?|itas?|es|os|as|s|o|a)$/,
  pt: /(?:oes|aes|inhos?|inhas?|es|os|as|s|o|a)$/,
  it: /(?:etti|etto|ini|ino|hi|he|i|e|o|a)$/,
  ru: /(?:иями|ами|ями|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|у|ю|а|я|ы|и|е|о|ь)$/,
}
const shortestStem = 3

/** A word without its ending, so that its forms meet: light stemming, enough for nouns of a picture. */
export function stem(word: string, language: Language): string {
  const ending = endings[language]
  if (ending === undefined || word.length <= shortestStem) return word
  const bare = language === 'en' && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(ending, '')
  return bare.length >= shortestStem ? bare : word
}

const plurals: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /[^s]s$/,
  de: /(?:en|er|n|s)$/,
  fr: /[sx]$/,
  es: /s$/,
  pt: /s$/,
  it: /i$/,
  ru: /[ыи]$/,
}

/** Whether a word that was only found without its ending stands for more than one. */
export const isPlural = (word: string, language: Language): boolean => plurals[language]?.test(word) ?? false

export interface Token {
  /** As written. */
  readonly text: string
  readonly folded: string
  /** A comma or full stop follows: what comes next belongs to something else. */
  readonly ends: boolean
}

const scripts: readonly (readonly [Language, RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['ko', /\p{sc=Hangul}/u],
  ['zh', /\p{sc=Han}/u],
  ['ru', /\p{sc=Cyrillic}/u],
]
/** Small words that tell languages of one script apart. */
const small: readonly (readonly [Language, string])[] = [
  ['en', 'the a an of in on with and at by under over near'],
  ['de', 'der die das den dem ein eine einen einer einem und im am auf mit bei vor unter über von'],
  ['fr', 'le la les un une des du de dans sur avec et au aux devant sous pres'],
  ['es', 'el la los las un una unos del de en con y sobre al bajo junto'],
  ['pt', 'o a os as um uma do da no na em com e ao de sob perto'],
  ['it', 'il lo la gli le un una uno di del della nel nella con e sul sulla al sotto'],
]

/** The language a prompt is written in; English when nothing tells. */
export function languageOf(text: string): Language {
  const byScript = scripts.find(([, script]) => script.test(text))
  if (byScript !== undefined) return byScript[0]
  const words = fold(text).split(/[^\p{L}']+/u)
  const scores = small.map(([language, list]) => {
    const known = new Set(list.split(' ').map(fold))
    return { language, score: words.filter((word) => known.has(word)).length }
  })
  // English stands first and so wins a draw.
  const most = Math.max(...scores.map(({ score }) => score))
  return scores.find(({ score }) => score === most)?.language ?? 'en'
}

/** Whether words of this language are written without spaces. */
export const isUnspaced = (language: Language): boolean => language === 'zh' || language === 'ja'

/** Splits text into words; unspaced languages into characters, which the scanner puts together again. */
export function tokenise(text: string, language: Language): Token[] {
  const pattern = isUnspaced(language)
    ? /[\p{sc=Latin}\d']+|[\p{L}\p{N}ー]/gu
    : /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu
  const found = [...text.matchAll(pattern)]
  return found.map((match, at) => {
    const end = match.index + match[0].length
    const between = text.slice(end, found[at + 1]?.index ?? text.length)
    return { text: match[0], folded: fold(match[0]), ends: /[,.;:!?、。，；！？\n]/.test(between) }
  })
}
