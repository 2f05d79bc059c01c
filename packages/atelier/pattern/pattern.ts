import { symmetries, type Symmetry } from '@krya/contracts'
import { colourOf, hexOf } from '@krya/darkroom'
import { createRandom, type Random } from '../draw/random.ts'
import type { Art } from '../draw/subject/art.ts'
import { alone } from '../draw/subject/subject.ts'
import { n, rect, stroke } from '../draw/svg.ts'
import type { Scene } from '../scene/scene.ts'
import { understand } from '../understand/understand.ts'
import { aroundEdges, families } from './families.ts'
import { fillers, ornaments } from './ornaments.ts'
import { type Colours, coloursFor } from './palettes.ts'
import { apart, type Block, blockOf, type Copy } from './tile.ts'

export interface PatternInput {
  readonly prompt: string
  readonly symmetry: Symmetry | 'auto'
  readonly scale: 'small' | 'medium' | 'large'
  readonly width: number
  readonly height: number
  readonly seed: number
}

export interface Pattern {
  /** One tile; its left edge continues its right one, its upper edge its lower one. */
  readonly svg: string
  /** How it repeats, or which weave it is. */
  readonly made: string
  readonly unused: readonly string[]
  /** Whether a symmetry that was asked for could not be kept. */
  readonly isFree: boolean
}

const repeatsFor = { small: 4, medium: 2, large: 1 } as const
const mostSubjects = 3

