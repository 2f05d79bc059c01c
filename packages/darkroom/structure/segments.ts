import { type Lab, pixelOf } from '../colour/lab.ts'
import { chanceOf } from '../fill/match.ts'
import type { Picture } from '../picture.ts'
import { through, within } from '../picture.ts'
import { besides } from '../plane.ts'

/** A picture's areas. */
export interface Segments {
  readonly width: number
  readonly height: number
  /** The area of each pixel, numbered from 0. */
  readonly of: Uint16Array
  readonly count: number
}

/** Areas are looked for at this size. */
const longestSide = 480
/** How much a step across the picture counts beside one in colour. */
const nearness = 0.12
const turns = 8
/** Areas smaller than this share of the picture go to the one they touch most. */
const smallest = 0.002

/**
 * The areas of one colour that hang together: k-means over colour and place, then what hangs together in
 * each, the smallest joined to their neighbours.
 * @param colours how many colours are told apart, 2–64
 */
export async function segmentsOf(picture: Picture, colours: number, seed = 1): Promise<Segments> {
  const small = await within(picture, longestSide)
  const apart = connected(clustered(pointsOf(small, nearness), colours, seed).own, small.width, small.height)
  const { of, count } = joined(apart, small.width, small.height)
  return enlarged(of, count, small, picture)
}

/** The colours are counted at this size. */
const countedAt = 96
/** What is clearer has no colour to be seen, 0–255. */
const leastSeen = 64
/** Nearer in OKLab nobody tells two colours apart on a sheet. */
const leastApart = 0.03

/**
 * The colours that a picture is made of, the most used first; those that look alike count as one. None where it
 * is clear all over.
 * @param most how many at most
 */
export async function paletteOf(picture: Picture, most: number): Promise<{ colour: Lab; share: number }[]> {
  const small = await sampled(picture)
  const seen = pointsOf(small, 0).filter((_, at) => (small.data[at * 4 + 3] ?? 0) >= leastSeen)
  const { own, centres } = clustered(seen, most, 1)
  const counts = centres.map(() => 0)
  for (const one of own) counts[one] = (counts[one] ?? 0) + 1
  const ranked = centres
    .map(({ l, a, b }, at) => ({ colour: { l, a, b }, share: (counts[at] ?? 0) / (own.length || 1) }))
    .toSorted((a, b) => b.share - a.share)
  const told: typeof ranked = []
  for (const one of ranked) {
    const like = told.findIndex(({ colour }) => alike(colour, one.colour))
    const before = told[like]
    if (before === undefined) told.push(one)
    else told[like] = { ...before, share: before.share + one.share }
  }
  return told.filter(({ share }) => share > 0.004).toSorted((a, b) => b.share - a.share)
}

/** Some of its pixels as they are: mixing neighbours would make colours that are nowhere in it. */
function sampled(picture: Picture): Promise<Picture> {
  const scale = Math.min(1, countedAt / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)))
  return through(picture, (pixels) => pixels.resize({ width, height, fit: 'fill', kernel: 'nearest' }))
}

const alike = (p: Lab, q: Lab): boolean => Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b) < leastApart

interface Centre extends Lab {
  readonly x: number
  readonly y: number
}

/** The colour and place of each pixel. @param near how much the place counts */
function pointsOf(picture: Picture, near: number): Centre[] {
  const { width, height } = picture
  return Array.from({ length: width * height }, (_, at): Centre => ({
    ...pixelOf(picture, at),
    x: (near * (at % width)) / width,
    y: (near * Math.floor(at / width)) / height,
  }))
}

/** Which of so many colours each point has, and those colours. */
function clustered(points: readonly Centre[], colours: number, seed: number) {
  const chance = chanceOf(seed)
  const any = (): Centre => points[Math.floor(chance() * points.length)] ?? { l: 0, a: 0, b: 0, x: 0, y: 0 }
  let centres = spreadOut(colours, any)
  const own = new Uint16Array(points.length)
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, point] of points.entries()) own[at] = nearest(point, centres)
    centres = means(points, own, centres)
  }
  return { own, centres }
}

/** Each next one the farthest of a few from those there are. */
function spreadOut(count: number, any: () => Centre): Centre[] {
  const centres = [any()]
  while (centres.length < count) {
    const few = Array.from({ length: 24 }, any)
    const far = few.map((one) => Math.min(...centres.map((centre) => apart(one, centre))))
    const best = few[far.indexOf(Math.max(...far))]
    if (best === undefined) break
    centres.push(best)
  }
  return centres
}

// Lightness counts half: a lit and a shaded side are mostly one thing.
const apart = (p: Centre, q: Centre): number =>
  0.5 * (p.l - q.l) ** 2 + 2 * ((p.a - q.a) ** 2 + (p.b - q.b) ** 2) + (p.x - q.x) ** 2 + (p.y - q.y) ** 2

function nearest(point: Centre, centres: readonly Centre[]): number {
  let [best, least] = [0, Infinity]
  for (const [at, centre] of centres.entries()) {
    const distance = apart(point, centre)
    if (distance < least) [best, least] = [at, distance]
  }
  return best
}

