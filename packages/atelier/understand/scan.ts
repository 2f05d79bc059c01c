import { type Style, styles } from '@krya/catalog'
import type {
  FramingId,
  RelationKind,
  Scene,
  SeasonId,
  SettingId,
  TimeOfDay,
  WeatherId,
} from '../scene/scene.ts'
import { lexiconOf, type Thing } from './lexicon.ts'
import { type Language, type Row, wordsIn } from './vocabulary/languages.ts'
import { framings, lights, seasons, times, weathers } from './vocabulary/moments.ts'
import { places } from './vocabulary/places.ts'
import { colours, moods, numbers, relations, sizes } from './vocabulary/qualities.ts'
import { fold, isPlural, isUnspaced, stem, type Token, tokenise } from './words.ts'

type LightId = Scene['lights'][number]

/** What one or several words stand for. */
export type Meaning =
  | { readonly kind: 'thing'; readonly thing: Thing }
  | { readonly kind: 'place'; readonly id: SettingId }
  | { readonly kind: 'time'; readonly id: TimeOfDay }
  | { readonly kind: 'weather'; readonly id: WeatherId }
  | { readonly kind: 'season'; readonly id: SeasonId }
  | { readonly kind: 'light'; readonly id: LightId }
  | { readonly kind: 'framing'; readonly id: FramingId }
  | { readonly kind: 'style'; readonly style: Style }
  | { readonly kind: 'colour'; readonly hex: string }
  | { readonly kind: 'number'; readonly count: number }
  | { readonly kind: 'size'; readonly scale: number }
  | { readonly kind: 'relation'; readonly relation: RelationKind }
  | { readonly kind: 'mood'; readonly mood: (typeof moods)[number] }
  | { readonly kind: 'without' }

/** A stretch of the prompt and what it stands for; null where nothing is known of it. */
export interface Found {
  readonly words: string
  readonly meaning: Meaning | null
  /** More than one is meant, by the form of the word. */
  readonly plural: boolean
  readonly ends: boolean
}

const without: Row = 'without,no|ohne,kein,keine|sans|sin|sem|senza|без|没有,无|なし|없이'
/** Words that carry no meaning of their own. */
const fillers = new Set(
  'the of at to for with is are its it this that from as by over above through across around between onto into along against toward towards out off up down all very der die das den dem des im am zum le la les de du des au aux el los las del al o os as do da dos das il lo gli di del della в на'.split(
    ' ',
  ),
)
const longestPhrase = 4
const longestUnspaced = 8
interface Dictionary {
  readonly exact: ReadonlyMap<string, Meaning>
  /** Words without their endings, where they have one. */
  readonly stems: ReadonlyMap<string, Meaning>
}
const dictionaries = new Map<Language, Dictionary>()

/** Everything but things, by word; where a word has several meanings the first stands. */
function dictionaryOf(language: Language): Dictionary {
  const before = dictionaries.get(language)
  if (before !== undefined) return before
  const words = new Map<string, Meaning>()
  const addWords = (list: readonly string[], meaning: Meaning): void => {
    for (const word of list.map(fold)) if (!words.has(word)) words.set(word, meaning)
  }
  const add = (row: Row, meaning: Meaning): void => addWords(wordsIn(row, language), meaning)
  for (const style of styles) addWords(style.words, { kind: 'style', style })
  add(without, { kind: 'without' })
  for (const [id, row] of entries(lights)) add(row, { kind: 'light', id })
  for (const [id, row] of entries(times)) add(row, { kind: 'time', id })
  for (const [id, row] of entries(weathers)) add(row, { kind: 'weather', id })
  for (const [id, row] of entries(seasons)) add(row, { kind: 'season', id })
  for (const [id, row] of entries(framings)) add(row, { kind: 'framing', id })
  for (const [id, row] of entries(places)) add(row, { kind: 'place', id })
  for (const { hex, words: row } of colours) add(row, { kind: 'colour', hex })
  for (const { count, words: row } of numbers) add(row, { kind: 'number', count })
  for (const { scale, words: row } of sizes) add(row, { kind: 'size', scale })
  for (const [relation, row] of entries(relations)) add(row, { kind: 'relation', relation })
  for (const mood of moods) add(mood.words, { kind: 'mood', mood })
  const stems = new Map<string, Meaning>()
  for (const [word, meaning] of words) {
    const bare = stem(word, language)
    if (!word.includes(' ') && bare.length >= (language === 'en' ? 4 : 3) && !stems.has(bare))
      stems.set(bare, meaning)
  }
  const dictionary = { exact: words, stems }
  dictionaries.set(language, dictionary)
  return dictionary
}

function entries<Key extends string>(record: Readonly<Record<Key, Row>>): [Key, Row][] {
  const isKey = (key: string): key is Key => key in record
  const pairs: [Key, Row][] = []
  for (const [key, row] of Object.entries<Row>(record)) if (isKey(key)) pairs.push([key, row])
  return pairs
}

/** Reads a text from left to right, always taking the longest stretch that means something. */
export function scan(text: string, language: Language): Found[] {
  const tokens = tokenise(text, language)
  const searched: Language[] = language === 'en' ? ['en'] : [language, 'en']
  const longest = isUnspaced(language) ? longestUnspaced : longestPhrase
  const found: Found[] = []
  for (let at = 0; at < tokens.length;) {
    const match = matchAt(tokens, at, longest, searched)
    found.push(match.found)
    at += match.length
  }
  return found.map((one, at) => named(found, at, searched) ?? one)
}

