import type { LanguageOutput } from '@krya/contracts'
import { kindOf } from './words.ts'

/** What can be known of a picture without a model: what is written in it, its shape, its colours. */
export interface PictureFacts {
  /** The prompt it was made with, or its name, where one is known. */
  readonly known: string | null
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
function nameOf(hex: string): string {
  const { hue, saturation, lightness } = hslOf(hex)
  if (lightness < 0.09) return 'black'
  if (lightness > 0.93) return 'white'
  const shade = lightness < 0.32 ? 'dark ' : lightness > 0.74 ? 'pale ' : ''
  if (saturation < 0.14) return `${shade}grey`
  const name = hues.find(([end]) => hue < end)?.[1] ?? 'red'
  return name === 'orange' && lightness < 0.4 ? `${shade}brown` : `${shade}${name}`
}

const shapeOf = ({ width, height }: PictureFacts): string =>
  width / height > 1.15 ? 'landscape-format' : height / width > 1.15 ? 'portrait-format' : 'square'

function lightOf({ colours }: PictureFacts): string {
  const all = colours.reduce((sum, { share }) => sum + share, 0) || 1
  const lightness = colours.reduce((sum, { hex, share }) => sum + hslOf(hex).lightness * share, 0) / all
  return lightness < 0.3 ? 'dark' : lightness > 0.68 ? 'bright' : 'balanced'
}

const namesOf = (facts: PictureFacts, most = 3): string[] =>
  [...new Set(facts.colours.map(({ hex }) => nameOf(hex)))].slice(0, most)

/** What is known of a picture, in a sentence. It says that it is all that is known. */
export function caption(facts: PictureFacts): LanguageOutput<'caption-image'> {
  const colours = namesOf(facts)
  const look = `a ${lightOf(facts)}, ${shapeOf(facts)} picture, mostly ${list(colours)}`
  const tags = [
    ...new Set([
      ...colours,
      lightOf(facts),
      shapeOf(facts),
      ...(facts.known === null ? [] : [kindOf(facts.known)]),
    ]),
  ]
  if (facts.known === null) return { caption: `${look.charAt(0).toUpperCase()}${look.slice(1)}.`, tags }
  return { caption: `${facts.known.replace(/[.\s]+$/, '')}; ${look}.`, tags }
}

/** What some pictures share, and a prompt that goes their way. */
export function analyze(all: readonly PictureFacts[]): LanguageOutput<'analyze-references'> {
  const shares = new Map<string, { hex: string; share: number }>()
  for (const { colours } of all)
    for (const { hex, share } of colours) {
      const name = nameOf(hex)
      const before = shares.get(name)
      shares.set(name, { hex: before?.hex ?? hex, share: (before?.share ?? 0) + share })
    }
  const ranked = [...shares].toSorted(([, a], [, b]) => b.share - a.share).slice(0, 6)
  const names = ranked.slice(0, 3).map(([name]) => name)
  const lights = [...new Set(all.map(lightOf))]
  const shapes = [...new Set(all.map(shapeOf))]
  const known = all.flatMap(({ known: text }) => (text === null ? [] : [text]))
  const mood = lights.includes('dark') ? ['moody'] : lights.includes('bright') ? ['light', 'open'] : ['calm']
  const subject = known[0] ?? 'a composition with one clear subject'
  const pictures = all.length === 1 ? 'One picture' : `${all.length} pictures`
  return {
    summary:
      `${pictures}, ${list(lights)} in light and ${list(shapes)}, mostly ${list(names)}.${known.length > 0 ? ` They show: ${known.slice(0, 3).join('; ')}.` : ''}`.slice(
        0,
        2000,
      ),
    palette: ranked.map(([, { hex }]) => hex),
    mood,
    prompt:
      `${subject}, in a palette of ${list(names)}, ${lights[0] ?? 'balanced'} light, a ${mood[0]} mood`.slice(
        0,
        4000,
      ),
  }
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'plain') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
