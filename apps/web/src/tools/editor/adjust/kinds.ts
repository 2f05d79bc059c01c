import type { ColourAdjustment } from '@krya/contracts'

/** A number of an adjustment. */
interface Dial {
  readonly field: string
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit?: string
  readonly scale?: number
}

export interface AdjustmentKind {
  readonly title: string
  /** What it begins as. */
  readonly first: ColourAdjustment
  readonly dials: readonly Dial[]
}

const percent = (field: string, label: string, min: number): Dial => ({
  field,
  label,
  min,
  max: 1,
  step: 0.01,
  unit: ' %',
  scale: 100,
})
const either = (field: string, label: string): Dial => percent(field, label, -1)
const share = (field: string, label: string): Dial => percent(field, label, 0)

/** Every adjustment that can lie over a picture. */
export const kinds: Readonly<Record<ColourAdjustment['kind'], AdjustmentKind>> = {
  exposure: {
    title: 'Exposure',
    first: { kind: 'exposure', stops: 0 },
    dials: [{ field: 'stops', label: 'Stops', min: -3, max: 3, step: 0.05 }],
  },
  'brightness-contrast': {
    title: 'Brightness and contrast',
    first: { kind: 'brightness-contrast', brightness: 0, contrast: 0 },
    dials: [either('brightness', 'Brightness'), either('contrast', 'Contrast')],
  },
  tones: {
    title: 'Shadows and highlights',
    first: { kind: 'tones', shadows: 0, highlights: 0 },
    dials: [either('shadows', 'Shadows'), either('highlights', 'Highlights')],
  },
  levels: {
    title: 'Levels',
    first: { kind: 'levels', channel: 'all', black: 0, gamma: 1, white: 1, out_black: 0, out_white: 1 },
    dials: [
      { ...share('black', 'Black'), max: 0.95 },
      { field: 'gamma', label: 'Gamma', min: 0.2, max: 4, step: 0.01 },
      { ...share('white', 'White'), min: 0.05 },
      share('out_black', 'Output black'),
      share('out_white', 'Output white'),
    ],
  },
  curves: {
    title: 'Curves',
    first: {
      kind: 'curves',
      channel: 'all',
      points: [
        [0, 0],
        [1, 1],
      ],
    },
    dials: [],
  },
  'white-balance': {
    title: 'White balance',
    first: { kind: 'white-balance', temperature: 0, tint: 0 },
    dials: [either('temperature', 'Temperature'), either('tint', 'Tint')],
  },
  hsl: {
    title: 'Hue and saturation',
    first: { kind: 'hsl', range: 'all', hue: 0, saturation: 0, lightness: 0 },
    dials: [
      { field: 'hue', label: 'Hue', min: -180, max: 180, step: 1, unit: '°' },
      either('saturation', 'Saturation'),
      either('lightness', 'Lightness'),
    ],
  },
  vibrance: {
    title: 'Vibrance',
    first: { kind: 'vibrance', amount: 0.3 },
    dials: [either('amount', 'Amount')],
  },
  grey: {
    title: 'Black and white',
    first: { kind: 'grey', amount: 1, red: 0.3, green: 0.59, blue: 0.11 },
    dials: [
      share('red', 'Reds'),
      share('green', 'Greens'),
      share('blue', 'Blues'),
      share('amount', 'Amount'),
    ],
  },
  tint: {
    title: 'Tint',
    first: { kind: 'tint', colour: '#c98a4b', amount: 0.5 },
    dials: [share('amount', 'Amount')],
  },
  'gradient-map': {
    title: 'Gradient map',
    first: { kind: 'gradient-map', dark: '#1b1442', light: '#ffd9a0', amount: 1 },
    dials: [share('amount', 'Amount')],
  },
  invert: { title: 'Invert', first: { kind: 'invert' }, dials: [] },
  posterize: {
    title: 'Posterize',
    first: { kind: 'posterize', steps: 6 },
    dials: [{ field: 'steps', label: 'Steps', min: 2, max: 32, step: 1 }],
  },
  threshold: {
    title: 'Threshold',
    first: { kind: 'threshold', level: 0.5 },
    dials: [share('level', 'Level')],
  },
  vignette: {
    title: 'Vignette',
    first: { kind: 'vignette', amount: 0.4, radius: 0.4, feather: 0.5 },
    dials: [either('amount', 'Amount'), share('radius', 'Radius'), share('feather', 'Feather')],
  },
  grain: {
    title: 'Grain',
    first: { kind: 'grain', amount: 0.25, size: 1.5 },
    dials: [
      share('amount', 'Amount'),
      { field: 'size', label: 'Size', min: 1, max: 10, step: 0.5, unit: ' px' },
    ],
  },
  lut: {
    title: 'Look-up table',
    first: { kind: 'lut', name: '', side: 2, table: '', amount: 1 },
    dials: [share('amount', 'Amount')],
  },
}
