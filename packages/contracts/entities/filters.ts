import type { ColourAdjustment } from './adjustment.ts'

const exposure = (stops: number): ColourAdjustment => ({ kind: 'exposure', stops })
const contrast = (amount: number, brightness = 0): ColourAdjustment => ({
  kind: 'brightness-contrast',
  brightness,
  contrast: amount,
})
const tones = (shadows: number, highlights: number): ColourAdjustment => ({
  kind: 'tones',
  shadows,
  highlights,
})
const balance = (temperature: number, tint = 0): ColourAdjustment => ({
  kind: 'white-balance',
  temperature,
  tint,
})
const colours = (saturation: number, hue = 0): ColourAdjustment => ({
  kind: 'hsl',
  range: 'all',
  hue,
  saturation,
  lightness: 0,
})
const some = (
  range: 'reds' | 'yellows' | 'greens' | 'cyans' | 'blues' | 'magentas',
  hue: number,
  saturation: number,
  lightness = 0,
): ColourAdjustment => ({ kind: 'hsl', range, hue, saturation, lightness })
const vibrance = (amount: number): ColourAdjustment => ({ kind: 'vibrance', amount })
const grey = (red: number, green: number, blue: number, amount = 1): ColourAdjustment => ({
  kind: 'grey',
  amount,
  red,
  green,
  blue,
})
const tint = (colour: string, amount: number): ColourAdjustment => ({ kind: 'tint', colour, amount })
const between = (dark: string, light: string, amount: number): ColourAdjustment => ({
  kind: 'gradient-map',
  dark,
  light,
  amount,
})
const vignette = (amount: number): ColourAdjustment => ({
  kind: 'vignette',
  amount,
  radius: 0.4,
  feather: 0.5,
})
const grain = (amount: number): ColourAdjustment => ({ kind: 'grain', amount, size: 1.5 })
/** Blacks that are not black and whites that are not white, as in a print that was left in the sun. */
const faded = (out_black: number, out_white = 1): ColourAdjustment => ({
  kind: 'levels',
  channel: 'all',
  black: 0,
  gamma: 1,
  white: 1,
  out_black,
  out_white,
})
const bent = (channel: 'red' | 'green' | 'blue', dark: number, light: number): ColourAdjustment => ({
  kind: 'curves',
  channel,
  points: [
    [0, Math.max(0, dark)],
    [0.25, 0.25 + dark],
    [0.75, 0.75 + light],
    [1, Math.min(1, 1 + light)],
  ],
})

interface Filter {
  readonly name: string
  readonly adjustments: readonly ColourAdjustment[]
}

