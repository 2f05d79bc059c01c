import { createRandom } from '../../draw/random.ts'
import type { Point } from '../../draw/svg.ts'
import type { Layer } from '../../scene/layer.ts'

/** What moves by itself: a whole layer, or one of its elements. */
export interface Part {
  readonly svg: string
  /** Where it stands, hangs or floats: it is turned and bent there. */
  readonly foot: Point
  /** Pixels that it is high; 0 where nobody knows. */
  readonly size: number
  /** It was drawn as in a mirror. */
  readonly flip?: boolean
  /** Its own chance, three numbers from 0 to 1: no two of a kind move alike. */
  readonly luck: readonly [number, number, number]
}

/** Elements of an SVG fragment that lie in no other. */
export function elementsOf(svg: string): string[] {
  const elements: string[] = []
  let depth = 0
  let start = 0
  for (const tag of svg.matchAll(/<(\/?)[a-zA-Z][^>]*?(\/?)>/g)) {
    const [text, closing, empty] = tag
    if (depth === 0) start = tag.index
    if (closing === '/') depth -= 1
    else if (empty !== '/') depth += 1
    if (depth === 0) elements.push(svg.slice(start, tag.index + text.length))
  }
  return elements
}

const number = '(-?\\d+(?:\\.\\d+)?)'
/** Ways in which an element says where it is, the plainest first. */
const places = [
  new RegExp(`data-foot="${number} ${number}"`),
  new RegExp(`cx="${number}" cy="${number}"`),
  new RegExp(` d="M${number}[ ,]${number}`),
  new RegExp(`points="${number},${number}`),
  new RegExp(` x="${number}" y="${number}"`),
]

/** Where an element is; null: it does not say. */
export function placeOf(element: string): Point | null {
  for (const place of places) {
    const [, x, y] = place.exec(element) ?? []
    if (x !== undefined && y !== undefined) return [Number(x), Number(y)]
  }
  return null
}

/** The elements of a layer, each to move by itself. */
export const partsOf = (layer: Layer, seed: number): Part[] =>
  elementsOf(layer.svg).map((svg, at) => ({
    svg,
    foot: placeOf(svg) ?? [0, 0],
    size: 0,
    luck: luckOf(seed, `${layer.id}-${at}`),
  }))

/** A layer that moves as one. */
export const wholeOf = (layer: Layer, seed: number, foot: Point, size: number, name = layer.id): Part => ({
  svg: layer.svg,
  foot,
  size,
  luck: luckOf(seed, name),
})

function luckOf(seed: number, name: string): Part['luck'] {
  const random = createRandom(seed, `motion-${name}`)
  return [random.next(), random.next(), random.next()]
}