function means(points: readonly Centre[], own: Uint16Array, before: readonly Centre[]): Centre[] {
  const sums = before.map(() => ({ l: 0, a: 0, b: 0, x: 0, y: 0, count: 0 }))
  for (const [at, point] of points.entries()) {
    const sum = sums[own[at] ?? 0]
    if (sum === undefined) continue
    sum.l += point.l
    sum.a += point.a
    sum.b += point.b
    sum.x += point.x
    sum.y += point.y
    sum.count += 1
  }
  return before.map((centre, at) => {
    const { l, a, b, x, y, count } = sums[at] ?? { ...centre, count: 1 }
    return count === 0 ? centre : { l: l / count, a: a / count, b: b / count, x: x / count, y: y / count }
  })
}

/** Numbers each part that hangs together on its own. */
export function connected(own: Uint16Array | Uint8Array, width: number, height: number): Int32Array {
  const of = new Int32Array(width * height).fill(-1)
  let count = 0
  for (let first = 0; first < of.length; first += 1) {
    if (of[first] !== -1) continue
    const open = [first]
    of[first] = count
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const to of besides(at, { width, height })) {
        if (of[to] !== -1 || own[to] !== own[at]) continue
        of[to] = count
        open.push(to)
      }
    count += 1
  }
  return of
}

/** What is too small goes to the neighbour it shares the longest border with, the smallest first. */
function joined(of: Int32Array, width: number, height: number): { of: Uint16Array; count: number } {
  const count = of.reduce((most, one) => Math.max(most, one), 0) + 1
  const sizes = new Int32Array(count)
  for (const one of of) sizes[one] = (sizes[one] ?? 0) + 1
  const borders = bordersOf(of, width, height, count)
  const into = Int32Array.from({ length: count }, (_, at) => at)
  const rootOf = (one: number): number => {
    let root = one
    while ((into[root] ?? root) !== root) root = into[root] ?? root
    return root
  }
  const least = smallest * width * height
  for (const one of [...sizes.keys()].toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))) {
    const own = rootOf(one)
    if ((sizes[own] ?? 0) >= least) continue
    const beside = new Map<number, number>()
    for (const [other, length] of borders[one] ?? []) {
      const root = rootOf(other)
      if (root !== own) beside.set(root, (beside.get(root) ?? 0) + length)
    }
    const [to] = [...beside].toSorted((a, b) => b[1] - a[1])[0] ?? []
    if (to === undefined) continue
    into[own] = to
    sizes[to] = (sizes[to] ?? 0) + (sizes[own] ?? 0)
  }
  const numbers = new Map<number, number>()
  const result = Uint16Array.from(of, (one) => {
    const root = rootOf(one)
    const number = numbers.get(root) ?? numbers.size
    numbers.set(root, number)
    return number
  })
  return { of: result, count: numbers.size }
}

function bordersOf(of: Int32Array, width: number, height: number, count: number): Map<number, number>[] {
  const borders = Array.from({ length: count }, () => new Map<number, number>())
  const touch = (a: number, b: number): void => {
    if (a === b) return
    borders[a]?.set(b, (borders[a].get(b) ?? 0) + 1)
    borders[b]?.set(a, (borders[b].get(a) ?? 0) + 1)
  }
  for (let at = 0; at < of.length; at += 1) {
    if (at % width < width - 1) touch(of[at] ?? 0, of[at + 1] ?? 0)
    if (at < width * (height - 1)) touch(of[at] ?? 0, of[at + width] ?? 0)
  }
  return borders
}

/** At the picture's own size: each pixel belongs to that of the four areas about it whose colour it has. */
function enlarged(small: Uint16Array, count: number, from: Picture, picture: Picture): Segments {
  const { width, height } = picture
  const of = new Uint16Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const v = ((y + 0.5) * from.height) / height - 0.5
    for (let x = 0; x < width; x += 1) {
      const u = ((x + 0.5) * from.width) / width - 0.5
      of[y * width + x] = likest(small, from, picture, y * width + x, u, v)
    }
  }
  return { width, height, of, count }
}

function likest(
  small: Uint16Array,
  from: Picture,
  picture: Picture,
  pixel: number,
  u: number,
  v: number,
): number {
  const [left, top] = [Math.max(0, Math.floor(u)), Math.max(0, Math.floor(v))]
  const [right, bottom] = [Math.min(from.width - 1, left + 1), Math.min(from.height - 1, top + 1)]
  const corners = [
    top * from.width + left,
    top * from.width + right,
    bottom * from.width + left,
    bottom * from.width + right,
  ]
  const first = small[corners[0] ?? 0] ?? 0
  if (corners.every((at) => small[at] === first)) return first
  let [best, least] = [first, Infinity]
  for (const at of corners) {
    let distance = 0
    for (let channel = 0; channel < 3; channel += 1)
      distance += ((picture.data[pixel * 4 + channel] ?? 0) - (from.data[at * 4 + channel] ?? 0)) ** 2
    if (distance < least) [best, least] = [small[at] ?? 0, distance]
  }
  return best
}
