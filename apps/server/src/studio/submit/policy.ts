import { KryaError } from '@krya/contracts'
import { minorAges, minors, realPersons, sexual, undressing } from './refused-terms.ts'

/**
 * Refuses what Krya never makes, whoever asks and whatever the model: sexual pictures of minors or of real
 * persons, and undressing anybody. There is no switch for it. It judges words alone, so it is a first gate
 * and not the only one: providers have their own.
 * @throws KryaError content_refused
 */
export function assertAllowed(text: string): void {
  const plain = text.normalize('NFKC').toLowerCase()
  if (mentions(plain, undressing)) refuse('Krya removes nobody’s clothes.')
  if (!mentions(plain, sexual)) return
  if (mentions(plain, minors) || minorAges.some((age) => age.test(plain)))
    refuse('Krya makes no sexual picture of a minor.')
  if (mentions(plain, realPersons) || namesSomebody(text))
    refuse('Krya makes no sexual picture of a real person.')
}

function refuse(message: string): never {
  throw new KryaError('content_refused', message)
}

const withoutSpaces = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u
const matchers = new WeakMap<readonly string[], RegExp>()

function mentions(plain: string, terms: readonly string[]): boolean {
  let matcher = matchers.get(terms)
  if (matcher === undefined) {
    const joined = terms.filter((term) => withoutSpaces.test(term))
    const whole = terms
      .filter((term) => !withoutSpaces.test(term))
      .map((term) => term.replaceAll(' ', '\\s+'))
    matcher = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${whole.join('|')})(?![\\p{L}\\p{N}])|${joined.join('|')}`,
      'u',
    )
    matchers.set(terms, matcher)
  }
  return matcher.test(plain)
}

/** Two capitalised words in a row inside a sentence, and not the painter whose manner is asked for. */
function namesSomebody(text: string): boolean {
  const name = /(?<before>(?:\p{L}+\s+){0,2})(?<name>\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+)/gu
  for (const match of text.matchAll(name))
    if (!/\b(?:by|after|style of|manner of)\s+$/iu.test(match.groups?.['before'] ?? '')) return true
  return false
}
