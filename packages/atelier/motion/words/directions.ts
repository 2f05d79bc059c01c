import { lettering } from '../../understand/lettering.ts'
import { type Language, type Row, wordsIn } from '../../understand/vocabulary/languages.ts'
import { without } from '../../understand/scan.ts'
import { fold, isUnspaced, languageOf, type Token, tokenise } from '../../understand/words.ts'
import type { MoveId } from '../camera/moves.ts'
import { cameraWords } from './camera-words.ts'
import {
  type AirId,
  airWords,
  type ChangeId,
  changeWords,
  clipFillers,
  loopWords,
  paceWords,
} from './clip-words.ts'
import { type Doing, doingWords, shortWayWords, type Way, wayWords } from './verb-words.ts'

/** What a thing of the picture is told to do. */
interface Deed {
  readonly doing: Doing
  readonly way: Way | null
  /** How many words of the prompt stand before it. */
  readonly at: number
}

/** What words say of how a clip goes on. */
export interface Directions {
  /** The camera’s moves, in the order they are named; empty: nothing was said of it. */
  readonly moves: readonly MoveId[]
  /** 1: as usual. */
  readonly pace: number
  readonly loops: boolean
  readonly change: ChangeId | null
  readonly airs: readonly AirId[]
  readonly deeds: readonly Deed[]
  /** A way that was said of no deed. */
  readonly way: Way | null
  /** The prompt’s words, folded, as `at` counts them. */
  readonly words: readonly string[]
  /** The prompt without what only speaks of the clip. */
  readonly prompt: string
  /** All words, folded, that were understood here. */
  readonly heard: ReadonlySet<string>
}

type Meaning =
  | { readonly kind: 'move'; readonly id: MoveId }
  | { readonly kind: 'doing'; readonly id: Doing }
  | { readonly kind: 'way'; readonly id: Way }
  | { readonly kind: 'pace'; readonly id: 'slow' | 'fast' }
  | { readonly kind: 'change'; readonly id: ChangeId }
  | { readonly kind: 'air'; readonly id: AirId }
  | { readonly kind: 'loop' }
  | { readonly kind: 'filler' }

/** So much slower, or faster, is what is said to be. */
const paces = { slow: 0.55, fast: 1.8 } as const
/** What the place of a clip is like in which this is in the air, in words that all prompts may have. */
const weatherOf: Readonly<Partial<Record<AirId, string>>> = {
  rain: 'rain',
  snow: 'snowing',
  leaves: 'autumn',
}
const longest = 8
/** A way belongs to a deed that so few words lie between. */
const nearby = 5

/** Reads what a prompt says of the camera, of light, air and deeds. Pure. @param negative what must not be there */
export function directionsOf(prompt: string, negative?: string): Directions {
  const directions = read(prompt)
  if (negative === undefined) return directions
  const out = read(negative).airs
  return { ...directions, airs: directions.airs.filter((id) => !out.includes(id)) }
}

function read(prompt: string): Directions {
  const language = languageOf(prompt)
  const { text, letters } = lettering(prompt)
  const tokens = tokenise(text, language)
  const known = phrasesOf(language)
  const afterDeed = shortWaysOf(language)
  const ruledOut = new Set(wordsIn(without, language).map(fold))
  const found: { readonly meaning: Meaning; readonly at: number }[] = []
  const heard = new Set<string>()
  const left: Token[] = []
  let deedEnds = -1
  for (let at = 0; at < tokens.length;) {
    const word = tokens[at]?.folded ?? ''
    const shortWay = at === deedEnds && !known.has(word) ? afterDeed.get(word) : undefined
    // What is not to be there is for the drawing to leave out.
    const match = ruledOut.has(tokens[at - 1]?.folded ?? '')
      ? { meaning: undefined, length: 1 }
      : shortWay === undefined
        ? matchAt(tokens, at, known, isUnspaced(language) ? '' : ' ')
        : { meaning: shortWay, length: 1 }
    const stretch = tokens.slice(at, at + match.length)
    if (match.meaning !== undefined) {
      found.push({ meaning: match.meaning, at })
      for (const { folded } of stretch) heard.add(folded)
    }
    left.push(...shownOf(match.meaning, stretch, language))
    at += match.length
    if (match.meaning?.kind === 'doing' && stretch.at(-1)?.ends !== true) deedEnds = at
  }
  const of = <Kind extends Meaning['kind']>(kind: Kind) =>
    found.filter(
      (one): one is { meaning: Extract<Meaning, { kind: Kind }>; at: number } => one.meaning.kind === kind,
    )
  const ways = of('way').map(({ meaning: { id }, at }) => ({ id, at }))
  const doings = of('doing')
  const deeds = doings.map(({ meaning: { id: doing }, at }, order) => {
    const next = doings[order + 1]?.at ?? Infinity
    const way =
      ways.find((one) => one.at > at && one.at < next && one.at - at <= nearby) ??
      ways.find((one) => one.at < at && one.at > (doings[order - 1]?.at ?? -1) && at - one.at <= nearby)
    return { doing, at, way: way?.id ?? null }
  })
  const glue = isUnspaced(language) ? '' : ' '
  return {
    moves: unique(of('move').map(({ meaning: { id } }) => id)),
    pace: of('pace').reduce((pace, { meaning: { id } }) => pace * paces[id], 1),
    loops: of('loop').length > 0,
    change: of('change')[0]?.meaning.id ?? null,
    airs: unique(of('air').map(({ meaning: { id } }) => id)),
    deeds,
    way: ways[0]?.id ?? null,
    words: tokens.map(({ folded }) => folded),
    prompt: [
      ...left.map(({ text: word, ends }) => (ends ? `${word},` : word)),
      ...letters.map((letter) => ` “${letter}”`),
    ].join(glue),
    heard,
  }
}

