import { boundsOf, type Model, placed, standing } from '@krya/mesh'
import type { RelationKind } from '../scene/scene.ts'

/** A thing that is there, its size in the group, and how it stands to the one before. */
export interface Standing {
  readonly model: Model
  readonly size: number
  readonly stands: RelationKind | null
}

/** Between neighbours, as a share of the smaller one’s size. */
const gap = 0.14
/** How far down in another something sits. */
const inside = 0.45

/** Things as one model: next to each other, or as it was said of them. */
export function arranged(things: readonly Standing[]): Model {
  const [first] = things
  if (first === undefined) return { parts: [] }
  if (things.length === 1) return standing(first.model)
  const done: Model[] = []
  let right = 0
  let last: Model | undefined
  for (const { model, size, stands } of things) {
    const own = placed(standing(model), size, [0, 0, 0])
    const at = last === undefined ? undefined : beside(own, last, stands)
    const box = boxOf(own)
    const half = (box.most[0] - box.least[0]) / 2
    const spot = at ?? [right + (done.length === 0 ? 0 : gap * size) + half, 0, 0]
    const put = placed(own, 1, spot)
    done.push(put)
    last = put
    right = Math.max(right, boxOf(put).most[0])
  }
  return standing({ parts: done.flatMap(({ parts }) => parts) })
}

/** Where it stands to another; undefined: next to all that is there. */
function beside(own: Model, other: Model, stands: RelationKind | null): [number, number, number] | undefined {
  const [a, b] = [boxOf(own), boxOf(other)]
  const middle = (b.least[0] + b.most[0]) / 2
  const depth = (b.least[2] + b.most[2]) / 2
  const room = (a.most[2] - a.least[2]) / 2 + gap * (a.most[1] - a.least[1])
  switch (stands) {
    case 'on':
    case 'riding':
      return [middle, b.most[1], depth]
    case 'in':
      return [middle, b.least[1] + (b.most[1] - b.least[1]) * inside, depth]
    case 'behind':
      return [middle, b.least[1], b.least[2] - room]
    case 'in-front-of':
      return [middle, b.least[1], b.most[2] + room]
    case 'under':
    case 'next-to':
    case 'holding':
    case 'wearing':
    case null:
      return undefined
  }
}

const boxOf = (model: Model) => boundsOf(model.parts.map(({ surface }) => surface))
