import { type Found, shared } from '../things/detect.ts'
import { surfaces, type Thing } from '../things/names.ts'

/** Things less sure than this are not said to be there. */
const leastSure = 0.42
/** What share more of their boxes is one thing that the network took for two. */
const sameBox = 0.45
/** So near in sureness it cannot tell which of two kinds a thing is. */
const inDoubt = 0.12

/** What things of several kinds are, where it is in doubt which. */
const families: readonly (readonly [string, readonly Thing[]])[] = [
  [
    'animal',
    ['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe', 'teddy bear'],
  ],
  ['vehicle', ['car', 'bus', 'train', 'truck', 'motorcycle', 'bicycle']],
  ['vessel', ['cup', 'wine glass', 'bottle', 'bowl']],
  ['fruit', ['banana', 'apple', 'orange']],
]

/** Names of the things in a picture, the largest first and what they stand on last; what is in doubt by its family. */
export function thingsAmong(found: readonly Found[]): string[] {
  const sorted = found.toSorted((a, b) => b.sure - a.sure)
  const kept: { readonly one: Found; readonly name: string }[] = []
  for (const one of sorted) {
    if (one.sure < leastSure || kept.some((other) => shared(other.one.box, one.box) > sameBox)) continue
    if (surfaces.has(one.thing) && kept.some((other) => other.one.thing === one.thing)) continue
    kept.push({ one, name: nameOf(one, sorted) })
  }
  const place = ({ one: { thing, box } }: (typeof kept)[number]): number =>
    surfaces.has(thing) ? 0 : box.width * box.height
  return kept.toSorted((a, b) => place(b) - place(a)).map(({ name }) => name)
}

function nameOf(one: Found, all: readonly Found[]): string {
  const rivals = all.filter(
    (other) =>
      other.thing !== one.thing && one.sure - other.sure < inDoubt && shared(other.box, one.box) > sameBox,
  )
  const family = families.find(
    ([, kinds]) => kinds.includes(one.thing) && rivals.some(({ thing }) => kinds.includes(thing)),
  )
  return family?.[0] ?? one.thing
}