/** Words that stand between an article and what it belongs to. */
const qualities: ReadonlySet<Meaning['kind'] | undefined> = new Set(['colour', 'size', 'mood'])

/** “A rose” is a flower and “a rose dress” is pink: a colour that is counted, and that nothing follows, is a thing. */
function named(found: readonly Found[], at: number, languages: readonly Language[]): Found | undefined {
  const one = found[at]
  if (one?.meaning?.kind !== 'colour') return undefined
  const next = one.ends ? undefined : found[at + 1]?.meaning?.kind
  if (next === 'thing' || next === 'place' || qualities.has(next)) return undefined
  let before = at - 1
  while (qualities.has(found[before]?.meaning?.kind)) before -= 1
  if (found[before]?.meaning?.kind !== 'number') return undefined
  const word = fold(one.words)
  const thing = languages.map((language) => lexiconOf(language).exact.get(word)).find(Boolean)
  return thing === undefined ? undefined : { ...one, meaning: { kind: 'thing', thing } }
}

function matchAt(tokens: readonly Token[], at: number, longest: number, languages: readonly Language[]) {
  for (let length = Math.min(longest, tokens.length - at); length >= 1; length -= 1) {
    const stretch = tokens.slice(at, at + length)
    if (stretch.slice(0, -1).some(({ ends }) => ends)) continue
    for (const language of languages) {
      const found = lookUp(stretch, language)
      if (found !== undefined) return { found, length }
    }
  }
  const token = tokens[at]
  return {
    found: { words: token?.text ?? '', meaning: null, plural: false, ends: token?.ends ?? true },
    length: 1,
  }
}

function lookUp(stretch: readonly Token[], language: Language): Found | undefined {
  const glue = isUnspaced(language) ? '' : ' '
  const phrase = stretch.map(({ folded }) => folded).join(glue)
  const about = { words: stretch.map(({ text }) => text).join(glue), ends: stretch.at(-1)?.ends ?? true }
  const dictionary = dictionaryOf(language)
  const { exact, stems } = lexiconOf(language)
  const known = dictionary.exact.get(phrase)
  if (known !== undefined) return { ...about, meaning: known, plural: false }
  if (fillers.has(phrase))
    return stretch.length === 1 ? { ...about, meaning: null, plural: false } : undefined
  // “umbrella with rain drops” is the name of one emoji, but rain is more than a part of an umbrella.
  const holdsWeather =
    stretch.length > 1 && stretch.some(({ folded }) => dictionary.exact.get(folded)?.kind === 'weather')
  const thing = holdsWeather ? undefined : exact.get(phrase)
  if (thing !== undefined) return { ...about, meaning: { kind: 'thing', thing }, plural: false }
  if (stretch.length > 1 && !isUnspaced(language)) return stemmedLast(stretch, language, about)
  if (language === 'ko') return koreanPrefix(phrase, about)
  if (isUnspaced(language)) return undefined
  const bare = stem(phrase, language)
  // A plural may lose its ending and leave what looks like another one: Füchse, Fuchs.
  const barest = stem(bare, language)
  const quality = dictionary.exact.get(bare) ?? dictionary.stems.get(bare)
  const counted = thingMeaning(
    phrase.length > 3 ? (exact.get(bare) ?? stems.get(bare) ?? stems.get(barest)) : undefined,
  )
  // Lemons are fruit, lemon is a yellow.
  const isCounted = quality?.kind === 'colour' && isPlural(phrase, language)
  const stemmed = isCounted ? (counted ?? quality) : (quality ?? counted)
  return stemmed === undefined
    ? undefined
    : { ...about, meaning: stemmed, plural: isPlural(phrase, language) }
}

/** “hot air balloons”: only the last word changes its form. */
function stemmedLast(
  stretch: readonly Token[],
  language: Language,
  about: Pick<Found, 'words' | 'ends'>,
): Found | undefined {
  const words = stretch.map(({ folded }) => folded)
  const last = words.at(-1) ?? ''
  const bareLast = stem(last, language)
  if (bareLast === last) return undefined
  const bare = [...words.slice(0, -1), bareLast].join(' ')
  const meaning = dictionaryOf(language).exact.get(bare) ?? thingMeaning(lexiconOf(language).exact.get(bare))
  return meaning === undefined ? undefined : { ...about, meaning, plural: true }
}

/** Particles follow the noun without a space. */
function koreanPrefix(phrase: string, about: Pick<Found, 'words' | 'ends'>): Found | undefined {
  for (let length = phrase.length - 1; length >= 1 && phrase.length - length <= 3; length -= 1) {
    const noun = phrase.slice(0, length)
    const meaning = dictionaryOf('ko').exact.get(noun) ?? thingMeaning(lexiconOf('ko').exact.get(noun))
    if (meaning !== undefined) return { ...about, meaning, plural: false }
  }
  return undefined
}

const thingMeaning = (thing: Thing | undefined): Meaning | undefined =>
  thing === undefined ? undefined : { kind: 'thing', thing }
