import type { ColourAdjustment } from '@krya/contracts'
import { curveThrough } from './curve.ts'

type Channel = 0 | 1 | 2
/** A channel's value of sRGB, 0–1, before and after. */
export type Tone = (value: number, channel: Channel) => number

export const clamp = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value)
const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const encoded = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)
const channels = { all: undefined, red: 0, green: 1, blue: 2 } as const

/** What treats red, green and blue each by itself; undefined: it needs all three. */
export function toneOf(asked: ColourAdjustment): Tone | undefined {
  switch (asked.kind) {
    case 'exposure':
      return inLight(() => 2 ** asked.stops)
    case 'white-balance': {
      // Warm light has more red and less blue; tint goes from green to magenta.
      const { temperature, tint } = asked
      const gains = [1 + 0.4 * temperature + 0.1 * tint, 1 - 0.2 * tint, 1 - 0.45 * temperature + 0.1 * tint]
      return inLight((channel) => gains[channel] ?? 1)
    }
    case 'brightness-contrast': {
      const steep = Math.tan((clamp((asked.contrast + 1) / 2) * 0.9 + 0.05) * (Math.PI / 2))
      return (value) => (value ** (2.2 ** -asked.brightness) - 0.5) * (asked.contrast === 0 ? 1 : steep) + 0.5
    }
    case 'tones':
      return (value) =>
        value +
        asked.shadows * 0.9 * value * (1 - value) ** 3 +
        asked.highlights * 0.9 * value ** 3 * (1 - value)
    case 'levels': {
      const { black, white, gamma, out_black: from, out_white: to } = asked
      const width = Math.max(0.001, white - black)
      return only(
        asked.channel,
        (value) => from + (to - from) * clamp((value - black) / width) ** (1 / gamma),
      )
    }
    case 'curves':
      return only(asked.channel, curveThrough(asked.points))
    case 'invert':
      return (value) => 1 - value
    case 'posterize':
      return (value) => Math.round(value * (asked.steps - 1)) / (asked.steps - 1)
    default:
      return undefined
  }
}

function only(name: keyof typeof channels, change: (value: number) => number): Tone {
  const wanted = channels[name]
  return wanted === undefined ? change : (value, channel) => (channel === wanted ? change(value) : value)
}

/** A gain of the light itself, not of its sRGB code. */
const inLight =
  (gain: (channel: Channel) => number): Tone =>
  (value, channel) =>
    encoded(clamp(linear(clamp(value)) * gain(channel)))
