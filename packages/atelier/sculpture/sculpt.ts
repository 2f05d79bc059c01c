import { type Model, modelOf, solids } from '@krya/mesh'
import { createRandom } from '../draw/random.ts'
import { alone } from '../draw/subject/subject.ts'
import type { RelationKind, Subject } from '../scene/scene.ts'
import { arranged, type Standing } from './arrange.ts'
import { figurineOf } from './figurine.ts'
import { type Order, read } from './reading.ts'

/** What words became, with what of them was not made. */
export interface Sculpture {
  readonly model: Model
  readonly name: string
  readonly unused: readonly string[]
  /** Things that were named and for which there was no room. */
  readonly left: number
  /** Things made of drawings: what is behind them is a guess. */
  readonly drawn: readonly string[]
}

/** More than these no model holds. */
const mostThings = 12
/** Sizes in a group come nearer to each other than they are: a cat next to a castle is still seen. */
const nearness = 0.28
const triangles = { one: 20_000, of: 48_000 }

/**
 * Makes what words name, standing next to each other: of solids what is known so, of drawings all the rest.
 * @returns null where nothing is named that can be made
 */
export async function sculpt(
  prompt: string,
  seed: number,
  told: (share: number) => void,
): Promise<Sculpture | null> {
  const random = createRandom(seed, 'sculpt')
  const { orders, unused } = read(prompt, () => random.whole(2, 4))
  const wanted = orders.flatMap((order) =>
    Array.from({ length: Math.min(order.count, 99) }, (_, at) => ({ order, at })),
  )
  // What is said to stand on another comes after it.
  const each = wanted.slice(0, mostThings)
  const inTurn = relatedLast(each)
  const faces = Math.min(triangles.one, triangles.of / Math.max(1, each.length))
  const things: Standing[] = []
  for (const [one, { order, at, stands }] of inTurn.entries()) {
    const model = await made(order, at, seed, { faces, textureSize: each.length > 3 ? 512 : 1024 })
    if (model !== null) things.push({ model, size: order.metres ** nearness * order.scale, stands })
    told((one + 1) / each.length)
  }
  if (things.length === 0) return null
  return {
    model: arranged(things),
    name: orders.map(({ words }) => words).join(', '),
    unused,
    left: wanted.length - each.length,
    drawn: orders.flatMap(({ what, words }) => ('drawn' in what ? [words] : [])),
  }
}

interface Turn {
  readonly order: Order
  readonly at: number
}

/** “A cat on a table” is made of the table first: what a thing stands on must be there. */
function relatedLast(each: readonly Turn[]): (Turn & { readonly stands: Order['stands'] })[] {
  const turns: (Turn & { readonly stands: Order['stands'] })[] = []
  for (const one of each) {
    const { stands } = one.order
    const before = turns.at(-1)
    if (stands === null || isAside(stands) || one.at > 0 || before === undefined) {
      turns.push({ ...one, stands: null })
      continue
    }
    turns.pop()
    turns.push({ ...one, stands: null }, { ...before, stands })
  }
  return turns
}

const isAside = (stands: RelationKind): boolean =>
  stands === 'next-to' || stands === 'holding' || stands === 'wearing' || stands === 'under'

async function made(
  order: Order,
  at: number,
  seed: number,
  size: { readonly faces: number; readonly textureSize: number },
): Promise<Model | null> {
  const { what, colours, substance } = order
  if ('solid' in what) {
    const random = createRandom(seed, `${what.solid} ${at}`)
    return modelOf(solids[what.solid]({ colours, substance, random }))
  }
  const { metres, ...thing } = what.drawn
  const subject: Subject = {
    ...thing,
    id: 's1',
    words: order.words,
    count: 1,
    colours: [...colours],
    scale: 1,
    metres,
    weight: 1,
  }
  const art = alone(subject, `sculpt-${at}-`)
  return art === null ? null : figurineOf(art, size)
}