/** Looks of a whole picture, each a list of adjustments that can be changed afterwards. */
export const filters = {
  clear: { name: 'Clear', adjustments: [tones(0.25, -0.15), contrast(0.12), vibrance(0.25)] },
  vivid: { name: 'Vivid', adjustments: [contrast(0.15), vibrance(0.5), colours(0.1)] },
  punch: { name: 'Punch', adjustments: [tones(-0.2, 0.1), contrast(0.25), colours(0.18)] },
  soft: { name: 'Soft', adjustments: [tones(0.4, -0.3), contrast(-0.12), colours(-0.1)] },
  matte: { name: 'Matte', adjustments: [contrast(-0.05), faded(0.09, 0.97), colours(-0.15)] },
  faded: { name: 'Faded', adjustments: [faded(0.14, 0.93), colours(-0.3), balance(0.12)] },
  'golden-hour': {
    name: 'Golden hour',
    adjustments: [balance(0.45, 0.08), tones(0.2, -0.1), vibrance(0.25), vignette(0.12)],
  },
  sunrise: { name: 'Sunrise', adjustments: [balance(0.25, 0.35), tones(0.3, 0), faded(0.04)] },
  candlelight: { name: 'Candlelight', adjustments: [exposure(-0.25), balance(0.7), vignette(0.4)] },
  arctic: { name: 'Arctic', adjustments: [balance(-0.4), colours(-0.2), exposure(0.15)] },
  moonlight: {
    name: 'Moonlight',
    adjustments: [exposure(-0.8), balance(-0.6), colours(-0.45), contrast(0.1), vignette(0.3)],
  },
  'blue-hour': {
    name: 'Blue hour',
    adjustments: [exposure(-0.3), balance(-0.35, 0.15), bent('blue', 0.06, 0.02)],
  },
  'teal-and-orange': {
    name: 'Teal and orange',
    adjustments: [bent('blue', 0.06, -0.07), bent('red', -0.05, 0.05), contrast(0.12), vibrance(0.2)],
  },
  cinema: {
    name: 'Cinema',
    adjustments: [
      tones(-0.15, -0.2),
      bent('green', 0.02, -0.01),
      bent('blue', 0.05, -0.03),
      colours(-0.12),
      vignette(0.25),
    ],
  },
  'bleach-bypass': { name: 'Bleach bypass', adjustments: [grey(0.3, 0.6, 0.1, 0.55), contrast(0.35)] },
  'cross-process': {
    name: 'Cross process',
    adjustments: [
      bent('red', -0.06, 0.08),
      bent('green', 0.02, 0.06),
      bent('blue', 0.1, -0.1),
      contrast(0.12),
    ],
  },
  'slide-film': {
    name: 'Slide film',
    adjustments: [contrast(0.2), colours(0.2), some('blues', -6, 0.2, -0.08), some('greens', 6, 0.1)],
  },
  'portrait-film': {
    name: 'Portrait film',
    adjustments: [
      exposure(0.2),
      tones(0.2, -0.2),
      balance(0.1, 0.06),
      some('greens', 14, -0.2),
      faded(0.03),
      grain(0.12),
    ],
  },
  'consumer-film': {
    name: 'Consumer film',
    adjustments: [balance(0.2), bent('green', 0.02, 0.01), contrast(0.1), faded(0.05, 0.98), grain(0.22)],
  },
  instant: {
    name: 'Instant',
    adjustments: [
      faded(0.12, 0.95),
      balance(0.18, 0.05),
      bent('blue', 0.07, -0.06),
      vignette(0.28),
      grain(0.1),
    ],
  },
  expired: {
    name: 'Expired film',
    adjustments: [bent('green', 0.08, 0.02), bent('red', 0.02, -0.04), faded(0.1, 0.94), grain(0.4)],
  },
  seventies: {
    name: 'Seventies',
    adjustments: [balance(0.4), some('blues', -20, -0.35), faded(0.1, 0.96), colours(-0.12), vignette(0.2)],
  },
  mono: { name: 'Mono', adjustments: [grey(0.3, 0.59, 0.11)] },
  noir: { name: 'Noir', adjustments: [grey(0.5, 0.4, 0.1), contrast(0.38), vignette(0.4), grain(0.2)] },
  silver: { name: 'Silver', adjustments: [grey(0.25, 0.5, 0.25), tones(0.3, -0.2), tint('#8a8f99', 0.35)] },
  'red-filter': { name: 'Red filter', adjustments: [grey(0.9, 0.1, 0), contrast(0.2)] },
  sepia: { name: 'Sepia', adjustments: [grey(0.3, 0.59, 0.11), tint('#9c7748', 0.85)] },
  cyanotype: { name: 'Cyanotype', adjustments: [grey(0.2, 0.5, 0.3), between('#0b2440', '#f1f5ef', 1)] },
  duotone: { name: 'Duotone', adjustments: [between('#2b1055', '#ffb36b', 1), contrast(0.1)] },
  neon: {
    name: 'Neon night',
    adjustments: [
      exposure(-0.3),
      bent('blue', 0.14, 0.03),
      bent('red', 0.05, 0.03),
      colours(0.35),
      contrast(0.15),
    ],
  },
  infrared: {
    name: 'Infrared',
    adjustments: [
      some('greens', -110, 0.2, 0.35),
      some('yellows', -60, 0.1, 0.3),
      some('blues', 0, -0.3, -0.25),
      contrast(0.1),
    ],
  },
  poster: { name: 'Poster', adjustments: [contrast(0.2), colours(0.25), { kind: 'posterize', steps: 5 }] },
  negative: { name: 'Negative', adjustments: [{ kind: 'invert' }] },
} as const satisfies Readonly<Record<string, Filter>>
export type FilterId = keyof typeof filters
export const filterIds = Object.keys(filters).filter((id): id is FilterId => id in filters)