/** Draws a tile that repeats without a seam: the same input always gives the same one. */
export function patternOf(input: PatternInput): Pattern {
  const { prompt, width, height, seed } = input
  const family = families.find((one) => one.words.test(prompt))
  const { words, inks, ground } = paletteIn(
    family === undefined ? prompt : prompt.replace(new RegExp(family.words, 'gi'), ' '),
  )
  const scene = understand({ prompt: words, seed, width, height })
  const random = createRandom(seed, 'pattern')
  const asked = [...inks, ...scene.palette, ...scene.subjects.flatMap(({ colours }) => colours)]
  const colours = coloursFor([...new Set(asked)], ground, random)
  const subjects = scene.subjects.slice(0, mostSubjects)
  const isWoven = family !== undefined && subjects.length === 0
  const repeats = repeatsFor[input.scale]
  const symmetry = input.symmetry === 'auto' ? usual(subjects.length > 0, random) : input.symmetry
  const drawn = isWoven
    ? family.draw({ width, height, repeats, colours, random })
    : repeated(scene, { ...input, symmetry }, colours, random)
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${rect(0, 0, width, height, colours[0])}${drawn}</svg>`,
    made: isWoven ? family.name : symmetry,
    unused: scene.report.unused.filter(
      (word) => !families.some((one) => one.words.test(word)) && !usualWords.test(word),
    ),
    isFree: isWoven && input.symmetry !== 'auto',
  }
}

/** Words of every prompt for a pattern. */
const usualWords =
  /^(?:patterns?|seamless|repeat(?:ing)?|tile[sd]?|motifs?|wallpaper|fabric|textile|print|floral|ornament(?:al)?|geometric|simple|abstract)$/i

/** Takes out what names colours alone: “… in sage and cream”, “… on navy blue”, which lies behind. */
function paletteIn(prompt: string): { words: string; inks: string[]; ground: string | undefined } {
  const inks: string[] = []
  let ground: string | undefined
  const words = prompt
    .split(/(?=,|\bon\b|\bin\b|\band\b|\bwith\b)/i)
    .filter((part) => {
      const named = part
        .replace(/^(?:,|on|in|and|with)\b/i, '')
        .replace(/^,/, '')
        .replace(/\b(?:back)?ground\b|\bbackdrop\b|[.!]/gi, '')
      const colour = colourOf(named)
      if (colour === undefined) return true
      if (/^on\b/i.test(part)) ground = hexOf(colour)
      else inks.push(hexOf(colour))
      return false
    })
    .join('')
  return { words, inks, ground }
}

/** Things with an up and a down stand upright or in turns; ornaments bear any symmetry. */
const usual = (hasSubjects: boolean, random: Random): Symmetry =>
  hasSubjects ? random.pick(['pg', 'p1', 'pm', 'cm', 'pgg', 'p2']) : random.pick(symmetries)

/** One motif and where its copies lie. */
interface Orbit {
  readonly copies: readonly Copy[]
  /** In units of the block’s width. */
  readonly radius: number
  /** How far its drawing reaches. */
  readonly reach: number
  readonly svg: string
}

/** About how many large motifs there are in a block. */
const perBlock = 8
const candidates = 80

/** Room that is left empty no longer, and the most motifs that fill it, as radii and counts. */
const emptyFrom = 0.1
const mostFilling = 8

function repeated(
  scene: Scene,
  input: PatternInput & { symmetry: Symmetry },
  colours: Colours,
  random: Random,
): string {
  const block = blockOf(input.symmetry)
  const arts = scene.subjects
    .slice(0, mostSubjects)
    .flatMap((subject) => alone(subject, `${subject.id}-`) ?? [])
  const order = block.copiesOf(0.1, 0.2).length
  const large = Math.max(arts.length, Math.min(3, Math.round(perBlock / order)), 1)
  const orbits: Orbit[] = []
  const vines: Orbit[] = []
  const add = (place: Place, radius: number, svg: string): void => {
    orbits.push({ copies: place.copies, radius, reach: radius * 1.3, svg })
  }
  for (let at = 0; at < large; at += 1) {
    const place = roomiest(block, orbits, random)
    const art = arts[at % Math.max(1, arts.length)]
    const radius = Math.min(0.26, place.room * (art === undefined ? 0.43 : 0.5))
    const [ink, second] = inksFor(colours, at)
    if (art === undefined && random.chance(0.7)) vines.push(vineFrom(place, block.height, colours, radius))
    add(
      place,
      radius,
      art === undefined
        ? scaled(random.pick(ornaments)(ink, second, random), radius, random)
        : fitted(art, radius),
    )
  }
  for (let at = 0; at < mostFilling; at += 1) {
    const place = roomiest(block, orbits, random)
    const isEmpty = place.room > emptyFrom
    const radius = isEmpty ? Math.min(0.15, place.room * 0.45) : Math.min(0.05, place.room * 0.3)
    if (radius < 0.014) break
    const [ink, second] = inksFor(colours, at + 1)
    const shape = random.pick(isEmpty && arts.length === 0 ? ornaments : fillers)
    add(
      place,
      isEmpty && arts.length > 0 ? radius * 0.6 : radius,
      scaled(shape(ink, second, random), radius, random),
    )
  }
  return laidOut([...vines, ...orbits], block, input)
}

const inksFor = ([ground, ...inks]: Colours, at: number): readonly [string, string] => [
  inks[at % inks.length] ?? ground,
  inks[(at + 1) % inks.length] ?? ground,
]

interface Place {
  readonly copies: readonly Copy[]
  /** How far it is to the nearest other motif’s edge, or to the middle of the nearest of its own copies. */
  readonly room: number
}

/** Of many places the one with the most room about all its copies (Mitchell’s best candidate). */
function roomiest(block: Block, orbits: readonly Orbit[], random: Random): Place {
  let best: Place = { copies: [], room: -1 }
  for (let go = 0; go < candidates; go += 1) {
    const copies = block.copiesOf(random.next(), random.next() * block.height)
    const [first, ...rest] = copies
    if (first === undefined) continue
    const own = Math.min(1, block.height, ...rest.map((one) => apart(first, one, block.height)))
    const others = orbits.flatMap((orbit) =>
      orbit.copies.map((one) => apart(first, one, block.height) - orbit.radius),
    )
    const room = Math.min(own, ...others)
    if (room > best.room) best = { copies, room }
  }
  return best
}

/** A tendril to the nearest other copy, drawn as the first copy sees it. */
function vineFrom({ copies }: Place, height: number, colours: Colours, radius: number): Orbit {
  const [first = { x: 0, y: 0 }, ...rest] = copies
  const near = rest
    .map((one) => ({ x: nearest(one.x - first.x, 1), y: nearest(one.y - first.y, height) }))
    .toSorted((p, q) => Math.hypot(p.x, p.y) - Math.hypot(q.x, q.y))[0] ?? { x: 1, y: 0 }
  const [ink] = inksFor(colours, 2)
  const unit = 100
  const [x, y] = [near.x * unit, near.y * unit]
  const bend = 0.45
  const d = `M0 0C${n(x * 0.3 - y * bend)} ${n(y * 0.3 + x * bend)} ${n(x * 0.7 + y * bend)} ${n(y * 0.7 - x * bend)} ${n(x)} ${n(y)}`
  return {
    copies,
    radius: 0,
    svg: `<g transform="scale(.01)">${stroke(d, ink, radius * unit * 0.14)}</g>`,
    reach: Math.hypot(near.x, near.y) * 1.2,
  }
}

const nearest = (difference: number, length: number): number =>
  difference - Math.round(difference / length) * length

/** An ornament of one unit at its size, turned any way. */
const scaled = (svg: string, radius: number, random: Random): string =>
  `<g transform="rotate(${random.whole(0, 23) * 15}) scale(${radius.toFixed(5)})">${svg}</g>`

/** A thing’s drawing within a circle. */
function fitted({ body, box }: Art, radius: number): string {
  const scale = (2 * radius) / Math.hypot(box.width, box.height)
  return `<g transform="scale(${scale.toFixed(6)}) translate(${n(-box.x - box.width / 2)} ${n(-box.y - box.height / 2)})">${body}</g>`
}

/** How many columns more than asked may be taken so that blocks keep their shape. */
const leeway = 3

function laidOut(orbits: readonly Orbit[], block: Block, { width, height, scale }: PatternInput): string {
  const wanted = Math.max(1, Math.round((width * repeatsFor[scale]) / Math.min(width, height)))
  const layouts = Array.from({ length: leeway }, (_, more) => {
    const columns = wanted + more
    const rows = Math.max(1, Math.round(height / (block.height * (width / columns))))
    const [sx, sy] = [width / columns, height / (rows * block.height)]
    return { columns, rows, sx, sy, bent: Math.abs(Math.log(sx / sy)) + 0.03 * more }
  })
  const { columns, rows, sx, sy } = layouts.reduce((best, one) => (one.bent < best.bent ? one : best))
  const defs = orbits.map(({ svg }, at) => `<g id="motif-${at}">${svg}</g>`).join('')
  const uses = orbits.flatMap(({ copies, reach }, at) =>
    copies.flatMap(({ a, b, c, d, x, y }) => {
      const matrix = [a * sx, b * sy, c * sx, d * sy].map((one) => one.toFixed(4)).join(' ')
      return Array.from({ length: columns * rows }, (_, cell) => {
        // Rounded before it is repeated, so that both of what an edge cuts are the same.
        const left = Math.round(((cell % columns) + x) * sx * 100) / 100
        const top = Math.round((Math.floor(cell / columns) * block.height + y) * sy * 100) / 100
        return aroundEdges(left, top, reach * Math.max(sx, sy), width, height).map(
          ([px, py]) => `<use xlink:href="#motif-${at}" transform="matrix(${matrix} ${n(px)} ${n(py)})"/>`,
        )
      }).flat()
    }),
  )
  return `<defs>${defs}</defs>${uses.join('')}`
}
