import { styles } from '@krya/catalog'
import type { LanguageInput, LanguageOutput } from '@krya/contracts'
import { type Kind, kindOf, numberOf } from './words.ts'

const wanted = 3
/** Groups of styles that suit each kind of picture, best first. */
const groups: Readonly<Record<Kind, readonly (typeof styles)[number]['group'][]>> = {
  person: ['Painted', 'Drawn', 'Mood'],
  animal: ['Painted', 'Drawn', 'Crafted'],
  food: ['Painted', 'Mood', 'Printed'],
  product: ['Digital', 'Printed', 'Mood'],
  architecture: ['Drawn', 'Painted', 'Printed'],
  landscape: ['Painted', 'Printed', 'Mood'],
  vehicle: ['Digital', 'Printed', 'Drawn'],
  graphic: ['Printed', 'Digital', 'Crafted'],
  other: ['Painted', 'Drawn', 'Digital'],
}
const asSubject: Readonly<Record<Kind, string>> = {
  person: 'people',
  animal: 'animals',
  food: 'food',
  product: 'objects',
  architecture: 'buildings and rooms',
  landscape: 'landscapes',
  vehicle: 'vehicles',
  graphic: 'graphics',
  other: 'subjects like this',
}

/** Styles the prompt itself names come first; then one of each group that suits what it is about. */
export function suggestStyles({ prompt }: LanguageInput<'suggest-styles'>): LanguageOutput<'suggest-styles'> {
  const plain = prompt.toLowerCase()
  const named = styles.filter(({ words }) => words.some((word) => mentions(plain, word)))
  const kind = kindOf(prompt)
  const fitting = groups[kind].flatMap((group) => {
    const own = styles.filter((style) => style.group === group && !named.includes(style))
    const chosen = own[numberOf(`${prompt}${group}`) % Math.max(1, own.length)]
    return chosen === undefined ? [] : [chosen]
  })
  return {
    styles: [
      ...named.map(({ id }) => ({ id, reason: 'The prompt asks for it.' })),
      ...fitting.map(({ id, description }) => ({
        id,
        reason: `Suits ${asSubject[kind]}: ${lower(description)}.`,
      })),
    ].slice(0, Math.max(wanted, Math.min(named.length, wanted))),
  }
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function mentions(plain: string, word: string): boolean {
  const at = plain.indexOf(word)
  if (at < 0) return false
  const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[a-z]/.test(letter)
  return !isLetter(plain[at - 1]) && !isLetter(plain[at + word.length])
}
