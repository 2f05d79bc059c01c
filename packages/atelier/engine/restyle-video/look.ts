import { styles } from '@krya/catalog'
import { type ColourAdjustment, filters } from '@krya/contracts'
import type { Scene } from '../../scene/scene.ts'
import { scan } from '../../understand/scan.ts'
import { languageOf } from '../../understand/words.ts'

/** What a clip is to look like, the same for each of its frames. */
export interface Look {
  /** A style of the catalog; null: it is not painted. */
  readonly style: string | null
  readonly adjustments: readonly ColourAdjustment[]
  /** Colours that all others become, dark to light; none: they stay. */
  readonly palette: readonly string[]
}

/** A look, and what a person is told of it. */
export interface Reading {
  readonly look: Look
  readonly isUsual: boolean
  /** Words that nothing was made of. */
  readonly unused: readonly string[]
}

/** What a clip is painted in where no look was asked for. */
const usual = 'gouache'
export const usualName = styles.find(({ id }) => id === usual)?.name ?? usual

/**
 * Styles whose marks lie on the screen, not on things: moved, their grids would fall over each other and blur. They
 * are painted on twos, as animation is.
 */
const onTwos: ReadonlySet<string> = new Set([
  'crosshatch',
  'cross-stitch',
  'etching',
  'glitch',
  'halftone',
  'handheld',
  'impressionist',
  'low-poly',
  'mosaic',
  'pixel-art',
  'pointillist',
  'pop-art',
  'risograph',
  'stained-glass',
  'vaporwave',
])
export const isOnTwos = ({ style }: Look): boolean => style !== null && onTwos.has(style)

type Filter = keyof typeof filters

/** Hours, lights, seasons and weather that are a matter of colour; the others would have to be drawn. */
const times: Partial<Readonly<Record<Scene['time'], Filter>>> = {
  dawn: 'sunrise',
  morning: 'clear',
  noon: 'vivid',
  'golden-hour': 'golden-hour',
  sunset: 'golden-hour',
  dusk: 'blue-hour',
  night: 'moonlight',
}
const lights: Partial<Readonly<Record<Scene['lights'][number], Filter>>> = {
  moon: 'moonlight',
  stars: 'moonlight',
  candle: 'candlelight',
  fire: 'candlelight',
  lanterns: 'candlelight',
  sunbeams: 'golden-hour',
}
const seasons: Partial<Readonly<Record<Scene['season'], Filter>>> = {
  winter: 'arctic',
  autumn: 'golden-hour',
}
const weathers: Partial<Readonly<Record<Scene['weather'][number], Filter>>> = {
  overcast: 'matte',
  fog: 'faded',
  snow: 'arctic',
}

/** Words of three letters or less, and what is said of any clip, are not worth telling of. */
const small = new Set(
  'make turn into like look looks looking style styled video clip film movie animation animated scene painting painted drawn drawing picture with this that from everything whole colour color colours colors tones shades palette more very keep same'.split(
    ' ',
  ),
)

/** What of a prompt is a look: a way of painting, colours, an hour, a mood. */
export function lookOf(prompt: string): Reading {
  const colours: string[] = []
  const filtersNamed: Filter[] = []
  const unused: string[] = []
  const mood = { warmth: 0, brightness: 0, saturation: 0 }
  let style: string | null = null
  for (const { words, meaning } of scan(prompt, languageOf(prompt))) {
    const filter =
      meaning?.kind === 'time'
        ? times[meaning.id]
        : meaning?.kind === 'light'
          ? lights[meaning.id]
          : meaning?.kind === 'season'
            ? seasons[meaning.id]
            : meaning?.kind === 'weather'
              ? weathers[meaning.id]
              : undefined
    if (meaning?.kind === 'style') style ??= meaning.style.id
    else if (meaning?.kind === 'colour') colours.push(meaning.hex)
    else if (filter !== undefined) filtersNamed.push(filter)
    else if (meaning?.kind === 'mood') {
      mood.warmth += meaning.mood.warmth ?? 0
      mood.brightness += meaning.mood.brightness ?? 0
      mood.saturation += meaning.mood.saturation ?? 0
    } else if (isTold(words) && meaning?.kind !== 'number' && meaning?.kind !== 'relation') unused.push(words)
  }
  const adjustments = [...filtersNamed.flatMap((id) => [...filters[id].adjustments]), ...moodOf(mood)]
  const isUsual = style === null && colours.length === 0 && adjustments.length === 0
  return {
    look: { style: isUsual ? usual : style, adjustments, palette: rampOf(colours) },
    isUsual,
    unused: [...new Set(unused)],
  }
}

const isTold = (words: string): boolean =>
  /\p{sc=Han}/u.test(words) || (words.length > 3 && !small.has(words.toLowerCase()))

function moodOf({
  warmth,
  brightness,
  saturation,
}: Readonly<Record<'warmth' | 'brightness' | 'saturation', number>>) {
  const held = (value: number): number => Math.max(-1, Math.min(1, value))
  const adjustments: ColourAdjustment[] = []
  if (warmth !== 0) adjustments.push({ kind: 'white-balance', temperature: 0.7 * held(warmth), tint: 0 })
  if (brightness !== 0) adjustments.push({ kind: 'exposure', stops: held(brightness) })
  if (saturation !== 0)
    adjustments.push({ kind: 'hsl', range: 'all', hue: 0, saturation: 0.6 * held(saturation), lightness: 0 })
  return adjustments
}

/** From nearly black over the colours, dark to light, to nearly white in the last one’s hue. */
function rampOf(colours: readonly string[]): string[] {
  const sorted = [...new Set(colours)].toSorted((a, b) => lightnessOf(a) - lightnessOf(b))
  const [darkest] = sorted
  const lightest = sorted.at(-1)
  if (darkest === undefined || lightest === undefined) return []
  return [towards(darkest, 0, 0.82), ...sorted, towards(lightest, 255, 0.8)]
}

function channelsOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
function lightnessOf(hex: string): number {
  const [red, green, blue] = channelsOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const towards = (hex: string, end: number, share: number): string =>
  `#${channelsOf(hex)
    .map((value) =>
      Math.round(value + (end - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
