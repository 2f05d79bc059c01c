import { createRequire } from 'node:module'
import { z } from 'zod'
import { ownThings } from './own-things.ts'
import { natureOf } from './nature.ts'
import type { SubjectNature } from '../scene/scene.ts'
import { isUnspaced, fold, stem } from './words.ts'
import type { Language } from './vocabulary/languages.ts'

/** Something that can be drawn. */
export interface Thing {
  readonly hexcode: string
  /** Its English name. */
  readonly name: string
  readonly nature: SubjectNature
  readonly metres: number
}

/** What words of one language stand for. */
export interface Lexicon {
  /** Words as they are, folded. */
  readonly exact: ReadonlyMap<string, Thing>
  /** Words without their endings. */
  readonly stems: ReadonlyMap<string, Thing>
}

const require = createRequire(import.meta.url)
const entry = z.object({
  label: z.string(),
  hexcode: z.string(),
  tags: z.array(z.string()).optional(),
  order: z.number().optional(),
  subgroup: z.number().optional(),
})

/** Tags that name no thing: verbs, moods and attributes. A picture of each would surprise. */
const noThing = new Set(
  'first second third fourth fifth last next quarter half over through across around between onto against along above toward off out pulled under air hot of and transparent view frame officer old new happy sad good bad great cute beautiful pretty nice standing sitting walking running flying swimming looking playing eating reading time light dark day end back left right top high long open closed magic magical love work fun up down face animal person people thing place nature body head hand arm side front view style art paint painting picture image photo color colour white black wild free fast slow hot cold fire water wind sweet fresh power strong deep soft hard quiet loud clean made make go going one two three many lone lonely together alone big small little tall tiny giant huge floating glowing sleeping dancing full half low hope peace dream morning evening night sun set rise way life world weather season old-fashioned ancient modern vintage scary spooky cozy warm cool bright shiny sparkle sparkles shining wearing holding riding inside outside flat lay drink food tool building vehicle transport travel holiday vacation party game sport music sound celebration street shop store'.split(
    ' ',
  ),
)

/** How good a word is for a thing, best first. */
const ranks = { label: 0, ending: 1, tag: 2 } as const

interface Candidate {
  readonly thing: Thing
  readonly rank: number
  readonly order: number
}

const cache = new Map<Language, Lexicon>()
let things: ReadonlyMap<string, Thing & { readonly order: number }> | undefined

/** The lexicon of a language, read on first use: labels and tags of emojibase, and our own things. */
export function lexiconOf(language: Language): Lexicon {
  const before = cache.get(language)
  if (before !== undefined) return before
  const built = build(language)
  cache.set(language, built)
  return built
}

/** Every thing by its hexcode. */
function allThings(): ReadonlyMap<string, Thing & { readonly order: number }> {
  things ??= new Map(
    read('en').flatMap(({ hexcode, label, subgroup, order = 0 }) => {
      const kind = subgroup === undefined ? undefined : natureOf(label, subgroup)
      return kind === undefined ? [] : [[hexcode, { hexcode, name: label, ...kind, order }] as const]
    }),
  )
  return things
}

function build(language: Language): Lexicon {
  const exact = new Map<string, Candidate>()
  const stems = new Map<string, Candidate>()
  const offer = (map: Map<string, Candidate>, word: string, candidate: Candidate): void => {
    const before = map.get(word)
    if (
      before === undefined ||
      candidate.rank < before.rank ||
      (candidate.rank === before.rank && candidate.order < before.order)
    )
      map.set(word, candidate)
  }
  const add = (text: string, candidate: Candidate): void => {
    const word = fold(text)
    if (
      candidate.rank > ranks.label &&
      (noThing.has(word) || (!isUnspaced(language) && language !== 'ko' && word.length < 3))
    )
      return
    offer(exact, word, candidate)
    if (!word.includes(' ')) offer(stems, stem(word, language), candidate)
  }
  for (const { hexcode, label, tags = [] } of read(language)) {
    const found = allThings().get(hexcode)
    if (found === undefined) continue
    const { order, ...thing } = found
    add(label, { thing, rank: ranks.label, order })
    if (thing.nature === 'symbol' || thing.nature === 'face') continue
    const last = label.split(' ').at(-1) ?? label
    if (language === 'en' && last !== label) add(last, { thing, rank: ranks.ending, order })
    for (const tag of tags) add(tag, { thing, rank: ranks.tag, order })
  }
  for (const { thing, words } of ownThings(language, allThings()))
    for (const word of words) {
      exact.set(fold(word), { thing, rank: -1, order: 0 })
      stems.set(stem(fold(word), language), { thing, rank: -1, order: 0 })
    }
  return { exact: strip(exact), stems: strip(stems) }
}

const strip = (map: ReadonlyMap<string, Candidate>): Map<string, Thing> =>
  new Map([...map].map(([word, { thing }]) => [word, thing]))

function read(language: Language): z.infer<typeof entry>[] {
  const data: unknown = require(`emojibase-data/${language}/data.json`)
  return z.array(entry).parse(data)
}
