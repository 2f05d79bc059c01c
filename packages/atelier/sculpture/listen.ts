import { type SolidId, type Substance, substances } from '@krya/mesh'
import { type Found, scan } from '../understand/scan.ts'
import type { Language } from '../understand/vocabulary/languages.ts'
import { wordsIn } from '../understand/vocabulary/languages.ts'
import { fold, isPlural, isUnspaced, stem, type Token, tokenise } from '../understand/words.ts'
import { solidByName, solidWords, substanceWords } from './vocabulary.ts'

/** What a stretch of the prompt names that is built, and how it is to be; the rest as the illustrator reads it. */
export type Heard =
  | {
      readonly kind: 'solid'
      readonly id: SolidId
      readonly words: string
      readonly plural: boolean
      readonly ends: boolean
    }
  | { readonly kind: 'substance'; readonly id: Substance; readonly words: string; readonly ends: boolean }
  | { readonly kind: 'found'; readonly found: Found }

type Known =
  { readonly kind: 'solid'; readonly id: SolidId } | { readonly kind: 'substance'; readonly id: Substance }

/** A thing in every language’s lexicon that is part of no other’s name. */
const anyThing = 'toolbox'
const longestPhrase = 4
const longestUnspaced = 7
const lexicons = new Map<Language, Map<string, Known>>()

const isSolid = (name: string): name is SolidId => name in solidWords

function lexiconOf(language: Language): Map<string, Known> {
  const before = lexicons.get(language)
  if (before !== undefined) return before
  const words = new Map<string, Known>()
  const add = (row: string, known: Known): void => {
    for (const word of wordsIn(row, language)) {
      const folded = fold(word)
      if (!words.has(folded)) words.set(folded, known)
    }
  }
  for (const [id, { words: row }] of Object.entries(solidWords))
    if (isSolid(id)) add(row, { kind: 'solid', id })
  for (const id of substances) add(substanceWords[id], { kind: 'substance', id })
  // Forms of one word meet in its stem, but a word as it is goes first.
  const stems = new Map<string, Known>()
  for (const [word, known] of words) {
    const bare = stem(word, language)
    if (!word.includes(' ') && !words.has(bare) && !stems.has(bare)) stems.set(bare, known)
  }
  for (const [bare, known] of stems) words.set(bare, known)
  lexicons.set(language, words)
  return words
}

/** Reads a text: the longest stretch that names something built, or made of something, goes first. */
export function listen(text: string, language: Language): Heard[] {
  const tokens = tokenise(text, language)
  const languages: Language[] = language === 'en' ? ['en'] : [language, 'en']
  const heard: Heard[] = []
  let rest: Token[] = []
  const flush = (followed: boolean): void => {
    const last = rest.at(-1)
    if (last === undefined) return
    // What is built is a thing to the illustrator too: “a red” before it is a colour, at the end it is hair.
    const goesOn = followed && !last.ends
    const found = scan(`${textOf(rest, language)}${goesOn ? ` ${anyThing}` : ''}`, language)
    for (const one of goesOn ? found.slice(0, -1) : found) heard.push(asBuilt(one))
    rest = []
  }
  for (let at = 0; at < tokens.length;) {
    const match = matchAt(tokens, at, languages)
    if (match === undefined) {
      const token = tokens[at]
      if (token !== undefined) rest.push(token)
      at += 1
      continue
    }
    flush(true)
    heard.push(match.heard)
    at += match.length
  }
  flush(false)
  return heard
}

/** What ended before still ends. */
const textOf = (tokens: readonly Token[], language: Language): string =>
  tokens.map(({ text, ends }) => (ends ? `${text},` : text)).join(isUnspaced(language) ? '' : ' ')

function matchAt(tokens: readonly Token[], at: number, languages: readonly Language[]) {
  const [first] = languages
  const unspaced = first !== undefined && isUnspaced(first)
  const longest = Math.min(unspaced ? longestUnspaced : longestPhrase, tokens.length - at)
  for (let length = longest; length >= 1; length -= 1) {
    const stretch = tokens.slice(at, at + length)
    if (stretch.slice(0, -1).some(({ ends }) => ends)) continue
    const phrase = stretch.map(({ folded }) => folded).join(unspaced ? '' : ' ')
    for (const language of languages) {
      const words = lexiconOf(language)
      const exact = words.get(phrase) ?? (language === 'ko' ? withoutParticle(phrase, words) : undefined)
      const known =
        exact ?? (length > 1 || unspaced ? stemmedLast(stretch, language) : words.get(stem(phrase, language)))
      if (known === undefined) continue
      const about = {
        words: stretch.map(({ text }) => text).join(unspaced ? '' : ' '),
        ends: stretch.at(-1)?.ends ?? true,
      }
      const plural = exact === undefined && isPlural(stretch.at(-1)?.folded ?? '', language)
      return {
        length,
        heard: known.kind === 'solid' ? { ...known, ...about, plural } : { ...known, ...about },
      }
    }
  }
  return undefined
}

function stemmedLast(stretch: readonly Token[], language: Language): Known | undefined {
  if (isUnspaced(language) || stretch.length < 2) return undefined
  const words = stretch.map(({ folded }) => folded)
  return lexiconOf(language).get([...words.slice(0, -1), stem(words.at(-1) ?? '', language)].join(' '))
}

function withoutParticle(phrase: string, words: ReadonlyMap<string, Known>): Known | undefined {
  for (let length = phrase.length - 1; length >= 1 && phrase.length - length <= 2; length -= 1) {
    const known = words.get(phrase.slice(0, length))
    if (known !== undefined) return known
  }
  return undefined
}

/** What the illustrator knows under another name. */
function asBuilt(found: Found): Heard {
  const id = found.meaning?.kind === 'thing' ? solidByName[found.meaning.thing.name] : undefined
  return id === undefined
    ? { kind: 'found', found }
    : { kind: 'solid', id, words: found.words, plural: found.plural, ends: found.ends }
}
