import { colourOf, hexOf } from '@krya/darkroom'
import { distance, lightnessOf, mix } from '../draw/colour.ts'
import { createRandom, type Random } from '../draw/random.ts'
import type { Box, Logo, Shape } from './logo.ts'
import {
  type BrandColours,
  brandColours,
  type Look,
  lookFor,
  manners,
  type MarkKind,
  type Setting,
} from './looks.ts'
import { type Brand, emblem, type Mark, markOf } from './marks.ts'
import { around, boxOf, circle, moved } from './shape.ts'
import { canSet, letters } from './type.ts'

export interface LogoInput {
  readonly name: string
  readonly tagline?: string | undefined
  readonly industry?: string | undefined
  /** Colours in words, the main one first. */
  readonly colors?: string | undefined
  readonly look: Look | 'auto'
  readonly mark: MarkKind | 'auto'
  readonly seed: number
}

export interface Designed {
  readonly logo: Logo
  /** Words among the colours that name none. */
  readonly unknown: readonly string[]
}

/**
 * Designs a logo: the same input always gives the same one, and seeds that follow each other differ in kind.
 * @returns null where no typeface has the name’s letters
 */
export function designLogo(input: LogoInput): Designed | null {
  const { name, tagline, industry = '', seed } = input
  const random = createRandom(seed, `logo-${name}`)
  const trade = `${industry} ${tagline ?? ''}`
  const look = input.look === 'auto' ? lookFor(`${trade} ${name}`) : input.look
  const manner = manners[look]
  const kind =
    input.mark === 'auto' ? (manner.marks[seed % manner.marks.length] ?? manner.marks[0]) : input.mark
  const setting = settable(manner.names, name, random)
  const under = tagline === undefined ? undefined : settable(manner.taglines, tagline, random)
  if (setting === undefined || (tagline !== undefined && under === undefined)) return null
  const { colours, unknown } = coloursOf(input.colors ?? '', random)
  const brand: Brand = { name, trade, setting, random }
  const shapes =
    kind === 'emblem'
      ? emblem(brand, tagline)
      : kind === 'wordmark'
        ? wordmark(brand, tagline, under)
        : lockup(markOf(kind, brand, seed), brand, tagline, under)
  const signs = shapes.filter(({ part }) => part === 'mark')
  return {
    logo: {
      version: 1,
      name,
      ...(tagline === undefined ? {} : { tagline }),
      shapes,
      box: boundsOf(shapes),
      mark: signs.length === 0 ? null : boundsOf(signs),
      colours,
      typeface: setting.family,
      ...(under === undefined ? {} : { taglineTypeface: under.family }),
    },
    unknown,
  }
}

const boundsOf = (shapes: readonly Shape[]): Box => around(shapes.map(({ d }) => boxOf(d)))

const cased = (text: string, { case: letterCase }: Setting): string =>
  letterCase === 'upper' ? text.toUpperCase() : letterCase === 'lower' ? text.toLowerCase() : text

/** One of them that has all letters of the text. */
const settable = (settings: readonly Setting[], text: string, random: Random): Setting | undefined =>
  random.shuffle(settings).find((one) => canSet(one, cased(text, one)))

/** Names longer than this are broken in two where they have a space. */
const longestLine = 15
const size = 100

/** Lines of type, the first one’s baseline at 0, from the left or about the middle. */
function setLines(
  lines: readonly string[],
  setting: Setting,
  of: number,
  part: Shape['part'],
  isCentred: boolean,
): Shape[] {
  return lines.flatMap((line, row) => {
    const { placed, width } = letters(setting, cased(line, setting), of, setting.tracking)
    const from = isCentred ? -width / 2 : 0
    return placed.flatMap(({ d, middle, width: own }) =>
      d === ''
        ? []
        : [{ d: moved(d, from + middle - own / 2, row * of * 1.05), paint: 'ink' as const, part }],
    )
  })
}

function brokenIn(name: string): string[] {
  const spaces = [...name.matchAll(/\s/g)].map(({ index }) => index)
  if (name.length <= longestLine || spaces.length === 0) return [name]
  const middle =
    spaces.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0] ?? 0
  return [name.slice(0, middle), name.slice(middle + 1)]
}

