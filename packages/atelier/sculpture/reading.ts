import type { SolidId, Substance } from '@krya/mesh'
import type { RelationKind } from '../scene/scene.ts'
import type { Thing } from '../understand/lexicon.ts'
import { languageOf } from '../understand/words.ts'
import { type Heard, listen } from './listen.ts'
import { solidOfSubstance, solidWords } from './vocabulary.ts'

/** One thing to make, perhaps several times. */
export interface Order {
  readonly what: { readonly solid: SolidId } | { readonly drawn: Thing }
  readonly words: string
  readonly count: number
  readonly colours: readonly string[]
  readonly substance: Substance | null
  /** Beside what is usual for one of its kind. */
  readonly scale: number
  readonly metres: number
  /** How it stands to the one before it. */
  readonly stands: RelationKind | null
}

export interface Reading {
  readonly orders: readonly Order[]
  /** Words that did nothing. */
  readonly unused: readonly string[]
}

/** Words about what is made, not about what it shows. */
const quiet = new Set(
  '3d model render rendering object figurine figure statue statuette sculpture toy made make low poly lowpoly asset realistic stylized stylised cute simple isolated detailed high quality cartoon modell objekt modèle objet modelo objeto modello oggetto made from'.split(
    ' ',
  ),
)

interface Pending {
  count: number | undefined
  scale: number
  colours: string[]
  substance: { readonly id: Substance; readonly words: string } | null
}
const nothing = (): Pending => ({ count: undefined, scale: 1, colours: [], substance: null })

/** What a prompt asks to be made. @param some how many are meant by a plural */
export function read(prompt: string, some: () => number): Reading {
  const language = languageOf(prompt)
  const follows = ['fr', 'es', 'pt', 'it'].includes(language)
  const orders: Order[] = []
  const unused: string[] = []
  let pending = nothing()
  let stands: RelationKind | null = null
  let without = false

  /** What was said after a thing is said of it: “a vase of marble”. */
  const giveBack = (): void => {
    const last = orders.at(-1)
    if (last !== undefined) {
      const substance = last.substance ?? pending.substance?.id ?? null
      const colours = last.colours.length === 0 ? pending.colours : last.colours
      orders[orders.length - 1] = { ...last, substance, colours }
    } else if (pending.substance !== null) {
      const solid = solidOfSubstance[pending.substance.id]
      const own = pending.substance
      if (solid === undefined) unused.push(own.words)
      else put({ solid }, own.words, false, solidWords[solid].metres)
    }
    pending = nothing()
  }
  const put = (what: Order['what'], words: string, plural: boolean, metres: number): void => {
    if (without) {
      without = false
      pending = nothing()
      return
    }
    const count = Math.max(1, plural && (pending.count ?? 1) <= 1 ? some() : (pending.count ?? 1))
    orders.push({
      what,
      words,
      count,
      colours: pending.colours,
      substance: pending.substance?.id ?? null,
      scale: pending.scale,
      metres,
      stands,
    })
    pending = nothing()
    stands = null
  }
  for (const one of listen(prompt, language)) {
    if (one.kind === 'substance') {
      if (pending.substance !== null || (follows && orders.length > 0)) giveBack()
      pending.substance = one
      if (follows && orders.length > 0) giveBack()
    } else if (one.kind === 'solid') put({ solid: one.id }, one.words, one.plural, solidWords[one.id].metres)
    else {
      const { meaning, words, plural } = one.found
      switch (meaning?.kind) {
        case 'thing':
          put({ drawn: meaning.thing }, words, plural, meaning.thing.metres)
          break
        case 'number':
          pending.count = meaning.count
          break
        case 'size':
          pending.scale *= meaning.scale
          break
        case 'colour':
          pending.colours = [...pending.colours, meaning.hex]
          if (follows && orders.length > 0 && pending.count === undefined) giveBack()
          break
        case 'relation':
          if (pending.substance !== null || pending.colours.length > 0) giveBack()
          stands = meaning.relation
          break
        case 'without':
          without = true
          break
        case 'mood':
        case 'style':
        case 'light':
        case 'framing':
          break
        case 'place':
        case 'time':
        case 'weather':
        case 'season':
          unused.push(words)
          break
        default:
          if (/^\d{1,2}$/.test(words)) pending.count = Number(words)
          else if (words.length > 3 && !quiet.has(words.toLowerCase())) unused.push(words)
      }
    }
    if (ends(one) && (pending.substance !== null || pending.colours.length > 0)) giveBack()
  }
  if (pending.substance !== null || pending.colours.length > 0) giveBack()
  return { orders, unused: [...new Set(unused)] }
}

const ends = (one: Heard): boolean => (one.kind === 'found' ? one.found.ends : one.ends)
