import type { logoLooks, logoMarks } from '@krya/contracts'

export type Look = (typeof logoLooks)[number]

/** A typeface as a name is set in it. */
export interface Setting {
  readonly family: string
  readonly weight: number
  readonly case: 'as written' | 'upper' | 'lower'
  /** Extra room between letters, as a share of their size. */
  readonly tracking: number
}

const set = (
  family: string,
  weight: number,
  tracking = 0,
  letterCase: Setting['case'] = 'as written',
): Setting => ({ family, weight, tracking, case: letterCase })

export type MarkKind = (typeof logoMarks)[number]

interface Manner {
  readonly names: readonly [Setting, ...Setting[]]
  /** What goes with them under the name. */
  readonly taglines: readonly [Setting, ...Setting[]]
  readonly marks: readonly [MarkKind, ...MarkKind[]]
}

/** How each look is set, and which marks it likes, the likest first. */
export const manners: Readonly<Record<Look, Manner>> = {
  minimal: {
    names: [
      set('poppins', 500, -0.01),
      set('space-grotesk', 500, -0.02),
      set('josefin-sans', 400, 0.02),
      set('poppins', 300, 0.18, 'upper'),
    ],
    taglines: [set('poppins', 400, 0.08), set('josefin-sans', 400, 0.14, 'upper')],
    marks: ['geometric', 'monogram', 'negative', 'pictorial', 'wordmark'],
  },
  bold: {
    names: [
      set('archivo-black', 400, -0.02),
      set('syne', 800, -0.01),
      set('bebas-neue', 400, 0.03, 'upper'),
      set('poppins', 800, -0.02, 'upper'),
    ],
    taglines: [set('poppins', 500, 0.12, 'upper'), set('space-grotesk', 500, 0.04)],
    marks: ['negative', 'geometric', 'monogram', 'pictorial', 'wordmark'],
  },
  elegant: {
    names: [
      set('playfair-display', 500, 0.01),
      set('cormorant-garamond', 600, 0.14, 'upper'),
      set('josefin-sans', 300, 0.26, 'upper'),
      set('playfair-display', 400, 0.12, 'upper'),
    ],
    taglines: [set('josefin-sans', 400, 0.24, 'upper'), set('cormorant-garamond', 500, 0.04)],
    marks: ['monogram', 'pictorial', 'emblem', 'wordmark', 'geometric'],
  },
  playful: {
    names: [
      set('fredoka', 600, 0, 'lower'),
      set('pacifico', 400),
      set('righteous', 400),
      set('fredoka', 700),
    ],
    taglines: [set('fredoka', 500, 0.02), set('poppins', 500, 0.02)],
    marks: ['pictorial', 'negative', 'geometric', 'monogram', 'wordmark'],
  },
  tech: {
    names: [
      set('space-grotesk', 700, -0.03),
      set('syne', 700, 0.01),
      set('space-grotesk', 500, 0.12, 'upper'),
      set('poppins', 600, -0.03, 'lower'),
    ],
    taglines: [set('space-grotesk', 400, 0.06), set('space-grotesk', 400, 0.16, 'upper')],
    marks: ['geometric', 'negative', 'monogram', 'pictorial', 'wordmark'],
  },
  vintage: {
    names: [
      set('dm-serif-display', 400, 0.02),
      set('bebas-neue', 400, 0.1, 'upper'),
      set('playfair-display', 800, 0.06, 'upper'),
      set('righteous', 400, 0.04, 'upper'),
    ],
    taglines: [set('josefin-sans', 600, 0.2, 'upper'), set('dm-serif-display', 400, 0.03)],
    marks: ['emblem', 'pictorial', 'monogram', 'negative', 'wordmark'],
  },
}

/** What a look is taken for by the words of a trade. */
const trades: readonly { readonly words: RegExp; readonly look: Look }[] = [
  {
    words: /\b(?:law|legal|jewel|wedding|fashion|beauty|spa|wine|hotel|perfume|interior|florist|champagne)/i,
    look: 'elegant',
  },
  {
    words: /\b(?:toy|kid|child|baby|pet|ice ?cream|candy|sweet|party|game|school|nursery|bak)/i,
    look: 'playful',
  },
  {
    words: /\b(?:software|app|ai|data|cloud|crypto|robot|cyber|tech|code|saas|electronic|web)\b/i,
    look: 'tech',
  },
  {
    words:
      /\b(?:beer|brew|barber|coffee|whisk|craft|leather|roast|farm|butcher|distill|vintage|tattoo|bike)/i,
    look: 'vintage',
  },
  {
    words: /\b(?:gym|sport|fitness|construct|build|auto|car|truck|music|fight|skate|energy|security)/i,
    look: 'bold',
  },
]

export const lookFor = (words: string): Look =>
  trades.find((trade) => trade.words.test(words))?.look ?? 'minimal'

/** Brand colours: what stands out, what goes with it, what is written with. */
export type BrandColours = readonly [primary: string, secondary: string, ink: string]
export const brandColours: readonly [BrandColours, ...BrandColours[]] = [
  ['#1f6f5c', '#e8b04a', '#15302a'],
  ['#2448d8', '#37c3e8', '#111a3a'],
  ['#e4492f', '#f5a524', '#2a1512'],
  ['#6a35c9', '#f06aa8', '#221238'],
  ['#0f766e', '#84cc9a', '#0b2b2a'],
  ['#b3872d', '#1e2a3a', '#1e2a3a'],
  ['#d93a6a', '#f7a08c', '#35101f'],
  ['#1b1d22', '#e0533a', '#1b1d22'],
  ['#23395b', '#d17b49', '#16243b'],
  ['#3d7a2d', '#c5a53a', '#1e2e18'],
  ['#0a6ebd', '#ffb703', '#0b2540'],
  ['#7a2e3a', '#c99a6b', '#331419'],
]
