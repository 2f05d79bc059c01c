/** What can be known of a picture without a language model: what it was made from, its things, shape and colours. */
export interface PictureFacts {
  /** The prompt it was made with, where one is known. */
  readonly known: string | null
  /** What is in it, the largest first, one name for each that there is; left out: nobody looked. */
  readonly things?: readonly string[]
  readonly width: number
  readonly height: number
  /** Its main colours, the largest first: #rrggbb and share of the picture. */
  readonly colours: readonly { readonly hex: string; readonly share: number }[]
}

interface Hsl {
  readonly hue: number
  readonly saturation: number
  readonly lightness: number
}

function hslOf(hex: string): Hsl {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  const lightness = (most + least) / 2
  const spread = most - least
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1))
  const turn =
    spread === 0
      ? 0
      : most === r
        ? ((g - b) / spread) % 6
        : most === g
          ? (b - r) / spread + 2
          : (r - g) / spread + 4
  return { hue: (turn * 60 + 360) % 360, saturation, lightness }
}

const hues: readonly (readonly [number, string])[] = [
  [15, 'red'],
  [40, 'orange'],
  [68, 'yellow'],
  [160, 'green'],
  [195, 'turquoise'],
  [245, 'blue'],
  [290, 'violet'],
  [345, 'pink'],
  [361, 'red'],
]

/** A colour in words: `dark blue`, `pale grey`. */
export function shadeOf(hex: string): string {
  const { hue, saturation, lightness } = hslOf(hex)
  if (lightness < 0.09) return 'black'
  if (lightness > 0.93) return 'white'
  const shade = lightness < 0.32 ? 'dark ' : lightness > 0.74 ? 'pale ' : ''
  if (saturation < 0.14) return `${shade}grey`
  const name = hues.find(([end]) => hue < end)?.[1] ?? 'red'
  return name === 'orange' && lightness < 0.4 ? `${shade}brown` : `${shade}${name}`
}

export const shapeOf = ({ width, height }: PictureFacts): string =>
  width / height > 1.15 ? 'landscape-format' : height / width > 1.15 ? 'portrait-format' : 'square'

export function lightOf({ colours }: PictureFacts): string {
  const all = colours.reduce((sum, { share }) => sum + share, 0) || 1
  const lightness = colours.reduce((sum, { hex, share }) => sum + hslOf(hex).lightness * share, 0) / all
  return lightness < 0.3 ? 'dark' : lightness > 0.68 ? 'bright' : 'balanced'
}

/** Less than this share of a picture is not what it mostly is. */
const leastShare = 0.04
const mostShades = 3

/** What its main colours are called, those there is most of first. */
function shadesOf({ colours }: PictureFacts): string[] {
  const shares = new Map<string, number>()
  for (const { hex, share } of colours) shares.set(shadeOf(hex), (shares.get(shadeOf(hex)) ?? 0) + share)
  const ranked = [...shares].toSorted(([, a], [, b]) => b - a)
  return ranked
    .filter(([, share], at) => at === 0 || share >= leastShare)
    .slice(0, mostShades)
    .map(([name]) => name)
}

/** More kinds of things than this are left out: a sentence is not a list. */
const mostKinds = 4
const numbers = ['no', 'a', 'two', 'three', 'four', 'five', 'six']
/** Whose name is not made plural by an s. */
const plurals: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['sheep', 'sheep'],
  ['scissors', 'scissors'],
  ['knife', 'knives'],
  ['wine glass', 'wine glasses'],
  ['sandwich', 'sandwiches'],
  ['toothbrush', 'toothbrushes'],
  ['couch', 'couches'],
  ['bench', 'benches'],
  ['bus', 'buses'],
  ['mouse', 'mice'],
  ['skis', 'skis'],
])

/** `a person`, `two dogs`, `several books`. */
function counted(thing: string, count: number): string {
  const plural = plurals.get(thing) ?? `${thing}s`
  if (count > 1) return `${numbers[count] ?? 'several'} ${plural}`
  if (plural === thing && thing.endsWith('s')) return thing
  return `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`
}

/** What is in a picture, each kind once with how many there are; empty: nothing that is known. */
function contentsOf(things: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].slice(0, mostKinds).map(([thing, count]) => counted(thing, count))
}

/** What is known of a picture, in a sentence. */
export function caption(facts: PictureFacts): { caption: string; tags: string[] } {
  const colours = shadesOf(facts)
  const look = `a ${lightOf(facts)}, ${shapeOf(facts)} picture, mostly ${listed(colours)}`
  const things = facts.things ?? []
  const subject = facts.known?.replace(/[.\s]+$/, '') ?? listed(contentsOf(things), '')
  const whole = subject === '' ? look : `${subject}; ${look}`
  return {
    caption: `${facts.known === null ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole}.`,
    tags: [...new Set([...things.slice(0, mostKinds), ...colours, lightOf(facts), shapeOf(facts)])],
  }
}

/** `a`, `a and b`, `a, b and c`. @param none what is said of nothing */
export const listed = (words: readonly string[], none = 'plain'): string =>
  words.length < 2 ? (words[0] ?? none) : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