/** Name and tagline together, the tagline no wider than the name. */
function words(
  { name, setting }: Brand,
  tagline: string | undefined,
  under: Setting | undefined,
  isCentred: boolean,
): Shape[] {
  const own = setLines(brokenIn(name), setting, size, 'name', isCentred)
  if (tagline === undefined || under === undefined) return own
  const box = boundsOf(own)
  const { width } = letters(under, cased(tagline, under), 1, under.tracking)
  const small = Math.max(16, Math.min(34, box.width / Math.max(0.1, width)))
  const line = setLines([tagline], under, small, 'tagline', isCentred)
  const left = isCentred ? 0 : box.x - boundsOf(line).x
  return [
    ...own,
    ...line.map((one) => ({ ...one, d: moved(one.d, left, box.y + box.height + small * 1.55) })),
  ]
}

const shifted = (shapes: readonly Shape[], x: number, y: number, scale = 1): Shape[] =>
  shapes.map((one) => ({ ...one, d: moved(one.d, x, y, scale) }))

/** Sign and words side by side, or one over the other, centred by what is seen. */
function lockup(mark: Mark, brand: Brand, tagline: string | undefined, under: Setting | undefined): Shape[] {
  const isStacked = brand.random.chance(brand.name.length < 9 ? 0.5 : 0.3)
  const text = words(brand, tagline, under, isStacked)
  const [sign, type] = [boundsOf(mark), boundsOf(text)]
  if (isStacked) {
    const scale = Math.min(190, Math.max(120, type.width * 0.42)) / sign.height
    const gap = size * 0.42
    return [
      ...shifted(
        mark,
        type.x + type.width / 2 - (sign.x + sign.width / 2) * scale,
        type.y - gap - (sign.y + sign.height) * scale,
        scale,
      ),
      ...text,
    ]
  }
  // A little taller than the words, so that it does not look smaller.
  const scale = Math.max(type.height * 1.16, size * 1.25) / sign.height
  const gap = size * 0.34
  return [
    ...shifted(
      mark,
      type.x - gap - (sign.x + sign.width) * scale,
      type.y + type.height / 2 - (sign.y + sign.height / 2) * scale,
      scale,
    ),
    ...text,
  ]
}

/** The name alone, with one thing about it that is its own. */
function wordmark(brand: Brand, tagline: string | undefined, under: Setting | undefined): Shape[] {
  const text = words(brand, tagline, under, false)
  const names = text.filter(({ part }) => part === 'name')
  const box = boundsOf(names)
  switch (brand.random.whole(0, 2)) {
    case 0:
      return [
        ...text,
        {
          d: circle(box.x + box.width + size * 0.16, -size * 0.075, size * 0.085),
          paint: 'primary',
          part: 'name',
        },
      ]
    case 1:
      return text.map((one) => (one === names[0] ? { ...one, paint: 'primary' as const } : one))
    default:
      return text.map((one) => (one.part === 'name' ? { ...one, paint: 'primary' as const } : one))
  }
}

/** Lighter than this is no colour to draw a sign in on white. */
const palest = 0.82

function coloursOf(asked: string, random: Random) {
  const parts = asked
    .split(/,|;|\band\b|\bwith\b|\+|&/i)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const known = parts.flatMap((one) => {
    const colour = colourOf(one)
    return colour === undefined ? [] : [hexOf(colour)]
  })
  const unknown = parts.filter((one) => colourOf(one) === undefined)
  const strong = known.filter((hex) => lightnessOf(hex) < palest)
  const [primary, second] = strong
  const ground = '#ffffff'
  if (primary === undefined) {
    const [main, other, ink] = random.pick<BrandColours>(brandColours)
    return { colours: { primary: main, secondary: other, ink, ground }, unknown }
  }
  const pale = known.find((hex) => !strong.includes(hex))
  const secondary = second ?? pale ?? mix(primary, '#ffffff', 0.4)
  const ink = lightnessOf(primary) < 0.4 ? primary : mix(primary, '#0d1017', 0.78)
  return {
    colours: {
      primary,
      secondary: distance(secondary, ground) < 0.08 ? mix(primary, '#ffffff', 0.35) : secondary,
      ink,
      ground,
    },
    unknown,
  }
}
