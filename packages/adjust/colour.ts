import type { ColourAdjustment } from '@krya/contracts'
import { lutOf } from './lut.ts'
import { clamp } from './tone.ts'

/** Red, green and blue of sRGB, 0–1; changed in place. */
type Rgb = Float64Array
/** @param x, y where in the picture it is, in its own pixels */
export type Recolour = (rgb: Rgb, x: number, y: number) => void

// Written out, as below: taking arrays apart costs as much as the reckoning.
const brightness = (rgb: Rgb): number =>
  0.2126 * (rgb[0] ?? 0) + 0.7152 * (rgb[1] ?? 0) + 0.0722 * (rgb[2] ?? 0)

/** The hue in the middle of each range of colours, degrees. */
const middles = { all: 0, reds: 0, yellows: 60, greens: 120, cyans: 180, blues: 240, magentas: 300 } as const

/**
 * What needs a whole colour, or to know where it is.
 * @param width, height of the picture, in its own pixels
 */
export function recolourOf(asked: ColourAdjustment, width: number, height: number): Recolour | undefined {
  switch (asked.kind) {
    case 'hsl':
      return turned(asked)
    case 'vibrance':
      return (rgb) => {
        const r = rgb[0] ?? 0
        const g = rgb[1] ?? 0
        const b = rgb[2] ?? 0
        const spread = Math.max(r, g, b) - Math.min(r, g, b)
        // What has little colour gets more than what has much.
        towards(rgb, brightness(rgb), -asked.amount * (asked.amount > 0 ? 1 - spread : 1))
      }
    case 'grey': {
      const sum = Math.max(0.001, asked.red + asked.green + asked.blue)
      return (rgb) => {
        const r = rgb[0] ?? 0
        const g = rgb[1] ?? 0
        const b = rgb[2] ?? 0
        towards(rgb, (r * asked.red + g * asked.green + b * asked.blue) / sum, asked.amount)
      }
    }
    case 'tint': {
      const tint = channelsOf(asked.colour)
      return (rgb) => {
        const light = brightness(rgb)
        // Its own light and dark, in that colour: black stays black, white white.
        for (let at = 0; at < 3; at += 1) {
          const c = tint[at] ?? 0
          const wanted = light < 0.5 ? 2 * light * c : 1 - 2 * (1 - light) * (1 - c)
          rgb[at] = (rgb[at] ?? 0) + asked.amount * (wanted - (rgb[at] ?? 0))
        }
      }
    }
    case 'gradient-map': {
      const [dark, light] = [channelsOf(asked.dark), channelsOf(asked.light)]
      return (rgb) => {
        const at = brightness(rgb)
        for (let c = 0; c < 3; c += 1) {
          const wanted = (dark[c] ?? 0) * (1 - at) + (light[c] ?? 0) * at
          rgb[c] = (rgb[c] ?? 0) + asked.amount * (wanted - (rgb[c] ?? 0))
        }
      }
    }
    case 'threshold':
      return (rgb) => rgb.fill(brightness(rgb) >= asked.level ? 1 : 0)
    case 'vignette':
      return (rgb, x, y) => {
        const across = (2 * x) / width - 1
        const down = (2 * y) / height - 1
        const away = Math.sqrt((across * across + down * down) / 2)
        const edge = clamp((away - asked.radius * 0.9) / (0.05 + asked.feather))
        const smooth = edge * edge * (3 - 2 * edge)
        if (asked.amount >= 0)
          for (let c = 0; c < 3; c += 1) rgb[c] = (rgb[c] ?? 0) * (1 - asked.amount * smooth)
        else towards(rgb, 1, -asked.amount * smooth)
      }
    case 'grain':
      return (rgb, x, y) => {
        const noise = grainAt(Math.floor(x / asked.size), Math.floor(y / asked.size)) - 0.5
        // Film shows its grain in the middle tones.
        const off = 2 * brightness(rgb) - 1
        const here = 1 - off * off
        for (let c = 0; c < 3; c += 1)
          rgb[c] = (rgb[c] ?? 0) + noise * asked.amount * 0.5 * (0.25 + 0.75 * here)
      }
    case 'lut':
      return lutOf(asked)
    default:
      return undefined
  }
}

function towards(rgb: Rgb, value: number, amount: number): void {
  for (let at = 0; at < 3; at += 1) rgb[at] = (rgb[at] ?? 0) + amount * (value - (rgb[at] ?? 0))
}

const channelsOf = (hex: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)

/** Hue, saturation and lightness changed, where the colour is in range; as HSL defines them (CSS Color 4). */
function turned({ range, hue, saturation, lightness }: ColourAdjustment & { kind: 'hsl' }): Recolour {
  return (rgb) => {
    const r = rgb[0] ?? 0
    const g = rgb[1] ?? 0
    const b = rgb[2] ?? 0
    const most = Math.max(r, g, b)
    const least = Math.min(r, g, b)
    const spread = most - least
    let h = 0
    let l = (most + least) / 2
    if (spread > 0)
      h =
        60 *
        (most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4)
    const off = Math.abs(((h - middles[range] + 540) % 360) - 180)
    // A range reaches to its neighbours, and grey belongs to none.
    const share = range === 'all' ? 1 : clamp((60 - off) / 30) * Math.min(1, spread * 4)
    if (share === 0) return
    let s = spread === 0 ? 0 : spread / (1 - Math.abs(2 * l - 1))
    h = (h + hue * share + 360) % 360
    s = clamp(s * (1 + saturation * share))
    l = lightness < 0 ? l * (1 + lightness * share) : l + (1 - l) * lightness * share
    const reach = s * Math.min(l, 1 - l)
    for (let at = 0; at < 3; at += 1) {
      const k = (((3 - at) % 3) * 4 + h / 30) % 12
      rgb[at] = l - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    }
  }
}

/** White noise, 0–1, the same for the same place. */
function grainAt(x: number, y: number): number {
  let bits = Math.imul(x ^ Math.imul(y, 0x9e3779b1), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x27d4eb2f)
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
}
