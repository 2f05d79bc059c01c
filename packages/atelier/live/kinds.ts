import type { Region } from './regions.ts'

/** What a region is taken for. */
export type Kind =
  | 'paper'
  | 'sky'
  | 'grass'
  | 'water'
  | 'sand'
  | 'earth'
  | 'snow'
  | 'rock'
  | 'foliage'
  | 'cloud'
  | 'sun'
  | 'object'
  | 'line'
  | 'plain'

/** Kinds that things stand before. */
export const isBackground = (kind: Kind): boolean => backgrounds.has(kind)
const backgrounds: ReadonlySet<Kind> = new Set([
  'paper',
  'sky',
  'grass',
  'water',
  'sand',
  'earth',
  'snow',
  'sun',
  'cloud',
  'plain',
])

interface Field {
  readonly across: number
  readonly down: number
}

/** A photograph falls into more regions than anybody draws. */
const mostDrawn = 420
/** No thicker than this, in cells, it is a line. */
const thinnest = 2.6

export const isPhotograph = (list: readonly Region[]): boolean => list.length > mostDrawn

/** What a region looks like: by where it lies, how large it is, and its colour. */
export function kindOf(region: Region, { across, down }: Field): Kind {
  const { touches, cells, colour } = region
  const share = cells / (across * down)
  if (region.isPaper) {
    const reaches = touches.left || touches.top || touches.right || touches.bottom
    return reaches || share < 0.001 ? 'paper' : 'object'
  }
  const width = region.right - region.left
  const height = region.bottom - region.top
  const full = cells / (width * height)
  if (region.thickness <= thinnest && full < 0.6) return 'line'
  const { hue, chroma, light } = toneOf(colour)
  const isWide = width >= 0.55 * across
  if (touches.top && isWide && share > 0.06 && !touches.bottom) return 'sky'
  if (touches.bottom && isWide && share > 0.05) return groundOf(hue, chroma, light)
  if (isWide && touches.left && touches.right) return groundOf(hue, chroma, light)
  const middle = (region.top + region.bottom) / 2 / down
  const isRound = full > 0.62 && width < 1.45 * height && height < 1.45 * width
  const isWarm = hue > 18 && hue < 68 && chroma > 0.35 && light > 0.4
  if (isRound && share < 0.06 && middle < 0.55 && isWarm) return 'sun'
  if (light > 0.85 && chroma < 0.12 && middle < 0.5 && width > height) return 'cloud'
  if (hue > 70 && hue < 175 && chroma > 0.15) return 'foliage'
  // A pool lies flat; what reaches down to the edge of the sheet stands nearer than water would.
  if (hue > 175 && hue < 255 && chroma > 0.2 && middle > 0.5 && width > 2.4 * height && !touches.bottom)
    return 'water'
  // A mountain is wide where it stands: its middle lies low in it.
  const isPeak = region.middle > 0.58 && full > 0.4 && full < 0.72
  if (chroma < 0.28 && isPeak && width > 0.16 * across && width > 0.7 * height && light < 0.8) return 'rock'
  return 'object'
}

function groundOf(hue: number, chroma: number, light: number): Kind {
  if (chroma < 0.14) return light > 0.8 ? 'snow' : 'rock'
  if (hue >= 62 && hue < 170) return 'grass'
  if (hue >= 170 && hue < 265) return 'water'
  if (hue >= 30 && hue < 62 && light > 0.55) return 'sand'
  return 'earth'
}

/** Hue in degrees, chroma and lightness 0–1. */
export function toneOf(colour: number): { hue: number; chroma: number; light: number } {
  const [r, g, b] = [(colour >> 16) / 255, ((colour >> 8) & 255) / 255, (colour & 255) / 255]
  const most = Math.max(r, g, b)
  const chroma = most - Math.min(r, g, b)
  const sixth =
    chroma === 0
      ? 0
      : most === r
        ? ((g - b) / chroma + 6) % 6
        : most === g
          ? (b - r) / chroma + 2
          : (r - g) / chroma + 4
  return { hue: sixth * 60, chroma, light: (most + Math.min(r, g, b)) / 2 }
}
