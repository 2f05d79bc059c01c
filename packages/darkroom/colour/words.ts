import { converter, parse } from 'culori'

/** A colour in OKLab (Ottosson 2020): lightness 0–1, and how green–red and blue–yellow it is. */
export interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

const toOklab = converter('oklab')
/** How words before a colour’s name move its lightness. */
const shades: ReadonlyMap<string, number> = new Map([
  ['very dark', -0.3],
  ['dark', -0.18],
  ['deep', -0.14],
  ['light', 0.14],
  ['pale', 0.18],
  ['bright', 0.08],
])
/** What people call colours that have no such name in CSS. */
const further: ReadonlyMap<string, string> = new Map([
  ['blonde', '#e6c98c'],
  ['blond', '#e6c98c'],
  // What people mean by these is redder, and less red, than CSS has them.
  ['orange', '#f07427'],
  ['brown', '#8b5a2b'],
  ['apricot', '#fbceb1'],
  ['charcoal', '#36454f'],
  ['cream', '#fffdd0'],
  ['lilac', '#c8a2c8'],
  ['navy blue', '#000080'],
  ['peach', '#ffcba4'],
  ['sage', '#9caf88'],
  ['sand', '#d8c3a5'],
  ['mustard', '#e1ad01'],
  ['rose', '#ff6f91'],
  ['turquoise blue', '#00c5cd'],
  ['mint', '#98e8c1'],
  ['emerald', '#1f9d61'],
  ['burgundy', '#800020'],
  ['copper', '#b87333'],
])

/** The colour that words name: by its CSS name, its code, or with a word for its shade. Undefined: none. */
export function colourOf(words: string): Lab | undefined {
  const text = words
    .toLowerCase()
    .replace(/\b(?:a|an|the|colou?r|colou?red|shade|of|in|to|bit)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [word, step] of [['', 0] as const, ...shades]) {
    if (!text.startsWith(word)) continue
    const rest = text.slice(word.length).trim()
    // `sky blue` is `skyblue` in CSS.
    const found = toOklab(parse(further.get(rest) ?? rest) ?? parse(rest.replaceAll(' ', '')))
    if (found !== undefined) return { l: Math.min(1, Math.max(0, found.l + step)), a: found.a, b: found.b }
  }
  return undefined
}

/** Colours of sRGB, 0–255. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

/** @returns sRGB, 0–255; what sRGB does not have is cut off */
export function rgbOf({ l, a, b }: Lab): readonly [number, number, number] {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ]
}

const linears = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})
const linear = (value: number): number => linears[Math.round(value)] ?? 0
const encoded = (value: number): number =>
  255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)
