import { converter, formatHex, parse } from 'culori'
import type { Lab } from './lab.ts'

const toOklab = converter('oklab')
/** How words before a colour’s name move its lightness. */
const shades: ReadonlyMap<string, number> = new Map([
  ['very dark', -0.3],
  ['dark', -0.18],
  ['deep', -0.14],
  ['light', 0.14],
  ['pale', 0.18],
  ['bright', 0.08],
])
/** What people call colours that have no such name in CSS. */
const further: ReadonlyMap<string, string> = new Map([
  ['blonde', '#e6c98c'],
  ['blond', '#e6c98c'],
  // What people mean by these is redder, and less red, than CSS has them.
  ['orange', '#f07427'],
  ['brown', '#8b5a2b'],
  ['apricot', '#fbceb1'],
  ['charcoal', '#36454f'],
  ['cream', '#fffdd0'],
  ['lilac', '#c8a2c8'],
  ['navy blue', '#000080'],
  ['peach', '#ffcba4'],
  ['sage', '#9caf88'],
  ['sand', '#d8c3a5'],
  ['mustard', '#e1ad01'],
  ['rose', '#ff6f91'],
  ['turquoise blue', '#00c5cd'],
  ['mint', '#98e8c1'],
  ['emerald', '#1f9d61'],
  ['burgundy', '#800020'],
  ['copper', '#b87333'],
])

/** The first colour that is named among words, by two of them or one: “sky blue”, “teal”. */
export const colourAmong = (words: readonly string[]): Lab | undefined =>
  words
    .flatMap((word, at) => [words.slice(at, at + 2).join(' '), word])
    .map(colourOf)
    .find((one) => one !== undefined)

/** The colour that words name: by its CSS name, its code, or with a word for its shade. Undefined: none. */
export function colourOf(words: string): Lab | undefined {
  const text = words
    .toLowerCase()
    .replace(/\b(?:a|an|the|colou?r|colou?red|shade|of|in|to|bit)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [word, step] of [['', 0] as const, ...shades]) {
    if (!text.startsWith(word)) continue
    const rest = text.slice(word.length).trim()
    // `sky blue` is `skyblue` in CSS.
    const found = toOklab(parse(further.get(rest) ?? rest) ?? parse(rest.replaceAll(' ', '')))
    if (found !== undefined) return { l: Math.min(1, Math.max(0, found.l + step)), a: found.a, b: found.b }
  }
  return undefined
}

/** `#rrggbb` of a colour. */
export const hexOf = (lab: Lab): string => formatHex({ mode: 'oklab', ...lab })
