import type { Random } from '../draw/random.ts'
import { geometricMark } from './geometric.ts'
import { iconsFor } from './icons.ts'
import type { Shape } from './logo.ts'
import type { MarkKind, Setting } from './looks.ts'
import { boxOf, circle, moved, regular, ring, rounded, shield } from './shape.ts'
import { letters } from './type.ts'

/** A sign within −50 … 50. */
export type Mark = readonly Shape[]

/** What a mark may be made from. */
export interface Brand {
  readonly name: string
  /** What it does: its signs are looked for by it, and by its name. */
  readonly trade: string
  readonly setting: Setting
  readonly random: Random
}

const part = (d: string, paint: Shape['paint']): Shape => ({ d, paint, part: 'mark' })

/** Its outline, centred and as large as fits a square of this side. */
function centred(d: string, side: number): string {
  const { x, y, width, height } = boxOf(d)
  const scale = side / Math.max(width, height)
  return moved(d, -(x + width / 2) * scale, -(y + height / 2) * scale, scale)
}

/** A shape, how large what stands in it is, and how far it is moved down. */
type Badge = readonly [shape: string, inside: number, rise: number]
const badges: readonly [Badge, ...Badge[]] = [
  [circle(0, 0, 50), 56, 0],
  [rounded(100, 100, 0.5), 62, 0],
  [rounded(100, 100, 0.18), 64, 0],
  [regular(6, 52), 56, 0],
  [shield, 50, -5],
]

function icon({ name, trade, random }: Brand): string | undefined {
  const found = iconsFor(`${trade} ${name}`)
  // The likest come first: they are taken more often.
  return found[Math.min(found.length - 1, Math.floor(random.next() ** 1.6 * Math.min(4, found.length)))]?.d
}

/** The first letters of the first two words; of one word its first. */
const initials = (name: string): string =>
  name
    .split(/[\s&+·-]+/)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase()

function initial({ name, setting }: Brand): string {
  const weight =
    setting.family === 'cormorant-garamond' || setting.family === 'josefin-sans' ? 600 : setting.weight
  const { placed } = letters({ family: setting.family, weight }, initials(name), 100, -0.04)
  return placed.map(({ d, middle, width }) => moved(d, middle - width / 2, 0)).join('')
}

/** What stands in a badge, cut out of it. */
function negative(inner: string, random: Random): Mark {
  const [shape, inside, rise] = random.pick<Badge>(badges)
  return [part(shape + moved(centred(inner, inside), 0, rise), 'primary')]
}

function monogram(brand: Brand): Mark {
  const { random } = brand
  const letter = initial(brand)
  switch (random.whole(0, 3)) {
    case 0:
      return negative(letter, random)
    case 1:
      return [part(ring(0, 0, 50, 5), 'primary'), part(centred(letter, 52), 'ink')]
    case 2:
      return [
        part(rounded(100, 100, 0.16) + rounded(89, 89, 0.1), 'primary'),
        part(centred(letter, 54), 'primary'),
      ]
    default:
      return [part(moved(centred(letter, 80), -6, -6), 'primary'), part(circle(38, 38, 10), 'secondary')]
  }
}

/** A mark of the kind, or of the nearest there is something for. @param turn which of several that stand in */
export function markOf(kind: Exclude<MarkKind, 'wordmark' | 'emblem'>, brand: Brand, turn: number): Mark {
  const geometric = (): Mark => geometricMark(brand.random).map(({ d, paint }) => part(d, paint))
  const standIn = (): Mark => (turn % 2 === 0 ? monogram(brand) : geometric())
  switch (kind) {
    case 'monogram':
      return monogram(brand)
    case 'geometric':
      return geometric()
    case 'pictorial': {
      const found = icon(brand)
      return found === undefined ? standIn() : [part(centred(found, 100), 'primary')]
    }
    case 'negative': {
      const found = icon(brand)
      return found === undefined ? standIn() : negative(found, brand.random)
    }
  }
}

/** Letters along a circle, their feet on it; below it they stand upright as well. */
function alongCircle(
  setting: Setting,
  text: string,
  r: number,
  size: number,
  side: 'above' | 'below',
): Shape[] {
  const { placed, width } = letters(setting, text, size, Math.max(0.1, setting.tracking))
  return placed.flatMap(({ d, middle, width: own }) => {
    if (d === '') return []
    const turn = ((middle - width / 2) / r) * (180 / Math.PI)
    const upright = moved(d, -own / 2, 0)
    const degrees = side === 'above' ? turn : -turn
    const radius = side === 'above' ? -r : r + size * 0.72
    const angle = (degrees * Math.PI) / 180
    return [
      {
        d: moved(upright, -radius * Math.sin(angle), radius * Math.cos(angle), 1, degrees),
        paint: 'ink' as const,
        part: side === 'above' ? ('name' as const) : ('tagline' as const),
      },
    ]
  })
}

/** The longest way round that the words of an emblem may take, as a share of a full turn. */
const longestWay = 0.52

/** A seal: the name round a sign, and what goes with it below. */
export function emblem(brand: Brand, tagline: string | undefined): Shape[] {
  const { setting, random } = brand
  const upper = { ...setting, case: 'upper' as const }
  const r = 74
  const fit = (text: string, size: number): number => {
    const { width } = letters(upper, text, size, Math.max(0.1, setting.tracking))
    return Math.min(size, (size * longestWay * 2 * Math.PI * r) / Math.max(1, width))
  }
  const name = brand.name.toUpperCase()
  const below = (tagline ?? '').toUpperCase()
  const found = icon(brand)
  const sign = found === undefined ? centred(initial(brand), 52) : centred(found, 66)
  const inner = random.chance(0.5)
    ? [part(circle(0, 0, 60) + sign, 'primary')]
    : [part(ring(0, 0, 60, 2.5), 'primary'), part(sign, 'primary')]
  const round = (d: string, paint: Shape['paint']): Shape => ({ d, paint, part: 'name' })
  const stars = [-1, 1].map((side) =>
    round(moved(circle(0, 0, 3), side * 83 * Math.cos(0.25), 83 * Math.sin(0.25)), 'secondary'),
  )
  return [
    ...inner,
    round(ring(0, 0, 104, 4), 'primary'),
    ...alongCircle(upper, name, r, fit(name, 21), 'above'),
    ...(below === '' ? [] : alongCircle(upper, below, r, fit(below, 12), 'below')),
    ...stars,
  ]
}