/** What of it is to be drawn as well: a walking woman is, a pan of the camera is not. */
function shownOf(
  meaning: Meaning | undefined,
  stretch: readonly Token[],
  language: Language,
): readonly Token[] {
  if (meaning === undefined) return stretch
  const ends = stretch.at(-1)?.ends ?? true
  if (meaning.kind === 'air') {
    const word = weatherOf[meaning.id]
    return word === undefined ? [] : [{ text: word, folded: word, ends }]
  }
  // “falls” would be an autumn and “flies” insects; “woman dancing” is a drawing of its own. Where words are not
  // kept apart, what looks like a deed may be a part of a thing’s name.
  const isParticiple = language === 'en' && stretch.at(-1)?.folded.endsWith('ing') === true
  const isDrawn = meaning.kind === 'doing' && (isParticiple || isUnspaced(language) || language === 'ko')
  return isDrawn ? stretch : []
}

function matchAt(
  tokens: readonly Token[],
  at: number,
  known: ReadonlyMap<string, Meaning>,
  glue: string,
): { meaning: Meaning | undefined; length: number } {
  for (let length = Math.min(longest, tokens.length - at); length >= 1; length -= 1) {
    const stretch = tokens.slice(at, at + length)
    if (stretch.slice(0, -1).some(({ ends }) => ends)) continue
    const meaning = known.get(stretch.map(({ folded }) => folded).join(glue))
    if (meaning !== undefined) return { meaning, length }
  }
  return { meaning: undefined, length: 1 }
}

const dictionaries = new Map<Language, ReadonlyMap<string, Meaning>>()

/** Phrases of a language, and of English, which people mix in; where one means several, the first stands. */
function phrasesOf(language: Language): ReadonlyMap<string, Meaning> {
  const before = dictionaries.get(language)
  if (before !== undefined) return before
  const phrases = new Map<string, Meaning>()
  const add = (row: Row, meaning: Meaning): void => {
    for (const one of language === 'en' ? (['en'] as const) : [language, 'en' as const])
      for (const word of wordsIn(row, one).map(fold)) if (!phrases.has(word)) phrases.set(word, meaning)
  }
  for (const [id, row] of entries(cameraWords)) add(row, { kind: 'move', id })
  for (const [id, row] of entries(changeWords)) add(row, { kind: 'change', id })
  for (const [id, row] of entries(airWords)) add(row, { kind: 'air', id })
  for (const [id, row] of entries(paceWords)) add(row, { kind: 'pace', id })
  add(loopWords, { kind: 'loop' })
  for (const [id, row] of entries(wayWords)) add(row, { kind: 'way', id })
  for (const [id, row] of entries(doingWords)) add(row, { kind: 'doing', id })
  add(clipFillers, { kind: 'filler' })
  dictionaries.set(language, phrases)
  return phrases
}

function shortWaysOf(language: Language): ReadonlyMap<string, Meaning> {
  const languages = language === 'en' ? (['en'] as const) : [language, 'en' as const]
  return new Map(
    entries(shortWayWords).flatMap(([id, row]) =>
      languages.flatMap((one) =>
        wordsIn(row, one).map((word): [string, Meaning] => [fold(word), { kind: 'way', id }]),
      ),
    ),
  )
}

function entries<Key extends string>(record: Readonly<Record<Key, Row>>): [Key, Row][] {
  const isKey = (key: string): key is Key => key in record
  return Object.entries<Row>(record).flatMap(([key, row]) => (isKey(key) ? [[key, row]] : []))
}

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)]
